/** What the person of the sample has done with the rows their banks sent, as anybody would do it. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../core/db/db.ts'
import { fromWire, toWire } from '../core/ids.ts'
import type { Accounts, Books } from '../domains/accounts/contract.ts'
import type { AccountKey, SampleRow } from './household.ts'

export type AccountIds = ReadonlyMap<AccountKey, { id: string; currency: string }>
/** A row of the household with its wire id in the ledger. */
export type Placed = SampleRow & { id: string }

interface Work {
  accounts: Pick<Accounts, 'assignCategories'>
  books: Books
}
/** The wire id of a category that SCALE brings along. */
type CategoryOf = (slug: string) => string

/** Enters cash, files rows under categories, links transfers, and edits. `recorded` are the rows of the banks. */
export async function workOn(
  tx: Tx,
  { accounts, books }: Work,
  recorded: readonly Placed[],
  household: { rows: readonly SampleRow[]; accounts: AccountIds },
): Promise<void> {
  const categories = new Map((await books.categories(tx)).map(({ slug, id }) => [slug, id]))
  const categoryOf: CategoryOf = (slug) => {
    const id = categories.get(slug)
    if (!id) throw new Error(`the sample names an unknown category: ${slug}`)
    return id
  }
  const entered = await enterCash(tx, books, { ...household, categoryOf })
  await accounts.assignCategories(
    tx,
    recorded.flatMap(({ id, category }) =>
      category === undefined
        ? []
        : [
            {
              transactionId: fromWire('txn', id),
              categoryId: fromWire('cat', categoryOf(category)),
              reasonId: null,
            },
          ],
    ),
    'rule',
  )
  const all = [...recorded, ...entered].toSorted((one, other) => (one.on < other.on ? -1 : 1))
  await linkTransfers(tx, books, all)
  await edit(tx, books, all)
  for (const row of all) await split(tx, books, row, { ...household, categoryOf })
}

type Household = { rows: readonly SampleRow[]; accounts: AccountIds; categoryOf: CategoryOf }

/** Cash has no bank; a person enters it. */
async function enterCash(tx: Tx, books: Books, { rows, accounts, categoryOf }: Household): Promise<Placed[]> {
  const cash = accounts.get('cash')
  if (!cash) throw new Error('the sample has no cash')
  const entered: Placed[] = []
  for (const row of rows) {
    if (row.account !== 'cash') continue
    const { body } = await books.enter(tx, {
      accountId: toWire('acc', cash.id),
      bookedOn: row.on,
      valueOn: null,
      amount: { amount: toDecimal(row.minor, cash.currency), currency: cash.currency },
      description: row.description,
      counterparty: row.counterparty ?? null,
      reference: null,
      title: null,
      note: null,
      categoryId: row.category === undefined ? null : categoryOf(row.category),
      tags: [],
    })
    entered.push({ ...row, id: body.id })
  }
  return entered
}

async function linkTransfers(tx: Tx, books: Books, rows: readonly Placed[]): Promise<void> {
  const pairs = Map.groupBy(
    rows.filter(({ transfer }) => transfer !== undefined),
    ({ transfer }) => transfer,
  )
  // The newest month is left unlinked, so that there is something to suggest.
  const linked = [...pairs.values()].filter(({ length }) => length === 2).slice(0, -5)
  await books.link(
    tx,
    linked.flatMap((legs) => {
      const from = legs.find(({ minor }) => minor < 0n)
      const to = legs.find(({ minor }) => minor > 0n)
      return from && to ? [{ fromTransactionId: from.id, toTransactionId: to.id }] : []
    }),
  )
}

/** Titles, notes, tags, rows left out. Equal work is done at once. */
async function edit(tx: Tx, books: Books, rows: readonly Placed[]): Promise<void> {
  const work = Map.groupBy(rows, ({ title, note, tags: addTags, excluded }) =>
    JSON.stringify({ title, note, addTags, excluded }),
  )
  for (const [key, alike] of work) {
    const change: Parameters<Books['changeInBulk']>[1]['change'] = JSON.parse(key)
    if (Object.keys(change).length === 0) continue
    await books.changeInBulk(tx, { select: { ids: alike.map(({ id }) => id) }, change })
  }
}

async function split(
  tx: Tx,
  books: Books,
  { id, account, splits }: Placed,
  { accounts, categoryOf }: Household,
): Promise<void> {
  const currency = accounts.get(account)?.currency
  if (!splits || currency === undefined) return
  const parts = splits.map(({ category, minor, note }) => ({
    categoryId: categoryOf(category),
    amount: toDecimal(minor, currency),
    note,
  }))
  await books.split(tx, id, { version: null, splits: parts })
}
