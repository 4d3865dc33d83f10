/** What the ledger is worth: balance sheet, trial balance, and net worth over time, each by currency. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { toWire } from '../../../core/ids.ts'
import type { BalanceSheet, NetWorth, TrialBalance } from '../schemas.ts'
import { listAccounts, type AccountRow } from '../store/accounts.ts'
import type { CategoryRow } from '../store/categories.ts'
import { balancesOn, changesByMonth, type BalanceRow } from '../store/postings.ts'
import { categoriesById, monthOf, monthStartsOn, notCategorised, today } from './reports.ts'

export async function balanceSheet(tx: Tx, on: string): Promise<BalanceSheet> {
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.id, account]))
  const categories = await categoriesById(tx)
  const byCurrency = Map.groupBy(await balancesOn(tx, on), (row) => row.currency)
  return {
    on,
    currencies: [...byCurrency].map(([currency, rows]) => sheetOf(currency, rows, { accounts, categories })),
  }
}

interface Names {
  accounts: ReadonlyMap<string, AccountRow>
  categories: ReadonlyMap<string, CategoryRow>
}

function sheetOf(
  currency: string,
  rows: readonly BalanceRow[],
  names: Names,
): BalanceSheet['currencies'][number] {
  const held = rows.flatMap(({ side, id, minor }) => {
    const account = side === 'account' && id !== null ? names.accounts.get(id) : undefined
    return account && minor !== 0n ? [{ account, minor }] : []
  })
  const assets = held.filter(({ minor }) => minor > 0n)
  const liabilities = held.filter(({ minor }) => minor < 0n)
  const sum = (list: readonly { minor: bigint }[]) => list.reduce((total, { minor }) => total + minor, 0n)
  const isTransfer = ({ side, id }: BalanceRow) =>
    side === 'transfer' ||
    (side === 'category' && id !== null && names.categories.get(id)?.kind === 'transfer')
  // Postings against equity carry the opposite sign.
  const equity = (wanted: (row: BalanceRow) => boolean) => toDecimal(-sum(rows.filter(wanted)), currency)
  const line = ({ account, minor }: (typeof held)[number]) => ({
    accountId: toWire('acc', account.id),
    name: account.name,
    type: account.type,
    balance: toDecimal(minor, currency),
  })
  return {
    currency,
    assets: assets.map(line),
    liabilities: liabilities.map(line),
    totalAssets: toDecimal(sum(assets), currency),
    totalLiabilities: toDecimal(sum(liabilities), currency),
    net: toDecimal(sum(held), currency),
    equity: {
      opening: equity(({ side }) => side === 'opening'),
      earned: equity((row) => (row.side === 'category' && !isTransfer(row)) || row.side === 'uncategorised'),
      excluded: equity(({ side }) => side === 'excluded'),
      transfers: equity(isTransfer),
    },
  }
}

const sideNames = {
  account: 'Account',
  category: 'Category',
  uncategorised: notCategorised,
  transfer: 'Transfers under way',
  excluded: 'Excluded from reports',
  opening: 'Opening balances',
} as const

export async function trialBalance(tx: Tx, on: string): Promise<TrialBalance> {
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.id, account]))
  const categories = await categoriesById(tx)
  const nameOf = ({ side, id }: BalanceRow): string =>
    (side === 'account' && id !== null ? accounts.get(id)?.name : undefined) ??
    (side === 'category' && id !== null ? categories.get(id)?.name : undefined) ??
    sideNames[side]
  const byCurrency = Map.groupBy(await balancesOn(tx, on), (row) => row.currency)
  const currencies = [...byCurrency].map(([currency, rows]) => {
    const lines = rows.filter((row) => row.minor !== 0n)
    const debit = lines.reduce((sum, { minor }) => (minor > 0n ? sum + minor : sum), 0n)
    const credit = lines.reduce((sum, { minor }) => (minor < 0n ? sum - minor : sum), 0n)
    return {
      currency,
      lines: lines.map((row) => ({
        side: row.side,
        id: row.id === null ? null : toWire(row.side === 'account' ? 'acc' : 'cat', row.id),
        name: nameOf(row),
        debit: toDecimal(row.minor > 0n ? row.minor : 0n, currency),
        credit: toDecimal(row.minor < 0n ? -row.minor : 0n, currency),
      })),
      debit: toDecimal(debit, currency),
      credit: toDecimal(credit, currency),
      balanced: debit === credit,
    }
  })
  return { on, currencies }
}

/** Ten years of points fill a chart. */
const worthMonths = 120
const worthMonthsMax = 600

