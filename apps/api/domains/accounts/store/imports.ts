import type { Tx } from '../../../core/db/db.ts'
import type { OpenTransaction, Period, TransactionState } from '../contract.ts'
import { forgetSearch } from './search.ts'

/**
 * Takes an import's rows out: those nobody touched go, those a person worked on are set aside with the work, and those a
 * later import has settled become that import's.
 */
export async function withdraw(tx: Tx, importId: string): Promise<number> {
  const scope = [tx.scope.workspaceId, importId]
  await tx.query(
    `with handed as (
       delete from accounts.settlements s using accounts.transactions t
       where t.workspace_id = $1 and t.import_id = $2 and s.workspace_id = $1 and s.transaction_id = t.id
         and s.import_id <> $2
       returning s.transaction_id, s.import_id
     )
     update accounts.transactions t set import_id = handed.import_id from handed
     where t.workspace_id = $1 and t.id = handed.transaction_id`,
    scope,
  )
  await unlinkWithdrawn(tx, importId)
  await forgetSearch(tx, importId)
  const aside = await tx.query(
    `update accounts.transactions set withdrawn_at = $3, version = version + 1
     where workspace_id = $1 and import_id = $2 and withdrawn_at is null
       and (edited_at is not null or deleted_at is not null)`,
    [...scope, tx.now()],
  )
  const gone = await tx.query(
    `delete from accounts.transactions where workspace_id = $1 and import_id = $2 and withdrawn_at is null`,
    scope,
  )
  return aside.rowCount + gone.rowCount
}

/** Transfers with a leg that has left the ledger are no transfers; the other leg is free again. */
async function unlinkWithdrawn(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `with broken as (
       delete from accounts.transfers f using accounts.transactions t
       where t.workspace_id = $1 and t.import_id = $2 and f.workspace_id = $1 and t.id in (f.from_id, f.to_id)
       returning f.id
     )
     update accounts.transactions t set transfer_id = null, version = t.version + 1 from broken
     where t.workspace_id = $1 and t.transfer_id = broken.id`,
    [tx.scope.workspaceId, importId],
  )
}

export async function statesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, TransactionState>> {
  const { rows } = await tx.query<TransactionState & { id: string }>(
    `select id, deleted_at is not null as deleted, edited_at is not null as edited,
       reconciled_at is not null as reconciled
     from accounts.transactions where workspace_id = $1 and id = any($2::uuid[])`,
    [tx.scope.workspaceId, ids],
  )
  return new Map(rows.map(({ id, ...state }) => [id, state]))
}

export async function openRows(tx: Tx, accountId: string, period: Period): Promise<OpenTransaction[]> {
  const { rows } = await tx.query<OpenTransaction>(
    `select id, booked_on as "bookedOn", amount_minor as "amountMinor", currency, description, bank_id as "bankId",
       pending, case when import_id is null then 'hand' else 'import' end as source
     from accounts.transactions
     where workspace_id = $1 and account_id = $2 and booked_on between $3 and $4 and (pending or import_id is null)
       and deleted_at is null and withdrawn_at is null
     order by booked_on, id`,
    [tx.scope.workspaceId, accountId, period.from, period.to],
  )
  return rows
}

export async function deletedIds(tx: Tx, accountId: string, period: Period): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from accounts.transactions
     where workspace_id = $1 and account_id = $2 and booked_on between $3 and $4 and deleted_at is not null`,
    [tx.scope.workspaceId, accountId, period.from, period.to],
  )
  return rows.map((row) => row.id)
}
