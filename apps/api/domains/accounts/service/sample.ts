import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import {
  sampleAccounts,
  sampleMonths,
  sampleRows,
  type AccountKey,
  type SampleRow,
} from '../sample/household.ts'
import type { NewTransaction } from '../contract.ts'
import type { Workspace } from '../schemas.ts'
import { listCategories } from '../store/categories.ts'
import { assignCategories, changeRows, finishOperation, startOperation, type Change } from '../store/edits.ts'
import { replaceSplits } from '../store/splits.ts'
import { insertByHand } from '../store/transactions.ts'
import { insertTransfers } from '../store/transfers.ts'
import { enter, leave } from '../store/workspaces.ts'
import { ledger } from './ledger.ts'
import { furnish, readWorkspace, type Person } from './workspaces.ts'

type Placed = SampleRow & { id: string }

/** Makes the sample workspace: a place of its own, so that nothing made up ever mixes with real money. */
export async function sampleWorkspace(tx: Tx, owner: Person | null): Promise<Workspace> {
  const inside = await enter(tx, newId())
  await furnish(inside, {
    settings: { name: 'Sample', locale: 'en-IN', currency: 'INR', numberStyle: 'lakh', monthStartsOn: 1 },
    kind: 'sample',
    owner,
  })
  const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
  const accounts = await openAccounts(inside, today)
  const rows = sampleRows(today).map((row): Placed => ({ ...row, id: newId() }))
  await record(inside, rows, accounts)
  const categories = new Map((await listCategories(inside)).map(({ slug, id }) => [slug, id]))
  const categoryOf = (slug: string): string => {
    const id = categories.get(slug)
    if (!id) throw new Error(`the sample names an unknown category: ${slug}`)
    return id
  }
  await enterCash(inside, rows, { accounts, categoryOf })
  await assignCategories(
    inside,
    rows.flatMap(({ id, account, category }) =>
      category && account !== 'cash' ? [{ transactionId: id, categoryId: categoryOf(category) }] : [],
    ),
    'rule',
  )
  await linkTransfers(inside, rows)
  await workOn(inside, rows, categoryOf)
  const workspace = await readWorkspace(inside, 'owner')
  await leave(inside)
  return workspace
}

type AccountIds = ReadonlyMap<AccountKey, { id: string; currency: string }>

async function openAccounts(tx: Tx, today: Temporal.PlainDate): Promise<AccountIds> {
  const openingOn = today.with({ day: 1 }).subtract({ months: sampleMonths - 1 })
  const opened = new Map<AccountKey, { id: string; currency: string }>()
  for (const { key, ...account } of sampleAccounts)
    opened.set(key, await ledger.openAccount(tx, { ...account, openingOn }))
  return opened
}

/** Every account but cash has rows from its bank, as an import would have brought them. */
async function record(tx: Tx, rows: readonly Placed[], accounts: AccountIds): Promise<void> {
  const importId = newId()
  for (const [key, account] of accounts) {
    if (key === 'cash') continue
    const own = rows.filter((row) => row.account === key)
    await ledger.recordTransactions(
      tx,
      account.id,
      importId,
      own.map((row) => factsOf(row, account.currency)),
    )
  }
}

const factsOf = (row: Placed, currency: string): NewTransaction => ({
  id: row.id,
  bookedOn: row.on,
  valueOn: null,
  amountMinor: row.minor,
  currency,
  description: row.description,
  counterparty: row.counterparty ?? null,
  reference: null,
  bankId: null,
  bankCategory: null,
  pending: row.pending ?? false,
})

/** Cash has no bank; a person enters it. */
async function enterCash(
  tx: Tx,
  rows: readonly Placed[],
  { accounts, categoryOf }: { accounts: AccountIds; categoryOf: (slug: string) => string },
): Promise<void> {
  const cash = accounts.get('cash')
  if (!cash) return
  for (const row of rows.filter(({ account }) => account === 'cash')) {
    await insertByHand(tx, {
      ...factsOf(row, cash.currency),
      accountId: cash.id,
      title: null,
      note: null,
      categoryId: row.category === undefined ? null : categoryOf(row.category),
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

/** What the person of the sample has done: titles, notes, tags, parts, rows left out. Equal work is done at once. */
async function workOn(tx: Tx, rows: readonly Placed[], categoryOf: (slug: string) => string): Promise<void> {
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
