/** Rows the bank has posted since: what they said before is kept, so that undoing the import can say it again. */
import type { Tx } from '../../../core/db/db.ts'
import type { Settlement } from '../contract.ts'
import { rowsPerPage } from './recording.ts'
import { refreshSearch } from './search.ts'
import { joinMismatched } from './splits.ts'

/** Gives a pending or hand-entered row the bank's posted facts, and keeps what it said before. */
export async function settle(tx: Tx, importId: string, settlements: readonly Settlement[]): Promise<number> {
  let settled = 0
  for (let start = 0; start < settlements.length; start += rowsPerPage) {
    const batch = settlements.slice(start, start + rowsPerPage)
    const ids = batch.map((settlement) => settlement.transactionId)
    await tx.query(
      `insert into accounts.settlements (workspace_id, transaction_id, import_id, before)
       select t.workspace_id, t.id, $2, jsonb_build_object(${beforeFields})
       from accounts.transactions t where t.workspace_id = $1 and t.id = any($3::uuid[]) and t.withdrawn_at is null
       on conflict (workspace_id, transaction_id) do nothing`,
      [tx.scope.workspaceId, importId, ids],
    )
    const { rowCount } = await tx.query(
      `update accounts.transactions t set booked_on = r.booked_on, value_on = r.value_on,
         amount_minor = r.amount_minor, currency = r.currency, description = r.description,
         counterparty = r.counterparty, reference = r.reference, bank_id = r.bank_id,
         bank_category = r.bank_category, pending = false, import_id = coalesce(t.import_id, $2),
         version = t.version + 1
       from unnest($3::uuid[], $4::date[], $5::date[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[],
         $11::text[], $12::text[])
         as r(id, booked_on, value_on, amount_minor, currency, description, counterparty, reference, bank_id,
           bank_category)
       where t.workspace_id = $1 and t.id = r.id and (t.pending or t.import_id is null) and t.withdrawn_at is null`,
      [
        tx.scope.workspaceId,
        importId,
        ids,
        batch.map(({ posted }) => posted.bookedOn),
        batch.map(({ posted }) => posted.valueOn),
        batch.map(({ posted }) => posted.amountMinor),
        batch.map(({ posted }) => posted.currency),
        batch.map(({ posted }) => posted.description),
        batch.map(({ posted }) => posted.counterparty),
        batch.map(({ posted }) => posted.reference),
        batch.map(({ posted }) => posted.bankId),
        batch.map(({ posted }) => posted.bankCategory),
      ],
    )
    await joinMismatched(tx, ids)
    await refreshSearch(tx, ids)
    settled += rowCount
  }
  return settled
}

const kept = [
  'booked_on',
  'value_on',
  'amount_minor',
  'currency',
  'description',
  'counterparty',
  'reference',
].concat(['bank_id', 'bank_category', 'pending', 'import_id'])
const beforeFields = kept.map((column) => `'${column}', t.${column}`).join(', ')

/** Rows this import settled go back to what they were. */
export async function unsettle(tx: Tx, importId: string): Promise<number> {
  const { rows } = await tx.query<{ id: string }>(
    `update accounts.transactions t set booked_on = b.booked_on, value_on = b.value_on, amount_minor = b.amount_minor,
       currency = b.currency, description = b.description, counterparty = b.counterparty, reference = b.reference,
       bank_id = b.bank_id, bank_category = b.bank_category, pending = b.pending, import_id = b.import_id,
       version = t.version + 1
     from accounts.settlements s
     cross join lateral jsonb_to_record(s.before) as b(booked_on date, value_on date, amount_minor bigint,
       currency text, description text, counterparty text, reference text, bank_id text, bank_category text,
       pending boolean, import_id uuid)
     where s.workspace_id = $1 and s.import_id = $2 and t.workspace_id = $1 and t.id = s.transaction_id
     returning t.id`,
    [tx.scope.workspaceId, importId],
  )
  const ids = rows.map((row) => row.id)
  await joinMismatched(tx, ids)
  await refreshSearch(tx, ids)
  await tx.query('delete from accounts.settlements where workspace_id = $1 and import_id = $2', [
    tx.scope.workspaceId,
    importId,
  ])
  return rows.length
}
