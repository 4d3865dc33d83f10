import type { Tx } from '../../../core/db/db.ts'
import { conditions, type RowFilter } from './filter.ts'
import { isSelective, nextSegments, refreshSearch, type Segment } from './search.ts'
import { Values } from './values.ts'

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

/** The last row of a page: where the next one starts. */
export interface Place {
  bookedOn: string
  id: string
}

export interface PageWanted {
  filter: RowFilter
  order: 'newest' | 'oldest'
  after: Place | null
  limit: number
}

const columns = `t.id, t.account_id as "accountId", t.import_id as "importId", t.booked_on as "bookedOn",
  t.value_on as "valueOn", t.amount_minor as "amountMinor", t.currency, t.pending, t.description, t.counterparty,
  t.reference, t.bank_id as "bankId", t.bank_category as "bankCategory", t.version, t.excluded,
  t.is_split as "isSplit", t.category_id as "categoryId", t.category_source as "categorySource",
  t.transfer_id as "transferId", t.title, t.note, t.tags, t.reconciled_at is not null as reconciled,
  t.edited_at is not null as edited, t.deleted_at as "deletedAt"`

/**
 * Rows of a filter in order of (booked_on, id), from just after a place: one range scan, however deep the page.
 * By category it merges one such scan for each category and one over split rows; by words it reads the segments of the
 * search that may hold them.
 */
export async function listTransactions(tx: Tx, wanted: PageWanted): Promise<TransactionRow[]> {
  if (wanted.filter.ids === undefined && isSelective(wanted.filter)) return searchTransactions(tx, wanted)
  const { filter, order, after, limit } = wanted
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter, false) + beyond(values, order, after)
  const end = `${inOrder[order]} limit ${values.add(limit)}`
  const source = filter.categoryIds
    ? byCategory(values, filter.categoryIds, where, end)
    : `accounts.transactions t where ${where}`
  const { rows } = await tx.query<TransactionRow>(`select ${columns} from ${source} ${end}`, values.list)
  return rows
}

const inOrder = {
  newest: 'order by t.booked_on desc, t.id desc',
  oldest: 'order by t.booked_on, t.id',
}

function beyond(values: Values, order: 'newest' | 'oldest', after: Place | null): string {
  if (!after) return ''
  const step = order === 'newest' ? '<' : '>'
  return ` and (t.booked_on, t.id) ${step} (${values.add(after.bookedOn)}::date, ${values.add(after.id)}::uuid)`
}

const segmentsFirst = 4
const segmentsMax = 256
/** Rows read in one step; with fewer, the next step takes more segments. */
const candidatesEnough = 500

/**
 * Reads rows of ever more segments until the page is full and no later segment can hold a row before its last one.
 * Segments overlap in time and a row may stand in two, so rows are gathered by id and put in order here.
 */
async function searchTransactions(tx: Tx, wanted: PageWanted): Promise<TransactionRow[]> {
  const { order, after, limit } = wanted
  const filter = { ...wanted.filter, ...dayBound(wanted) }
  const found = new Map<string, TransactionRow>()
  let last: Segment | null = null
  for (let batch = segmentsFirst; ;) {
    const segments: Segment[] = await nextSegments(tx, { filter, order, after: last, limit: batch })
    last = segments.at(-1) ?? null
    if (!last) break
    const values = new Values()
    const ids = segments.flatMap(({ candidates }) => candidates)
    const where = conditions(values, tx.scope.workspaceId, { ...filter, ids }) + beyond(values, order, after)
    const { rows } = await tx.query<TransactionRow>(
      `select ${columns} from accounts.transactions t where ${where} ${inOrder[order]} limit ${values.add(limit)}`,
      values.list,
    )
    for (const row of rows) found.set(row.id, row)
    if (segments.length < batch || isFull(found, wanted, last)) break
    if (ids.length < candidatesEnough) batch = Math.min(batch * 4, segmentsMax)
  }
  return inPageOrder(found, order).slice(0, limit)
}

/** Rows beyond the place a page starts from lie on its day or further on, so earlier segments need no look. */
function dayBound({ filter, order, after }: PageWanted): RowFilter {
  if (!after) return {}
  const { bookedOn } = after
  if (order === 'newest')
    return { to: filter.to !== undefined && filter.to < bookedOn ? filter.to : bookedOn }
  return { from: filter.from !== undefined && filter.from > bookedOn ? filter.from : bookedOn }
}

