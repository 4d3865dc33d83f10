/** Bank rows on their way into the ledger, page after page. */
import { listOf } from '../../../core/db/arrays.ts'
import type { Tx } from '../../../core/db/db.ts'
import { inFlight } from '../../../core/in-flight.ts'
import type { NewTransaction } from '../contract.ts'
import { addToSearch, refreshSearch, type SearchedRow } from './search.ts'
import { rowsPerSignature } from './signature.ts'
import { joinMismatched } from './splits.ts'
import { markMonths } from './transactions.ts'
import { Values } from './values.ts'

/** As much as fits between this process and the database: of more, part would wait until this process has time. */
export const rowsPerPage = 1_000
/** Statements of pages on their way to the database: while it takes in one, it is told of the next. */
const pagesInFlightMax = 6
/** Whole segments of the search, and few statements. */
const rowsToSearchAtOnce = 64 * rowsPerSignature

export function* pagesOf(rows: readonly NewTransaction[]): Generator<NewTransaction[]> {
  for (let start = 0; start < rows.length; start += rowsPerPage) yield rows.slice(start, start + rowsPerPage)
}

/** Inserts rows whose ids are new, and revives withdrawn ones with the new facts. Returns how many that were. */
export async function insertRows(
  tx: Tx,
  target: { accountId: string; importId: string },
  pages: Iterable<readonly NewTransaction[]> | AsyncIterable<readonly NewTransaction[]>,
): Promise<number> {
  const days = new Set<string>()
  const categories = new Set<string>()
  const unsearched: SearchedRow[] = []
  const inserting = inFlight(pagesInFlightMax)
  let added = 0
  const insert = async (page: readonly NewTransaction[]): Promise<void> => {
    const inserted = await insertPage(tx, target, page)
    added += inserted.rows
    if (inserted.allNew) for (const row of page) unsearched.push(searched(row))
  }
  for await (const page of pages) {
    if (page.length === 0) continue
    for (const { bookedOn, category } of page) {
      days.add(bookedOn)
      if (category !== null) categories.add(category.id)
    }
    await inserting.room()
    inserting.add(insert(page))
    if (unsearched.length < rowsToSearchAtOnce) continue
    await inserting.room()
    inserting.add(addToSearch(tx, unsearched.splice(0, rowsToSearchAtOnce), target.importId))
  }
  await inserting.landed()
  await addToSearch(tx, unsearched, target.importId)
  await mustBeCategories(tx, categories)
  if (days.size > 0) await markMonths(tx, days)
  return added
}

const searched = ({ id, bookedOn, description, counterparty, reference }: NewTransaction): SearchedRow => ({
  id,
  bookedOn,
  text: `${description} ${counterparty ?? ''} ${reference ?? ''}`,
})

/** Asked once for all rows; a trigger would ask for each. */
async function mustBeCategories(tx: Tx, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return
  const { rows } = await tx.query<{ known: number }>(
    'select count(*)::integer as known from accounts.categories where workspace_id = $1 and id = any($2::uuid[])',
    [tx.scope.workspaceId, [...ids]],
  )
  if (rows[0]?.known !== ids.size) throw new Error('a row is filed under a category that does not exist')
}

/**
 * Ids rise with time, so one look at the page's range of ids tells whether any may be there already. Only then is the
 * slower form used: `on conflict` costs a third more on rows that are all new. The look is part of the statement, so that
 * the database has the next one before it is done with this.
 */
async function insertPage(
  tx: Tx,
  target: { accountId: string; importId: string },
  page: readonly NewTransaction[],
): Promise<{ rows: number; allNew: boolean }> {
  const values = new Values()
  const place = [tx.scope.workspaceId, target.accountId, target.importId].map((value) => values.add(value))
  const { names, cells, lists } = columnsOf(values, page)
  // Taken apart in the select list, row by row; in `from` each array would be laid out in a table of its own first.
  const insert = `insert into accounts.transactions as t (workspace_id, account_id, import_id, ${names.join(', ')})
    select ${[...place, ...cells].join(', ')} from (select ${lists.join(', ')}) as page`
  const given = [...values.list]
  const ids = page.map((row) => row.id).toSorted()
  const { rowCount: inserted } = await tx.query(
    `${insert} where not exists (select from accounts.transactions where workspace_id = $1
       and id between ${values.add(ids[0])} and ${values.add(ids.at(-1))})`,
    values.list,
  )
  if (inserted > 0) return { rows: inserted, allNew: true }
  const { rowCount: revived } = await tx.query(`${insert} ${revive(names)}`, given)
  if (revived > 0) {
    await joinMismatched(tx, ids)
    await refreshSearch(tx, ids)
  }
  return { rows: revived, allNew: false }
}

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

interface PageColumns {
  names: string[]
  /** What each column is filled with. */
  cells: string[]
  /** Lists the cells read, one value a row. */
  lists: string[]
}

/** Most files repeat one currency and leave whole columns empty: such a column travels as one value, not as a list. */
function columnsOf(values: Values, page: readonly NewTransaction[]): PageColumns {
  const columns = filedUnder(values, page)
  for (const [key, type] of Object.entries(facts)) {
    const name = key as Fact
    const list = page.map(read[name])
    columns.names.push(name)
    if (name === 'id' || list.some((value) => value !== list[0])) {
      columns.lists.push(`unnest(${values.add(listOf(type, list))}::${type}[]) as ${name}`)
      columns.cells.push(`page.${name}`)
    } else {
      columns.cells.push(`${values.add(list[0])}::${type}`)
    }
  }
  return columns
}

/** Rows of a page share few reasons: each says which. */
function filedUnder(values: Values, page: readonly NewTransaction[]): PageColumns {
  const reasons = new Map<string, { place: number; categoryId: string }>()
  const places = page.map(({ category }) => {
    if (category === null) return null
    const known = reasons.get(category.reasonId) ?? { place: reasons.size + 1, categoryId: category.id }
    reasons.set(category.reasonId, known)
    return known.place
  })
  if (reasons.size === 0) return { names: [], cells: [], lists: [] }
  const categoryIds = [...reasons.values()].map(({ categoryId }) => categoryId)
  const at = (ids: string[]): string => `(${values.add(listOf('uuid', ids))}::uuid[])[page.place]`
  return {
    names: [...categoryColumns],
    cells: [at(categoryIds), `case when page.place is not null then 'model' end`, at([...reasons.keys()])],
    lists: [`unnest(${values.add(listOf('smallint', places))}::smallint[]) as place`],
  }
}

const categoryColumns = ['category_id', 'category_source', 'category_reason_id'] as const

/** What a person chose, split or linked is theirs; a row comes back with it. */
const settled = `(t.category_source = 'person' or t.is_split or t.transfer_id is not null)`

function revive(names: readonly string[]): string {
  const given = names
    .filter((name) => name !== 'id' && !categoryColumns.some((column) => column === name))
    .map((name) => `${name} = excluded.${name}`)
  const category = categoryColumns.map(
    (name) => `${name} = case when ${settled} then t.${name} else excluded.${name} end`,
  )
  return `on conflict (workspace_id, id) do update
    set account_id = excluded.account_id, import_id = excluded.import_id, withdrawn_at = null,
      version = t.version + 1, ${[...given, ...category].join(', ')}
    where t.withdrawn_at is not null`
}
