import { createRng } from '@scale/numerics'
import type { Row } from '../encoder/row.ts'

/** With fewer rows there is nothing to learn weights or calibration from. */
export const rowsJudgedMin = 150

/**
 * Places of the rows in the order in which they came, as the model will be asked about what comes after; where rows have no dates, in a
 * random one.
 */
export function orderOf(rows: readonly Row[], seed: number): Int32Array {
  const shuffled = createRng(seed).permutation(rows.length)
  const dated = rows.filter(({ date }) => date !== undefined).length
  if (dated < 0.9 * rows.length) return shuffled
  const day = (row: number) => rows[row]?.date ?? ''
  return shuffled.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
