/** Pages of the ledger: by time one range scan, by category a merge of scans, by words through the segments of the search. */
import type { Tx } from '../../../core/db/db.ts'
import { conditions, type RowFilter } from './filter.ts'
import { isSelective, nextSegments, type Segment } from './search.ts'
import { transactionColumns, type TransactionRow } from './transactions.ts'
import { Values } from './values.ts'

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
  const { rows } = await tx.query<TransactionRow>(
    `select ${transactionColumns} from ${source} ${end}`,
    values.list,
  )
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
      `select ${transactionColumns} from accounts.transactions t where ${where} ${inOrder[order]} limit ${values.add(limit)}`,
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
