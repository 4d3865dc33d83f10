import { toDecimal } from '../packages/money/index.ts'
import type { ParsedAccount, ParsedStatement } from '../packages/statements/index.ts'
import { scaled, unscaled } from './decimal.ts'

/** One line of MANIFEST.tsv; empty text where the truth says nothing. */
export type Truth = Record<string, string>

export function readManifest(tsv: string): Truth[] {
  const [header = '', ...lines] = tsv.split(/\r?\n/).filter((line) => line !== '')
  const names = header.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']))
  })
}

export interface Difference {
  what: string
  truth: string
  found: string
  /** `wrong`: rows, sums or dates. `differs`: something around them. `unstated`: the truth knows what the file does not say. */
  weight: 'wrong' | 'differs' | 'unstated'
}

export function differences(truth: Truth, statement: ParsedStatement): Difference[] {
  const { rows, accounts } = statement
  const amounts = rows.map((row) =>
    scaled(row.amountExact ?? toDecimal(row.amountMinor, row.currency ?? 'XXX')),
  )
  const sum = (sign: bigint) =>
    unscaled(amounts.filter((amount) => amount * sign > 0n).reduce((a, b) => a + b * sign, 0n))
  const days = rows.map((row) => row.bookedOn.toString()).toSorted()
  const found: [
    name: string,
    value: string,
    grave: boolean,
    equal: (truth: string, value: string) => boolean,
  ][] = [
    ['n_tx', String(rows.length), true, (a, b) => a === b],
    ['sum_in', sum(1n), true, sameDecimal],
    ['sum_out', sum(-1n), true, sameDecimal],
    ['first_date', days[0] ?? '', true, (a, b) => a === b],
    ['last_date', days.at(-1) ?? endOf(accounts), true, (a, b) => a === b],
    ['opening', balances(accounts, 'openingMinor'), false, (a, b) => sameEnds(a, b, 'first')],
    ['closing', balances(accounts, 'closingMinor'), false, (a, b) => sameEnds(a, b, 'last')],
    ['currency', currencies(statement), false, within],
    ['account', [...new Set(accounts.map((account) => account.id ?? ''))].join('|'), false, sameIds],
  ]
  return found
    .filter(([what, value, , equal]) => (truth[what] ?? '') !== '' && !equal(truth[what] ?? '', value))
    .map(([what, value, grave]) => ({
      what,
      truth: truth[what] ?? '',
      found: value,
      weight: grave ? 'wrong' : value === '' ? 'unstated' : 'differs',
    }))
}

/** A statement without rows still names its last day. */
function endOf(accounts: readonly ParsedAccount[]): string {
  return (
    accounts
      .flatMap((account) => account.to?.toString() ?? [])
      .toSorted()
      .at(-1) ?? ''
  )
}

function sameDecimal(a: string, b: string): boolean {
  return scaled(a) === scaled(b)
}

function balances(accounts: readonly ParsedAccount[], which: 'openingMinor' | 'closingMinor'): string {
  return accounts
    .flatMap((account) =>
      account[which] === null ? [] : [toDecimal(account[which], account.currency ?? 'XXX')],
    )
    .join('|')
}

/** The truth lists a balance for each statement, or the first opening and last closing of the file. */
function sameEnds(truth: string, found: string, end: 'first' | 'last'): boolean {
  const expected = truth.split('|').filter((value) => value !== '')
  const values = found.split('|').filter((value) => value !== '')
  if (
    expected.length === values.length &&
    expected.every((value, index) => sameBalance(value, values[index] ?? ''))
  )
    return true
  const position = end === 'first' ? 0 : -1
  const value = values.at(position)
  return value !== undefined && sameBalance(expected.at(position) ?? '', value)
}

/** Balances are kept in minor units: a truth of more places is rounded to those found. */
function sameBalance(truth: string, found: string): boolean {
  const unit = scaled(`0.${'0'.repeat(Math.max((found.split('.')[1] ?? '').length - 1, 0))}5`)
  const distance = scaled(truth) - scaled(found)
  return (
    (distance < 0n ? -distance : distance) <= unit &&
    (distance === 0n || (truth.split(/[.,]/)[1] ?? '').length > 2)
  )
}

function currencies({ rows, accounts }: ParsedStatement): string {
  const named = [...rows.map((row) => row.currency), ...accounts.map((account) => account.currency)]
  return [...new Set(named.filter((currency) => currency !== null))].toSorted().join('|')
}

/** The truth lists every currency that occurs in the file, also in details that move no money. */
function within(truth: string, found: string): boolean {
  const known = new Set(truth.split('|'))
  return found !== '' && found.split('|').every((currency) => known.has(currency))
}

function sameIds(truth: string, found: string): boolean {
  const plain = (text: string) =>
    [...new Set(text.split('|').map((id) => id.replace(/\s+/g, ' ').trim()))].toSorted().join('|')
  return plain(truth) === plain(found)
}