function isFull(
  found: ReadonlyMap<string, TransactionRow>,
  { order, limit }: PageWanted,
  last: Segment,
): boolean {
  if (found.size < limit) return false
  const edge = inPageOrder(found, order)[limit - 1]?.bookedOn ?? ''
  return order === 'newest' ? edge > last.lastOn : edge < last.firstOn
}

function inPageOrder(
  found: ReadonlyMap<string, TransactionRow>,
  order: 'newest' | 'oldest',
): TransactionRow[] {
  const sign = order === 'newest' ? -1 : 1
  return [...found.values()].toSorted((a, b) =>
    a.bookedOn === b.bookedOn ? sign * (a.id < b.id ? -1 : 1) : sign * (a.bookedOn < b.bookedOn ? -1 : 1),
  )
}

function byCategory(values: Values, categoryIds: readonly string[], where: string, end: string): string {
  const ids = values.add(categoryIds)
  return `(
    select t.* from unnest(${ids}::uuid[]) as category(id) cross join lateral (
      select t.* from accounts.transactions t where t.category_id = category.id and ${where} ${end}) t
    union all
    (select t.* from accounts.transactions t where t.is_split and ${where} and exists (
      select 1 from accounts.splits s
      where s.workspace_id = t.workspace_id and s.transaction_id = t.id and s.category_id = any(${ids}::uuid[])) ${end})
  ) t`
}

export async function getTransaction(tx: Tx, id: string, lock = false): Promise<TransactionRow | null> {
  const { rows } = await tx.query<TransactionRow>(
    `select ${columns} from accounts.transactions t
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
    `select ${columns} from accounts.transactions t
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

export interface SplitRow {
  id: string
  transactionId: string
  categoryId: string | null
  amountMinor: bigint
  note: string | null
}

export async function splitsOf(tx: Tx, transactionIds: readonly string[]): Promise<SplitRow[]> {
  const { rows } = await tx.query<SplitRow>(
    `select id, transaction_id as "transactionId", category_id as "categoryId", amount_minor as "amountMinor", note
     from accounts.splits where workspace_id = $1 and transaction_id = any($2::uuid[])
     order by transaction_id, position`,
    [tx.scope.workspaceId, transactionIds],
  )
  return rows
}

export interface CurrencyTotal {
  currency: string
  count: number
  inMinor: bigint
  outMinor: bigint
}

/** Sums of a filter by currency. By category, a split row counts with the parts in it. */
export async function totalsOf(tx: Tx, filter: RowFilter): Promise<CurrencyTotal[]> {
  if (Object.keys(filter).every((part) => part === 'accountIds' || part === 'currency')) {
    return wholeTotals(tx, filter)
  }
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter)
  const parts = filter.categoryIds
    ? `cross join lateral (
        select case when t.is_split then coalesce((
          select sum(s.amount_minor) from accounts.splits s where s.workspace_id = t.workspace_id
            and s.transaction_id = t.id and s.category_id = any(${values.add(filter.categoryIds)}::uuid[])), 0)
          else t.amount_minor end as minor) part`
    : 'cross join lateral (select t.amount_minor as minor) part'
  const { rows } = await tx.query<CurrencyTotal>(
    `select t.currency, count(*)::integer as count,
       coalesce(sum(part.minor) filter (where part.minor > 0), 0)::bigint as "inMinor",
       coalesce(sum(part.minor) filter (where part.minor < 0), 0)::bigint as "outMinor"
     from accounts.transactions t ${parts} where ${where} group by t.currency order by t.currency`,
    values.list,
  )
  return rows
}

/** Everything, or all of some accounts: the month totals know it without reading a row. */
async function wholeTotals(tx: Tx, { accountIds, currency }: RowFilter): Promise<CurrencyTotal[]> {
  const { rows } = await tx.query<CurrencyTotal>(
    `select currency, sum(rows)::integer as count, sum(in_minor)::bigint as "inMinor", sum(out_minor)::bigint as "outMinor"
     from accounts.monthly_by_account
     where workspace_id = $1 and ($2::uuid[] is null or account_id = any($2::uuid[]))
       and ($3::text is null or currency = $3)
     group by currency order by currency`,
    [tx.scope.workspaceId, accountIds ?? null, currency ?? null],
  )
  return rows
}
