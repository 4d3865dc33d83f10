import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import { foreignOf, type Payee, type Watch } from './memory.ts'

const rowsLeast = 30
const daysLeast = 60

/** A payee never paid before, in a currency the account does not have, while nobody is on a journey. */
export function unusualPlace(watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  const currency = payee ? null : foreignOf(watch, row)
  if (currency === null || row.day - watch.first < daysLeast) return null
  const rows = [...(watch.currencies.get(row.account)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  if (rows < rowsLeast) return null
  const there = watch.away.filter((one) => one.currency === currency).length
  const booked = watch.away.some((one) => one.currency === null)
  const used = watch.currencies.get(row.account)?.get(currency) ?? 0
  return about(row, {
    kind: 'foreign',
    fingerprint: `${rowMark(row)} abroad`,
    rows: [row.id],
    facts: { size: row.size, currency, count: used + there },
    strength: 3 - (booked ? 2 : 0) - 2 * there - Math.log10(1 + used),
  })
}
