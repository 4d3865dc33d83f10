/**
 * The sample workspace: a place of its own, so that nothing made up ever mixes with real money. Its rows come the way
 * everybody's do, as files through the import, so each has its statement line, and the history shows an overlap, an
 * open question and an import that was taken back. Then somebody has worked on them.
 */
import { Readable } from 'node:stream'
import { toDecimal } from '@scale/money'
import type { Db, Scope, Tx } from '../core/db/db.ts'
import { newId, toWire } from '../core/ids.ts'
import type { Accounts, Books, Workspaces } from '../domains/accounts/contract.ts'
import type { Imports } from '../domains/ingestion/contract.ts'
import type { ImportResource } from '../domains/ingestion/schemas.ts'
import { camtFile, cardFile, passbook, undecidedFile, type StatementFile } from './files.ts'
import {
  sampleAccounts,
  sampleRows,
  type AccountKey,
  type SampleAccount,
  type SampleRow,
} from './household.ts'
import { sampleMonths } from './month.ts'
import { workOn, type AccountIds, type Placed } from './work.ts'

export const sampleSettings = {
  name: 'Sample',
  locale: 'en-IN',
  currency: 'INR',
  numberStyle: 'lakh',
  monthStartsOn: 1,
} as const

export interface SampleParts {
  db: Db
  accounts: Accounts
  books: Books
  workspaces: Workspaces
  imports: Pick<Imports, 'receive' | 'commit' | 'undo' | 'ingest'>
}

/**
 * Makes a sample for a person, whole. It belongs to nobody until it is adopted, so nobody ever sees a part of one: what
 * fails is taken back here, and what a crash leaves by the sweep (unfinished.ts).
 */
export async function makeSample(parts: SampleParts, userId: string): Promise<Scope> {
  const scope = { workspaceId: newId(), userId }
  const { db, workspaces } = parts
  await db.withWorkspace(scope, (tx) =>
    workspaces.furnish(tx, { settings: sampleSettings, kind: 'sample', owner: null }),
  )
  try {
    await fillSample(parts, scope)
  } catch (error) {
    await db.withWorkspace(scope, workspaces.erase)
    throw error
  }
  return scope
}

/** Fills an empty workspace with the household. */
export async function fillSample(parts: SampleParts, scope: Scope): Promise<void> {
  const { today, accounts } = await parts.db.withWorkspace(scope, async (tx) => {
    const day = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
    return { today: day, accounts: await openAccounts(tx, parts.accounts, day) }
  })
  const rows = sampleRows(today)
  await importAll(parts, scope, { rows, accounts, today })
  await parts.db.withWorkspace(scope, async (tx) => {
    await workOn(tx, parts, await place(tx, parts.books, rows, accounts), { rows, accounts })
  })
}

export async function openAccounts(
  tx: Tx,
  ledger: Pick<Accounts, 'openAccount'>,
  today: Temporal.PlainDate,
): Promise<AccountIds> {
  const openingOn = today.with({ day: 1 }).subtract({ months: sampleMonths - 1 })
  const opened = new Map<AccountKey, { id: string; currency: string }>()
  for (const { key, ...account } of sampleAccounts)
    opened.set(key, await ledger.openAccount(tx, { ...account, openingOn }))
  return opened
}

interface Household {
  rows: readonly SampleRow[]
  accounts: AccountIds
  today: Temporal.PlainDate
}

