import type { Runtime } from '@scale/numerics'
import type { Points } from '../clustering/points.ts'
import type { Row } from '../encoder/row.ts'
import type { Progress } from '../training/train.ts'
import { discover, type DiscoveryOptions } from './discover.ts'
import { nameOf } from './names.ts'

/** A category nobody has named yet. It is shown, never made: the person accepts, renames, merges or dismisses it. */
export interface Proposal {
  /** Rows of it, by their place among the rows given; the most typical first. */
  readonly rows: Int32Array
  /** Up to three of them, typical and of different texts. */
  readonly exemplars: Int32Array
  /** From the words that tell its rows from all others; empty where they have none. */
  readonly name: string
  /** Mean cosine to the centre: 1 where all rows look alike. */
  readonly cohesion: number
}

const exemplarsMost = 3

/**
 * What looks alike less than this is no group but what was left over: in half-years of two cities' purchase cards, such groups had a third of their
 * rows in one true category, the others two thirds.
 */
const cohesionLeast = 0.8

/**
 * Looks among rows without a category for categories to propose, the largest first. labels: category of each row from 0 without gaps, −1 where
 * there is none. Rows that turn out to belong to a known category are proposed nowhere. Drive the iterator to its end.
 */
export function* findCategories(
  runtime: Runtime,
  rows: readonly Row[],
  labels: Int32Array,
  { sizeLeast = 5, ...options }: DiscoveryOptions & { readonly sizeLeast?: number },
): Generator<Progress, Proposal[], undefined> {
  const known = labels.reduce((most, label) => Math.max(most, label + 1), 0)
  const { categories, points } = yield* discover(runtime, rows, labels, options)
  const found = new Map<number, number[]>()
  for (const [row, category] of categories.entries()) {
    if (category < known) continue
    const members = found.get(category)
    if (members) members.push(row)
    else found.set(category, [row])
  }
  return [...found.values()]
    .filter((members) => members.length >= sizeLeast)
    .map((members) => proposalOf(members, rows, points))
    .filter(({ cohesion }) => cohesion >= cohesionLeast)
    .toSorted((a, b) => b.rows.length - a.rows.length)
}

function proposalOf(members: readonly number[], rows: readonly Row[], { data, width }: Points): Proposal {
  const centre = new Float64Array(width)
  for (const row of members) {
    for (let j = 0; j < width; j++)
      centre[j] = (centre[j] ?? 0) + (data[row * width + j] ?? 0) / members.length
  }
  const norm = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0)) || 1
  const ranked = members
    .map((row) => ({
      row,
      cosine: centre.reduce((sum, value, j) => sum + (value * (data[row * width + j] ?? 0)) / norm, 0),
    }))
    .toSorted((a, b) => b.cosine - a.cosine)
  const textOf = (row: number) => rows[row]?.text ?? ''
  const exemplars = new Map<string, number>()
  for (const { row } of ranked) if (!exemplars.has(textOf(row))) exemplars.set(textOf(row), row)
  const own = new Set(members)
  const outside = rows.filter((_, row) => !own.has(row)).map(({ text }) => text)
  return {
    rows: Int32Array.from(ranked, ({ row }) => row),
    exemplars: Int32Array.from([...exemplars.values()].slice(0, exemplarsMost)),
    name: nameOf(members.map(textOf), outside),
    cohesion: ranked.reduce((sum, { cosine }) => sum + cosine, 0) / members.length,
  }
}
