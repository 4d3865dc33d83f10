import type { Tx } from '../../../core/db/db.ts'
import { refreshSearch } from './search.ts'

export interface TransactionRow {
  id: string
  accountId: string
  importId: string | null
  bookedOn: string
  valueOn: string | null
  amountMinor: bigint
  currency: string
  pending: boolean
  description: string
  counterparty: string | null
  reference: string | null
  bankId: string | null
  bankCategory: string | null
  version: number
  excluded: boolean
  isSplit: boolean
  categoryId: string | null
  categorySource: 'person' | 'rule' | 'model' | null
  transferId: string | null
  title: string | null
  note: string | null
  tags: string[]
  reconciled: boolean
  edited: boolean
  deletedAt: Temporal.Instant | null
}

/** Of `accounts.transactions t`, as a `TransactionRow`. */
export const transactionColumns = `t.id, t.account_id as "accountId", t.import_id as "importId", t.booked_on as "bookedOn",
  t.value_on as "valueOn", t.amount_minor as "amountMinor", t.currency, t.pending, t.description, t.counterparty,
  t.reference, t.bank_id as "bankId", t.bank_category as "bankCategory", t.version, t.excluded,
  t.is_split as "isSplit", t.category_id as "categoryId", t.category_source as "categorySource",
  t.transfer_id as "transferId", t.title, t.note, t.tags, t.reconciled_at is not null as reconciled,
  t.edited_at is not null as edited, t.deleted_at as "deletedAt"`

export async function getTransaction(tx: Tx, id: string, lock = false): Promise<TransactionRow | null> {
  const { rows } = await tx.query<TransactionRow>(
    `select ${transactionColumns} from accounts.transactions t
     where t.workspace_id = $1 and t.id = $2 and t.withdrawn_at is null ${lock ? 'for update' : ''}`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

export async function getTransactions(
  tx: Tx,
  ids: readonly string[],
  lock = false,
): Promise<TransactionRow[]> {
  const { rows } = await tx.query<TransactionRow>(
    `select ${transactionColumns} from accounts.transactions t
     where t.workspace_id = $1 and t.id = any($2::uuid[]) and t.withdrawn_at is null
     order by t.id ${lock ? 'for update' : ''}`,
    [tx.scope.workspaceId, ids],
  )
  return rows
}

export interface HandRow {
  id: string
  accountId: string
  bookedOn: string
  valueOn: string | null
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  title: string | null
  note: string | null
  categoryId: string | null
  tags: readonly string[]
}

/** A row a person entered: it belongs to no import, so all of it stays theirs to edit. */
export async function insertByHand(tx: Tx, row: HandRow): Promise<void> {
  await tx.query(
    `insert into accounts.transactions (workspace_id, id, account_id, booked_on, value_on, amount_minor, currency,
       description, counterparty, reference, title, note, category_id, category_source, tags, edited_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid,
       case when $13::uuid is not null then 'person' end, $14, $15)`,
    [
      tx.scope.workspaceId,
      row.id,
      row.accountId,
      row.bookedOn,
      row.valueOn,
      row.amountMinor,
      row.currency,
      row.description,
      row.counterparty,
      row.reference,
      row.title,
      row.note,
      row.categoryId,
      row.tags,
      tx.now(),
    ],
  )
  await markMonths(tx, [row.bookedOn])
  await refreshSearch(tx, [row.id])
}

/** Says that the totals of the months around these days are no longer known. Inserts call it; updates do by trigger. */
export async function markMonths(tx: Tx, days: Iterable<string>): Promise<void> {
  await tx.query(
    `insert into accounts.month_marks (workspace_id, month)
     select distinct w.workspace_id, accounts.month_of(day, w.month_starts_on)
     from unnest($2::date[]) as day join accounts.workspaces w on w.workspace_id = $1`,
    [tx.scope.workspaceId, [...new Set(days)]],
  )
}
