import type { Bags } from '@scale/numerics'
import { bucketOf, gramsOf } from '../text/grams.ts'
import { normaliseText } from '../text/normalise.ts'
import { type Row } from './row.ts'
import { numbersOf, numbersPerRow } from './numbers.ts'

/** Rows as numbers. */
export interface Batch {
  readonly count: number
  /** A bag of hashed names per row, each of norm 1. */
  readonly bags: Bags
  /** count×numbersPerRow. */
  readonly numbers: Float32Array
}

/** Rows of the table of names: a power of two. */
export const buckets = 1 << 13

const hintWeight = 6

/** Hashed words and character 3–5-grams of the normalised text as bags, amount and date as numbers. */
export function features(rows: readonly Row[]): Batch {
  return batchOf(rows, rows.map(namesOf))
}

/** A row's names by their place in the table. */
export function namesOf({ text, hints = [] }: Row): Int32Array {
  const grams = gramsOf(normaliseText(text))
  // A hint stands for a whole name, so it weighs as much as the grams of a word.
  for (const hint of hints) {
    for (let copy = 0; copy < hintWeight; copy++) grams.push(`h${copy}${hint}`)
  }
  return Int32Array.from(grams, (gram) => bucketOf(gram, buckets))
}

/** `names`: those of each row, all or, in training, some. */
export function batchOf(rows: readonly Row[], names: readonly Int32Array[]): Batch {
  const offsets = new Int32Array(rows.length + 1)
  for (const [row, { length }] of names.entries()) offsets[row + 1] = (offsets[row] ?? 0) + length
  const entries = offsets[rows.length] ?? 0
  const [indices, weights] = [new Int32Array(entries), new Float32Array(entries)]
  for (const [row, places] of names.entries()) {
    const from = offsets[row] ?? 0
    indices.set(places, from)
    weights.fill(1 / Math.sqrt(places.length), from, from + places.length)
  }
  const numbers = new Float32Array(rows.length * numbersPerRow)
  for (const [row, each] of rows.entries()) numbers.set(numbersOf(each), row * numbersPerRow)
  return { count: rows.length, bags: { indices, weights, offsets }, numbers }
}
