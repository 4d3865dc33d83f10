import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import type { z } from 'zod'
import type { TransactionFilter, TransactionFilterQuery } from '../schemas.ts'
import { listAccounts } from '../store/accounts.ts'
import { listCategories, withDescendants, type CategoryRow } from '../store/categories.ts'
import type { RowFilter } from '../store/filter.ts'
import { parseSearch, tenThousandths } from './search.ts'

/** The filter as it stands in a query string, as the filter of a body. */
export function filterOfQuery(query: z.output<typeof TransactionFilterQuery>): TransactionFilter {
  const { account, category, tag, import: importId, ...same } = query
  return {
    ...same,
    ...(account ? { accountIds: account } : {}),
    ...(category ? { categoryIds: category } : {}),
    ...(tag ? { tags: tag } : {}),
    ...(importId ? { importId } : {}),
  }
}

/** Resolves ids, names and search words of a wire filter into what the store understands. */
export async function resolveFilter(tx: Tx, wire: TransactionFilter): Promise<RowFilter> {
  const { accountIds, categoryIds, amountMin, amountMax, importId, search, ...same } = wire
  const found = search ? parseSearch(search) : { filter: {}, accountNames: [], categoryNames: [] }
  const bounds = {
    ...(amountMin === undefined ? {} : { amountMin: size(amountMin, 'amountMin') }),
    ...(amountMax === undefined ? {} : { amountMax: size(amountMax, 'amountMax') }),
  }
  const accounts = [
    accountIds?.map((id) => fromWire('acc', id, 'account')),
    ...(await Promise.all(found.accountNames.map((name) => accountsNamed(tx, name)))),
  ]
  const categories = [
    categoryIds?.map((id) => fromWire('cat', id, 'category')),
    ...(await Promise.all(found.categoryNames.map((name) => categoriesNamed(tx, name)))),
  ]
  const wantedAccounts = common(accounts)
  const wantedCategories = common(
    await Promise.all(categories.map(async (ids) => (ids ? withDescendants(tx, ids) : undefined))),
  )
  const filter: RowFilter = { ...found.filter, ...defined(same), ...tighter(found.filter, bounds) }
  const from = latest(found.filter.from, same.from)
  const to = earliest(found.filter.to, same.to)
  return {
    ...filter,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(found.filter.tags ? { tags: [...(same.tags ?? []), ...found.filter.tags] } : {}),
    ...(wantedAccounts ? { accountIds: wantedAccounts } : {}),
    ...(wantedCategories ? { categoryIds: wantedCategories } : {}),
    ...(importId ? { importId: fromWire('imp', importId, 'import') } : {}),
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(bag: T): Defined<T> {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined)) as Defined<T>
}

function size(decimal: string, field: string): bigint {
  const value = tenThousandths(decimal)
  if (value === null)
    throw new Fault('invalid', { field, detail: 'Write a plain amount such as 500 or 12.50' })
  return value
}

function tighter(
  found: RowFilter,
  given: { amountMin?: bigint; amountMax?: bigint },
): { amountMin?: bigint; amountMax?: bigint } {
  const lows = [found.amountMin, given.amountMin].filter((bound) => bound !== undefined)
  const highs = [found.amountMax, given.amountMax].filter((bound) => bound !== undefined)
  const amountMin = lows.reduce<bigint | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
  const amountMax = highs.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
  return {
    ...(amountMin === undefined ? {} : { amountMin }),
    ...(amountMax === undefined ? {} : { amountMax }),
  }
}

const latest = (a: string | undefined, b: string | undefined): string | undefined =>
  a && b ? (a > b ? a : b) : (a ?? b)
const earliest = (a: string | undefined, b: string | undefined): string | undefined =>
  a && b ? (a < b ? a : b) : (a ?? b)

/** What all given lists share; a list that is absent does not narrow. */
function common(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const given = lists.filter((list) => list !== undefined)
  const [first, ...rest] = given
  if (!first) return undefined
  return rest.reduce<string[]>((kept, list) => kept.filter((id) => list.includes(id)), [...first])
}

async function accountsNamed(tx: Tx, name: string): Promise<string[]> {
  const wanted = name.toLowerCase()
  const accounts = await listAccounts(tx)
  return accounts
    .filter((account) => account.name.toLowerCase().includes(wanted) || account.bankAccountId?.includes(name))
    .map((account) => account.id)
}

/** By slug (`food`, `food.groceries`), else by the beginning of a word of the name. */
async function categoriesNamed(tx: Tx, name: string): Promise<string[]> {
  const wanted = name.toLowerCase()
  const categories = (await listCategories(tx)).filter((category) => !category.archived)
  const exact = categories.filter(
    (category) => category.slug === wanted || category.name.toLowerCase() === wanted,
  )
  const chosen = exact.length > 0 ? exact : categories.filter((category) => beginsWord(category, wanted))
  return chosen.map((category) => category.id)
}

function beginsWord(category: CategoryRow, wanted: string): boolean {
  const words = `${category.name} ${category.slug ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.some((word) => word.startsWith(wanted))
}