/**
 * What was owned and owed at the end of each month: of the last ten years unless told otherwise, and no further than
 * today. Openings without a date count from the start.
 */
export async function netWorth(
  tx: Tx,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<NetWorth> {
  const starts = await monthStartsOn(tx)
  const changes = [...(await changesByMonth(tx)), ...openings(await listAccounts(tx), starts)]
  if (changes.length === 0) return { currencies: [] }
  const months = monthsOf(
    changes.map(({ month }) => month),
    { ...query, starts, today: today(tx) },
  )
  const [first = ''] = months
  const byCurrency = Map.groupBy(changes, (change) => change.currency)
  const currencies = [...byCurrency].map(([currency, list]) => {
    const byMonth = Map.groupBy(list, (change) => change.month)
    const balances = new Map<string, bigint>()
    const add = (month: string) =>
      byMonth
        .get(month)
        ?.forEach(({ accountId, minor }) => balances.set(accountId, (balances.get(accountId) ?? 0n) + minor))
    for (const month of byMonth.keys()) if (month < first) add(month)
    const points = months.map((month) => {
      add(month)
      const values = [...balances.values()]
      const assets = values.reduce((sum, minor) => (minor > 0n ? sum + minor : sum), 0n)
      const liabilities = values.reduce((sum, minor) => (minor < 0n ? sum + minor : sum), 0n)
      return {
        on: Temporal.PlainDate.from(month).add({ months: 1 }).subtract({ days: 1 }).toString(),
        assets: toDecimal(assets, currency),
        liabilities: toDecimal(liabilities, currency),
        net: toDecimal(assets + liabilities, currency),
      }
    })
    return { currency, points }
  })
  return { currencies }
}

/** Opening balances as changes; an undated one has the empty month, before all others. */
function openings(accounts: readonly AccountRow[], starts: number) {
  return accounts
    .filter((account) => account.openingMinor !== 0n)
    .map(({ id, currency, openingMinor, openingOn }) => ({
      month: openingOn === null ? '' : monthOf(Temporal.PlainDate.from(openingOn), starts).toString(),
      accountId: id,
      currency,
      minor: openingMinor,
    }))
}

/** The months of the chart; the empty month of undated openings is before all of them. */
function monthsOf(
  changed: readonly string[],
  wanted: { from?: string | undefined; to?: string | undefined; starts: number; today: string },
): string[] {
  const monthAt = (day: string) => monthOf(Temporal.PlainDate.from(day), wanted.starts)
  const dated = changed.filter((month) => month !== '').toSorted()
  const now = monthAt(wanted.today)
  const newest = Temporal.PlainDate.from(dated.at(-1) ?? now.toString())
  const last = wanted.to ? monthAt(wanted.to) : Temporal.PlainDate.compare(newest, now) > 0 ? now : newest
  const shown = last.subtract({ months: worthMonths - 1 })
  const oldest = Temporal.PlainDate.from(dated[0] ?? last.toString())
  const earliest = Temporal.PlainDate.compare(oldest, shown) > 0 ? oldest : shown
  const first = wanted.from ? monthAt(wanted.from) : earliest
  const count = first.until(last, { largestUnit: 'month' }).months + 1
  if (count > worthMonthsMax) {
    throw new Fault('invalid', {
      field: 'from',
      detail: `This report shows at most ${worthMonthsMax} months`,
    })
  }
  return Array.from({ length: Math.max(count, 1) }, (_, index) => first.add({ months: index }).toString())
}
