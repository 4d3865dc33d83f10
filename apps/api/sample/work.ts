/** What the person of the sample has done with the rows their banks sent. */
import type { Tx } from '../core/db/db.ts'
import { newId } from '../core/ids.ts'
import { listCategories } from '../domains/accounts/store/categories.ts'
import {
  assignCategories,
  changeRows,
  finishOperation,
  startOperation,
  type Change,
} from '../domains/accounts/store/edits.ts'
import { replaceSplits } from '../domains/accounts/store/splits.ts'
import { insertByHand } from '../domains/accounts/store/transactions.ts'
import { insertTransfers } from '../domains/accounts/store/transfers.ts'
import type { AccountKey, SampleRow } from './household.ts'

export type AccountIds = ReadonlyMap<AccountKey, { id: string; currency: string }>
/** A row of the household with its id in the ledger. */
export type Placed = SampleRow & { id: string }
type CategoryOf = (slug: string) => string

/** Enters cash, files rows under categories, links transfers, and edits. `recorded` are the rows of the banks. */
export async function workOn(
  tx: Tx,
  recorded: readonly Placed[],
  { rows, accounts }: { rows: readonly SampleRow[]; accounts: AccountIds },
): Promise<void> {
  const categories = new Map((await listCategories(tx)).map(({ slug, id }) => [slug, id]))
  const categoryOf: CategoryOf = (slug) => {
    const id = categories.get(slug)
    if (!id) throw new Error(`the sample names an unknown category: ${slug}`)
    return id
  }
  const entered = rows
    .filter(({ account }) => account === 'cash')
    .map((row): Placed => ({ ...row, id: newId() }))
  await enterCash(tx, entered, { accounts, categoryOf })
  await assignCategories(
    tx,
    recorded.flatMap(({ id, category }) =>
      category ? [{ transactionId: id, categoryId: categoryOf(category) }] : [],
    ),
    'rule',
  )
  const all = [...recorded, ...entered].toSorted((one, other) => (one.on < other.on ? -1 : 1))
  await linkTransfers(tx, all)
  await edit(tx, all, categoryOf)
}

/** Cash has no bank; a person enters it. */
async function enterCash(
  tx: Tx,
  rows: readonly Placed[],
  { accounts, categoryOf }: { accounts: AccountIds; categoryOf: CategoryOf },
): Promise<void> {
  const cash = accounts.get('cash')
  if (!cash) throw new Error('the sample has no cash')
  for (const { id, on, minor, description, counterparty, category } of rows) {
    await insertByHand(tx, {
      id,
      accountId: cash.id,
      bookedOn: on,
      valueOn: null,
      amountMinor: minor,
      currency: cash.currency,
      description,
      counterparty: counterparty ?? null,
      reference: null,
      title: null,
      note: null,
      categoryId: category === undefined ? null : categoryOf(category),
      tags: [],
    })
  }
}

async function linkTransfers(tx: Tx, rows: readonly Placed[]): Promise<void> {
  const pairs = Map.groupBy(
    rows.filter(({ transfer }) => transfer !== undefined),
    ({ transfer }) => transfer,
  )
  // The newest month is left unlinked, so that there is something to suggest.
  const linked = [...pairs.values()].filter((legs) => legs.length === 2).slice(0, -5)
  await insertTransfers(
    tx,
    linked.flatMap((legs) => {
      const from = legs.find(({ minor }) => minor < 0n)
      const to = legs.find(({ minor }) => minor > 0n)
      return from && to ? [{ id: newId(), fromId: from.id, toId: to.id }] : []
    }),
  )
}

/** Titles, notes, tags, parts, rows left out. Equal work is done at once. */
async function edit(tx: Tx, rows: readonly Placed[], categoryOf: CategoryOf): Promise<void> {
  const operationId = await startOperation(tx, 'bulk_edit')
  const work = Map.groupBy(rows, ({ title, note, tags, excluded }) =>
    JSON.stringify({ title, note, tags, excluded }),
  )
  let touched = 0
  for (const [key, alike] of work) {
    const change: Change = JSON.parse(key)
    if (Object.keys(change).length === 0) continue
    touched += (await changeRows(tx, { operationId, filter: { ids: alike.map(({ id }) => id) }, change }))
      .length
  }
  for (const { id, splits } of rows) {
    if (!splits) continue
    const parts = splits.map(({ category, minor, note: text }) => ({
      id: newId(),
      categoryId: categoryOf(category),
      amountMinor: minor,
      note: text,
    }))
    await replaceSplits(tx, { transactionId: id, categoryId: null, categorySource: null }, parts)
  }
  await finishOperation(tx, operationId, touched)
}
