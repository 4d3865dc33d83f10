import type { DecimalMark } from '../amounts/printed.ts'
import { amountOf, mayBeIn } from '../amounts/printed.ts'
import type { MoneyColumns } from './columns.ts'
import type { PrintedAmount, PrintedEntry } from './entry.ts'

export interface DraftContext {
  columns: MoneyColumns
  mark: DecimalMark
  currency: string | null
  /** Rows print their currencies in front of their amounts; else such a word (`COFFEE CUP 3.50`) ends the description. */
  currencyInFront: boolean
}

/** What one entry says of its movement, before the others are asked. */
export interface Draft {
  entry: PrintedEntry
  /** Magnitude as printed, and the decimal where it is finer than the minor unit. */
  size: bigint | null
  exact: string | null
  /** Printed with the amount, else the statement's; `open` where the mark printed is not the statement's. */
  currency: string | null
  /** `in` and `out` are said by a word or a column; `less` is a minus or brackets, `bare` nothing. */
  said: 'in' | 'out' | 'less' | 'bare'
  balance: bigint | null
}

function minorOf(
  amount: PrintedAmount,
  { mark, currency, currencyInFront }: DraftContext,
): { minor: bigint; exact: string | null; currency: string | null } | null {
  const believed = currencyInFront || !printsInFront(amount)
  const numeral = believed ? amount.numeral : { ...amount.numeral, currency: null, openMark: null }
  const read = amountOf({ ...numeral, openMark: null }, mark, currency)
  const own = mayBeIn(numeral, currency) ? currency : 'open'
  return read ? { minor: read.minor, exact: read.exact, currency: read.currency ?? own } : null
}

/** Letters before the digits and nothing behind them. */
export function printsInFront({ text, numeral }: PrintedAmount): boolean {
  return (numeral.currency ?? numeral.openMark) !== null && /^\p{L}.*\d\W*$/u.test(text)
}

export function mostlyInFront(entries: readonly PrintedEntry[]): boolean {
  const printed = entries.filter(({ amounts }) => amounts.some(printsInFront))
  return printed.length * 2 > entries.length
}

export function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** The column the header calls a balance, or the last one when its steps are the movements beside it. */
export function balanceColumnOf(entries: readonly PrintedEntry[], context: DraftContext): number | null {
  const { columns } = context
  const named = columns.roles.indexOf('balance')
  if (named !== -1) return named
  const last = columns.roles.length - 1
  if (last < 1) return null
  const pairs = entries.map((entry) => {
    const balance = entry.amounts.find((amount) => columns.of(entry, amount) === last)
    // A zero stands on the empty side of debits and credits.
    const other = entry.amounts.find(
      (amount) => columns.of(entry, amount) !== last && minorOf(amount, context)?.minor !== 0n,
    )
    return {
      balance: balance ? minorOf(balance, context)?.minor : undefined,
      moved: other ? minorOf(other, context)?.minor : undefined,
    }
  })
  const steps = pairs.slice(1).flatMap((pair, index) => {
    const before = pairs[index]
    if (pair.balance === undefined || before?.balance === undefined) return []
    const change = size(pair.balance - before.balance)
    return [change === size(pair.moved ?? -1n) || change === size(before.moved ?? -1n)]
  })
  const agreeing = steps.filter(Boolean).length
  return steps.length >= 2 && agreeing >= steps.length * 0.9 ? last : null
}

export function draftOf(entry: PrintedEntry, balanceColumn: number | null, context: DraftContext): Draft {
  const { columns } = context
  const at = (amount: PrintedAmount) => columns.of(entry, amount)
  const balance = entry.amounts.find((amount) => at(amount) === balanceColumn)
  const others = entry.amounts.filter((amount) => amount !== balance)
  const nonZero = others.filter((amount) => minorOf(amount, context)?.minor !== 0n)
  const named = nonZero.filter((amount) => columns.roles[at(amount)] === 'movement')
  const [only, ...rivals] = others.length === 1 ? others : named.length === 1 ? named : nonZero
  const read = only && rivals.length === 0 ? minorOf(only, context) : null
  const printedBalance = balance ? (minorOf(balance, context)?.minor ?? null) : null
  const role = only ? columns.roles[at(only)] : null
  return {
    entry,
    size: read ? size(read.minor) : null,
    exact: read?.exact ?? null,
    currency: read?.currency ?? context.currency,
    said: said(only, role ?? null),
    balance: printedBalance,
  }
}

function said(amount: PrintedAmount | undefined, role: string | null): Draft['said'] {
  const sign = amount?.numeral.sign ?? null
  if (sign === 'cr' || sign === 'plus') return 'in'
  if (sign === 'dr') return 'out'
  if (role === 'debit') return 'out'
  if (role === 'credit') return 'in'
  return sign === 'minus' || sign === 'paren' ? 'less' : 'bare'
}
