/** The column that names the currency of each row: where it stands, and which of its cells name none. */
import { currenciesOfMark, currencyOfMark } from '../amounts/symbols.ts'
import { cellText } from './cells.ts'
import type { Columns, Layout } from './plan.ts'
import { columnsFor, printsCodes } from './roles.ts'
import type { TableRecord } from './source.ts'

/** The currency column nearest to the amount in column `at` wins: an original currency stands beside its own amount. */
export function currencyColumn(columns: Columns, taken: ReadonlySet<number>, at: number): number | null {
  const { headers, profiles } = columns
  const nearest = (candidates: number[]): number | null =>
    candidates.toSorted((a, b) => distance(a, at) - distance(b, at))[0] ?? null
  const calledSo = (column: number, role: 'original' | 'original_currency'): boolean =>
    headers[column]?.matches.some((match) => match.role === role) ?? false
  const role = calledSo(at, 'original') ? 'original_currency' : 'currency'
  const named = columnsFor(columns, role, taken).filter((column) => (profiles[column]?.filled ?? 0) > 0)
  const coded = profiles.flatMap((profile, column) => (printsCodes(profile) ? [column] : []))
  const full = coded.filter((column) => {
    const profile = profiles[column]
    return profile !== undefined && profile.filled >= 0.9 * profile.records
  })
  return (
    nearest(named.filter((column) => coded.includes(column))) ??
    nearest(full.filter((column) => !taken.has(column) && !calledSo(column, 'original_currency'))) ??
    nearest(named)
  )
}

/** A column right of the amount is nearer than one as far to its left. */
function distance(column: number, at: number): number {
  return column > at ? column - at : at - column + 0.5
}

/**
 * Whether a cell of the currency column leaves open which currency it means. An empty one stands for the file's own, a
 * shared mark (`$`) for a currency that prints it; `currency` is the row's so far, null where nothing is known.
 */
export function leavesOpen(text: string, currency: string | null): boolean {
  if (text === '') return false
  const code = currencyOfMark(text)
  if (code === 'open') return currency !== null && !currenciesOfMark(text).has(currency)
  return code === null
}

/** The word that more than half of the currency cells print and that names no currency, or null. */
export function usualOpenWord(
  { currency: column }: Layout,
  records: readonly TableRecord[],
  currency: string | null,
): string | null {
  if (column === null) return null
  const words = new Map<string, number>()
  let filled = 0
  for (const record of records) {
    const text = cellText(record, column)
    if (text === '') continue
    filled += 1
    if (leavesOpen(text, currency)) words.set(text, (words.get(text) ?? 0) + 1)
  }
  return [...words].find(([, count]) => count * 2 > filled)?.[0] ?? null
}
