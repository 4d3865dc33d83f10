import { listOf } from '../../../core/db/arrays.ts'
import type { Tx } from '../../../core/db/db.ts'
import type { NewTransaction, OpenTransaction, Period, TransactionState } from '../contract.ts'
import { addToSearch, forgetSearch, refreshSearch, type SearchedRow } from './search.ts'
import { markMonths } from './transactions.ts'
import { joinMismatched } from './splits.ts'
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
  category_id: 'uuid',
  category_source: 'text',
  category_reason_id: 'uuid',
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
  category_id: (row) => row.category?.id ?? null,
  category_source: (row) => (row.category === null ? null : 'model'),
  category_reason_id: (row) => row.category?.reasonId ?? null,
}

/** Inserts rows whose ids are new, and revives withdrawn ones with the new facts. Returns how many that were. */
export async function insertRows(
  tx: Tx,
  target: { accountId: string; importId: string },
  rows: readonly NewTransaction[],
): Promise<number> {
  let added = 0
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    added += await insertBatch(tx, target, rows.slice(start, start + rowsPerStatement))
  }
  return added
}

/**
 * Ids rise with time, so one look at the batch's range of ids tells whether any may be there already. Only then is the
 * slower form used: `on conflict` costs a third more on rows that are all new. What a statement sends is made ready
 * while the database is busy with the one before.
 */
async function insertBatch(
  tx: Tx,
  target: { accountId: string; importId: string },
  batch: readonly NewTransaction[],
): Promise<number> {
  const values = new Values()
  const place = [tx.scope.workspaceId, target.accountId, target.importId].map((value) => values.add(value))
  const columns = columnsOf(values, batch)
  const names = columns.map((column) => column.name)
  // Taken apart in the select list, row by row; in `from` each array would be laid out in a table of its own first.
  const cells = columns.map(({ listed, value }) => (listed ? `unnest(${value})` : value))
  const insert = `insert into accounts.transactions as t (workspace_id, account_id, import_id, ${names.join(', ')})
    select ${[...place, ...cells].join(', ')}`
  const ids = batch.map((row) => row.id).toSorted()
  const days = batch.map((row) => row.bookedOn)
  const [{ rowCount: known }] = await Promise.all([
    tx.query(`select 1 from accounts.transactions where workspace_id = $1 and id between $2 and $3 limit 1`, [
      tx.scope.workspaceId,
      ids[0],
      ids.at(-1),
    ]),
    mustBeCategories(tx, new Set(batch.flatMap(({ category }) => category?.id ?? []))),
  ])
  if (known === 0) {
    const [inserted] = await Promise.all([
      tx.query(insert, values.list),
      addToSearch(tx, batch.map(searched), target.importId),
      markMonths(tx, days),
    ])
    return inserted.rowCount
  }
  const { rowCount } = await tx.query(`${insert} ${revive(names)}`, values.list)
  if (rowCount > 0) {
    await joinMismatched(tx, ids)
    await refreshSearch(tx, ids)
  }
  await markMonths(tx, days)
  return rowCount
}

/** Asked once a statement; a trigger would ask for each row. */
async function mustBeCategories(tx: Tx, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return
  const { rows } = await tx.query<{ known: number }>(
    'select count(*)::integer as known from accounts.categories where workspace_id = $1 and id = any($2::uuid[])',
    [tx.scope.workspaceId, [...ids]],
  )
  if (rows[0]?.known !== ids.size) throw new Error('a row is filed under a category that does not exist')
}

const searched = ({ id, bookedOn, description, counterparty, reference }: NewTransaction): SearchedRow => ({
  id,
  bookedOn,
  text: `${description} ${counterparty ?? ''} ${reference ?? ''}`,
})

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
      value: listed ? `${values.add(listOf(type, list))}::${type}[]` : `${values.add(list[0])}::${type}`,
    }
  })
}

/** What a person chose, split or linked is theirs; a row comes back with it. */
const settled = `(t.category_source = 'person' or t.is_split or t.transfer_id is not null)`

function revive(names: readonly Fact[]): string {
  const given = names
    .filter((name) => name !== 'id')
    .map((name) =>
      name.startsWith('category_')
        ? `${name} = case when ${settled} then t.${name} else excluded.${name} end`
        : `${name} = excluded.${name}`,
    )
  return `on conflict (workspace_id, id) do update
    set account_id = excluded.account_id, import_id = excluded.import_id, withdrawn_at = null,
      version = t.version + 1, ${given.join(', ')}
    where t.withdrawn_at is not null`
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
