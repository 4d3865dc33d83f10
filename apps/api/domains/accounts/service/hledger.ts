/**
 * The ledger as an hledger journal (hledger.org, format 1.25 and later; `ledger` reads it too). Accounts become
 * `assets:` or `liabilities:`, categories `income:` or `expenses:`, links `equity:transfers`, openings
 * `equity:opening balances`. Each transaction balances by itself, as the postings view does.
 */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { listAccounts, type AccountRow } from '../store/accounts.ts'
import { listCategories, type CategoryRow } from '../store/categories.ts'
import type { RowFilter } from '../store/filter.ts'
import { ledgerPeriod } from '../store/monthly.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { pagesOf, partsOf, pathOf } from './export-rows.ts'

/** Names in hledger end at two spaces and are split by colons; comments start with a semicolon. */
export function journalName(name: string): string {
  const plain = name
    .replaceAll(/[:;\r\n\t]+/g, ' ')
    .replaceAll(/[()[\]]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain === '' ? 'unnamed' : plain
}

const journalText = (text: string): string =>
  text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(/[;|]/g, ',')
    .trim()

export async function* exportHledger(tx: Tx, filter: RowFilter): AsyncGenerator<string> {
  const accounts = await listAccounts(tx)
  const categories = new Map((await listCategories(tx)).map((category) => [category.id, category]))
  const names = accountNames(accounts)
  const counter = new Map(
    [...categories.values()].map((category) => [category.id, counterName(category, categories)]),
  )
  yield headOf(accounts, names, [...new Set(counter.values())])
  yield openingsOf(accounts, names, (await ledgerPeriod(tx))?.from)
  for await (const rows of pagesOf(tx, filter)) {
    const parts = Map.groupBy(await partsOf(tx, rows), (part) => part.transactionId)
    yield rows
      .map((row) => {
        const legs = parts.get(row.id) ?? [{ categoryId: row.categoryId, amountMinor: row.amountMinor }]
        return entryOf(row, {
          account: names.get(row.accountId) ?? 'assets:unknown',
          legs: legs.map((leg) => ({ name: legName(row, leg, counter), minor: -leg.amountMinor })),
        })
      })
      .join('')
  }
}

const fixedNames = [
  'income:uncategorised',
  'expenses:uncategorised',
  'equity:transfers',
  'equity:excluded',
  'equity:opening balances',
]

/** Two accounts of one name get a number, so that their balances stay apart. */
function accountNames(accounts: readonly AccountRow[]): Map<string, string> {
  const taken = new Map<string, number>()
  return new Map(
    accounts.map((account) => {
      const owed = account.type === 'card' || account.type === 'loan'
      const name = `${owed ? 'liabilities' : 'assets'}:${journalName(account.name)}`
      const count = (taken.get(name) ?? 0) + 1
      taken.set(name, count)
      return [account.id, count === 1 ? name : `${name} ${count}`]
    }),
  )
}

function counterName(category: CategoryRow, categories: ReadonlyMap<string, CategoryRow>): string {
  const root = { income: 'income', expense: 'expenses', transfer: 'equity:transfers' }[category.kind]
  const path = pathOf(category.id, categories).split(':').map(journalName).join(':')
  return `${root}:${path}`
}

function legName(
  row: TransactionRow,
  leg: { categoryId: string | null; amountMinor: bigint },
  counter: ReadonlyMap<string, string>,
): string {
  if (row.transferId !== null) return 'equity:transfers'
  if (row.excluded) return 'equity:excluded'
  const named = leg.categoryId === null ? undefined : counter.get(leg.categoryId)
  return named ?? (leg.amountMinor > 0n ? 'income:uncategorised' : 'expenses:uncategorised')
}

function headOf(
  accounts: readonly AccountRow[],
  names: ReadonlyMap<string, string>,
  counters: readonly string[],
): string {
  const declared = [...accounts.map((account) => names.get(account.id) ?? ''), ...counters, ...fixedNames]
  return `; Written by SCALE. Check it with: hledger check -f FILE\n\n${declared
    .toSorted()
    .map((name) => `account ${name}\n`)
    .join('')}\n`
}

/** An opening without a day stands on the first day of the ledger. */
function openingsOf(
  accounts: readonly AccountRow[],
  names: ReadonlyMap<string, string>,
  firstOn: string | undefined,
): string {
  return accounts
    .filter((account) => account.openingMinor !== 0n)
    .map((account) => {
      const on = account.openingOn ?? firstOn ?? '1970-01-01'
      const amount = amountOf(account.openingMinor, account.currency)
      return `${on} opening balance\n    ${names.get(account.id)}  ${amount}\n    equity:opening balances  ${amountOf(-account.openingMinor, account.currency)}\n\n`
    })
    .join('')
}

const amountOf = (minor: bigint, currency: string): string => `${toDecimal(minor, currency)} ${currency}`

function entryOf(
  row: TransactionRow,
  posting: { account: string; legs: readonly { name: string; minor: bigint }[] },
): string {
  const status = row.pending ? '! ' : row.reconciled ? '* ' : ''
  const title = journalText(row.title ?? row.description) || 'no description'
  // A description in brackets at the start would be read as a transaction code.
  const text = title.startsWith('(') ? `() ${title}` : title
  const tags = row.tags.map((tag) => `${journalName(tag).replaceAll(' ', '_')}:`).join(', ')
  const head = `${row.bookedOn} ${status}${text}  ; id:${row.id}${tags === '' ? '' : `, ${tags}`}\n`
  const lines = [{ name: posting.account, minor: row.amountMinor }, ...posting.legs]
  return `${head}${lines.map(({ name, minor }) => `    ${name}  ${amountOf(minor, row.currency)}\n`).join('')}\n`
}
