import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import { quantile, below } from './ranked.ts'
import type { Row } from './row.ts'
import { type Payee, sizesKey, type Watch } from './memory.ts'

const rowsLeast = 60
/** At first everything is new. */
const daysLeast = 90
/** Large for everybody, and once a year: no reason to think ill of it. */
const seldom = /^(?:insurance|taxes|leisure\.travel|home\.rent|home\.mortgage|family\.education)/
/** Money that stays one's own; the months before may be linked as transfers, which are not watched. */
const own = /^transfers\./
/** Rarer than one row in fifty. */
const strengthLeast = 1.7

/** Paid for the first time, and much: how rare an amount like that is among all that had no fixed price. */
export function newcomerLarge(watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  const sizes = watch.sizes.get(sizesKey(row, null))
  if (payee || own.test(row.category ?? '') || !sizes || sizes.rising.length < rowsLeast) return null
  if (row.day - watch.first < daysLeast) return null
  const log = Math.log(row.size)
  const rows = sizes.rising.length
  const rank = Math.log10((rows + 1) / (rows - below(sizes, log) + 1))
  // Beyond the largest, ranks say no more: the distance to the upper twentieth does.
  const strength = rank + Math.max(0, log - quantile(sizes, 0.95)) - (seldom.test(row.category ?? '') ? 1 : 0)
  if (strength < strengthLeast) return null
  return about(row, {
    kind: 'newcomer_large',
    fingerprint: `${rowMark(row)} first`,
    rows: [row.id],
    facts: {
      size: row.size,
      expected: Math.round(Math.exp(quantile(sizes, 0.5))),
      high: Math.round(Math.exp(quantile(sizes, 0.95))),
      from: rows,
    },
    strength,
  })
}