/** Accounts one beside the other; files of one account one after the other. */
async function importAll({ imports }: SampleParts, scope: Scope, household: Household): Promise<void> {
  const idOf = (key: AccountKey) => {
    const account = household.accounts.get(key)
    if (!account) throw new Error(`the sample has no account ${key}`)
    return account
  }
  const receive = (key: AccountKey, { name: fileName, text }: StatementFile): Promise<ImportResource> =>
    imports.receive(scope, Readable.from([Buffer.from(text)]), { fileName, accountId: idOf(key).id })
  const take = async (key: AccountKey, file: StatementFile): Promise<void> => {
    const { id } = await receive(key, file)
    const { state } = await imports.commit(scope, id, { rows: 'good', acceptSuggestions: false })
    if (state !== 'committed') throw new Error(`the sample's file ${file.name} ended as ${state}`)
  }
  const ingest = (key: AccountKey, rows: readonly Pick<SampleRow, 'on' | 'minor' | 'description'>[]) => {
    const { id, currency } = idOf(key)
    const sent = rows.map(({ on, minor, description }) => ({
      bookedOn: on,
      amount: toDecimal(minor, currency),
      description,
      pending: false,
    }))
    return imports.ingest(scope, { account: { id: toWire('acc', id) }, rows: sent, previewOnly: false })
  }
  const of = (key: AccountKey) => household.rows.filter(({ account }) => account === key)
  const [older, newer] = overlapping(of('savings'), household.today)
  const savings = accountOf('savings')
  const ended = await Promise.allSettled([
    take('savings', passbook('sahyadri-savings.csv', savings, older, savings.openingMinor)).then(() =>
      take('savings', passbook('sahyadri-savings-latest.csv', savings, newer.rows, newer.before)),
    ),
    take('card', cardFile('sahyadri-rupee-card.csv', accountOf('card'), of('card'))),
    take('euro', camtFile('spree-girokonto.xml', accountOf('euro'), of('euro'))),
    // The lender and the fund house send their rows by themselves.
    ingest('loan', of('loan')),
    ingest('invest', of('invest')),
    // Somebody else's till, connected by mistake and taken back.
    ingest('cash', mistaken(household.today)).then(({ id }) => imports.undo(scope, id)),
    receive('cash', undecidedFile),
  ])
  // Only when all have ended: what goes on would write into a workspace that is being taken back.
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

const mistaken = (today: Temporal.PlainDate) => [
  { on: today.toString(), minor: -124_000n, description: 'Till 4 closing 118' },
  { on: today.toString(), minor: -98_050n, description: 'Till 4 closing 119' },
]

function accountOf(key: AccountKey): SampleAccount {
  const account = sampleAccounts.find((each) => each.key === key)
  if (!account) throw new Error(`the sample has no account ${key}`)
  return account
}

/** Two statements that share a month: the second brings its rows again, and they are known by then. */
function overlapping(rows: readonly SampleRow[], today: Temporal.PlainDate) {
  const sharedFrom = today.with({ day: 1 }).subtract({ months: 2 })
  const sharedTo = sharedFrom.add({ months: 1 }).toString()
  const earlier = rows.filter(({ on }) => on < sharedFrom.toString())
  const before = earlier.reduce((total, { minor }) => total + minor, accountOf('savings').openingMinor)
  const newer = { rows: rows.filter(({ on }) => on >= sharedFrom.toString()), before }
  return [rows.filter(({ on }) => on < sharedTo), newer] as const
}

/** Gives each row of the household the id it has in the ledger. */
async function place(
  tx: Tx,
  books: Books,
  rows: readonly SampleRow[],
  accounts: AccountIds,
): Promise<Placed[]> {
  const recorded = Map.groupBy(await everyRow(tx, books), (row) =>
    [row.accountId, row.bookedOn, row.amount.amount].join(' '),
  )
  return rows.flatMap((row) => {
    const account = accounts.get(row.account)
    if (row.account === 'cash' || !account) return []
    const facts = [toWire('acc', account.id), row.on, toDecimal(row.minor, account.currency)]
    const alike = recorded.get(facts.join(' ')) ?? []
    const at = Math.max(
      0,
      alike.findIndex(({ description }) => description.includes(row.description)),
    )
    const [found] = alike.splice(at, 1)
    if (!found) throw new Error(`the sample's row "${row.description}" of ${row.on} was not recorded`)
    return [{ ...row, id: found.id }]
  })
}

async function everyRow(tx: Tx, books: Books) {
  const all = []
  let cursor: string | undefined
  do {
    const page = await books.transactions(tx, { filter: {}, order: 'oldest', cursor, limit: 2_000 })
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}
