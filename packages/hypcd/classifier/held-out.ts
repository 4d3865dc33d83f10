import { createRng } from '@scale/numerics'
import type { Row } from '../encoder/row.ts'

const share = 0.2
/** With fewer rows there is nothing to learn weights or calibration from. */
const rowsMin = 150

/**
 * Which rows to judge and calibrate on: the latest fifth where rows have dates, as the model will be asked about what comes after; else a
 * random fifth. None of a small file.
 */
export function heldOut(rows: readonly Row[], seed: number): boolean[] {
  const held = new Array<boolean>(rows.length).fill(false)
  if (rows.length < rowsMin) return held
  const count = Math.floor(rows.length * share)
  for (const row of orderOf(rows, seed).slice(-count)) held[row] = true
  return held
}

function orderOf(rows: readonly Row[], seed: number): Int32Array {
  const shuffled = createRng(seed).permutation(rows.length)
  const dated = rows.filter(({ date }) => date !== undefined).length
  if (dated < 0.9 * rows.length) return shuffled
  const day = (row: number) => rows[row]?.date ?? ''
  return shuffled.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
