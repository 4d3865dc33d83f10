import type { Tx } from '../../../core/db/db.ts'
import type { NewTransaction, OpenTransaction, Period, Settlement, TransactionState } from '../contract.ts'
import { addToSearch, forgetSearch, refreshSearch, type SearchedRow } from './search.ts'
import { markMonths } from './transactions.ts'
import { Values } from './values.ts'

/** Above this a statement's parameters cost more memory than a further round trip costs time. */
export const rowsPerStatement = 5_000

const facts = {
  id: 'uuid',
  booked_on: 'date',
  value_on: 'date',
  amount_minor: 'bigint',
  currency: 'text',
  description: 'text',
  counterparty: 'text',
  reference: 'text',
  bank_id: 'text',
  bank_category: 'text',
  pending: 'boolean',
} as const
type Fact = keyof typeof facts

const read: Record<Fact, (row: NewTransaction) => string | bigint | boolean | null> = {
  id: (row) => row.id,
  booked_on: (row) => row.bookedOn,
  value_on: (row) => row.valueOn,
  amount_minor: (row) => row.amountMinor,
  currency: (row) => row.currency,
  description: (row) => row.description,
  counterparty: (row) => row.counterparty,
  reference: (row) => row.reference,
  bank_id: (row) => row.bankId,
  bank_category: (row) => row.bankCategory,
  pending: (row) => row.pending,
}

/** Inserts rows whose ids are new, and revives withdrawn ones with the new facts. Returns how many that were. */
export async function insertRows(
  tx: Tx,
  target: { accountId: string; importId: string },
  rows: readonly NewTransaction[],
): Promise<number> {
  let added = 0
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch = rows.slice(start, start + rowsPerStatement)
    added += await insertBatch(tx, target, batch)
    await markMonths(
      tx,
      batch.map((row) => row.bookedOn),
    )
  }
  return added
}

/**
 * Ids rise with time, so one look at the batch's range of ids tells whether any may be there already. Only then is the
 * slower form used: `on conflict` costs a third more on rows that are all new.
 */
async function insertBatch(
  tx: Tx,
  target: { accountId: string; importId: string },
  batch: readonly NewTransaction[],
): Promise<number> {
  const ids = batch.map((row) => row.id).toSorted()
  const { rowCount: known } = await tx.query(
    `select 1 from accounts.transactions where workspace_id = $1 and id between $2 and $3 limit 1`,
    [tx.scope.workspaceId, ids[0], ids.at(-1)],
  )
  const values = new Values()
  const place = [tx.scope.workspaceId, target.accountId, target.importId].map((value) => values.add(value))
  const columns = columnsOf(values, batch)
  const names = columns.map((column) => column.name)
  const listed = columns.filter((column) => column.listed)
  const { rowCount } = await tx.query(
    `insert into accounts.transactions as t (workspace_id, account_id, import_id, ${names.join(', ')})
     select ${place.join(', ')}, ${columns.map((column) => (column.listed ? `r.${column.name}` : column.value)).join(', ')}
     from unnest(${listed.map((column) => column.value).join(', ')}) as r(${listed.map((column) => column.name).join(', ')})
     ${known > 0 ? revive(names) : ''}`,
    values.list,
  )
  if (known === 0) await addToSearch(tx, batch.map(searched), target.importId)
  else if (rowCount > 0) {
    await joinMismatched(tx, ids)
    await refreshSearch(tx, ids)
  }
  return rowCount
}

const searched = ({ id, bookedOn, description, counterparty, reference }: NewTransaction): SearchedRow => ({
  id,
  bookedOn,
  text: `${description} ${counterparty ?? ''} ${reference ?? ''}`,
})

/** Parts that no longer sum to their row, because the bank's amount is another now, are joined again. */
async function joinMismatched(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `with mismatched as (
       select t.id from accounts.transactions t
       where t.workspace_id = $1 and t.id = any($2::uuid[]) and t.is_split and t.amount_minor <> (
         select sum(s.amount_minor) from accounts.splits s where s.workspace_id = $1 and s.transaction_id = t.id)
     ), joined as (
       delete from accounts.splits s using mismatched m where s.workspace_id = $1 and s.transaction_id = m.id
     )
     update accounts.transactions t set is_split = false from mismatched m where t.workspace_id = $1 and t.id = m.id`,
    [tx.scope.workspaceId, ids],
  )
}

interface Column {
  name: Fact
  /** A list with one value a row; else the one value all rows share. */
  listed: boolean
  value: string
}

/** Most files repeat one currency and leave whole columns empty: such a column travels as one value, not as a list. */
function columnsOf(values: Values, batch: readonly NewTransaction[]): Column[] {
  return Object.entries(facts).map(([key, type]) => {
    const name = key as Fact
    const list = batch.map(read[name])
    const listed = name === 'id' || list.some((value) => value !== list[0])
    return {
      name,
      listed,
      value: listed ? `${values.add(list)}::${type}[]` : `${values.add(list[0])}::${type}`,
    }
  })
}

function revive(names: readonly Fact[]): string {
  const given = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  return `on conflict (workspace_id, id) do update
    set account_id = excluded.account_id, import_id = excluded.import_id, withdrawn_at = null,
      version = t.version + 1, ${given.join(', ')}
    where t.withdrawn_at is not null`
}

/** Gives a pending or hand-entered row the bank's posted facts, and keeps what it said before. */
export async function settle(tx: Tx, importId: string, settlements: readonly Settlement[]): Promise<number> {
  let settled = 0
  for (let start = 0; start < settlements.length; start += rowsPerStatement) {
    const batch = settlements.slice(start, start + rowsPerStatement)
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
