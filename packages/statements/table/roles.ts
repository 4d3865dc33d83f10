/**
 * Which column means what. A header proposes, the cells dispose: a column gets a role only when its cells have the shape the
 * role needs. Where there is no header, or it says nothing about money, the shapes and the balance arithmetic propose.
 */
import type { Columns } from './plan.ts'
import type { HeaderRole } from './words/headers.ts'
import { flagged, looksDated, looksNumeric, share, type ColumnProfile } from './profile.ts'

/** Columns whose header proposes the role and whose cells do not contradict it, best first, then left to right. */
export function columnsFor(
  columns: Columns,
  role: HeaderRole,
  taken: ReadonlySet<number> = new Set(),
): number[] {
  const found: { column: number; weight: number }[] = []
  columns.headers.forEach((header, column) => {
    const match = header.matches.find((candidate) => candidate.role === role)
    const profile = columns.profiles[column]
    if (match && profile && !taken.has(column) && fits(role, profile))
      found.push({ column, weight: match.weight })
  })
  return found.sort((a, b) => b.weight - a.weight || a.column - b.column).map((entry) => entry.column)
}

const moneyRoles: ReadonlySet<HeaderRole> = new Set<HeaderRole>([
  'amount',
  'settled',
  'billing',
  'original',
  'net',
  'fee',
  'debit',
  'credit',
  'balance',
  'opening',
  'closing',
])

function fits(role: HeaderRole, profile: ColumnProfile): boolean {
  if (profile.filled === 0) return true
  if (role === 'booked_on' || role === 'value_on') return fitsDate(profile)
  if (moneyRoles.has(role)) return fitsMoney(profile)
  if (role === 'direction') return flagged(profile) >= 0.9
  if (role === 'currency' || role === 'original_currency') return printsCodes(profile) || printsWords(profile)
  if (role === 'description' || role === 'counterparty') return !looksDated(profile)
  return true
}

/** Nearly every cell names a currency. */
export function printsCodes(profile: ColumnProfile): boolean {
  const codes = [...profile.currencies.values()].reduce((sum, count) => sum + count, 0)
  return profile.numerals === 0 && codes > 0 && codes >= 0.8 * profile.filled
}

const wordsMax = 6

/** A few words or marks that repeat, as `$` or `Dollars` below a header that says “currency”. */
function printsWords(profile: ColumnProfile): boolean {
  return profile.numerals === 0 && !looksDated(profile) && profile.distinct.size <= wordsMax
}

export function fitsDate(profile: ColumnProfile): boolean {
  return (
    looksDated(profile) || share(profile.yearless, profile) >= 0.7 || share(profile.serials, profile) >= 0.7
  )
}

/** An amount column may hold refused cells (a slip, a note), but most of it must be amounts. */
export function fitsMoney(profile: ColumnProfile): boolean {
  const printed = profile.filled - profile.strokes
  return profile.numerals >= 0.6 * printed && share(profile.dates, profile) < 0.3
}

/** Numbers that could be money where no header says so: not counters, not account numbers, not dates. */
export function couldBeMoney(profile: ColumnProfile): boolean {
  if (profile.filled === 0 || !looksNumeric(profile) || looksDated(profile)) return false
  return share(profile.longWholes, profile) < 0.2
}

/** Cells of a column that carries an account of the holder: an IBAN, a long number, a masked card. */
export const accountShape = /^[A-Z]{2}\d{2}[A-Z0-9 ]{8,30}$|^(?=(?:[^\d*Xx]*[\d*Xx]){6})[\dXx*./ -]{6,34}$/
