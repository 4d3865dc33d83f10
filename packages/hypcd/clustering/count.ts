import type { Rng, Runtime } from '@scale/numerics'
import { kMeans } from './kmeans.ts'
import type { Points } from './points.ts'
import { clusterAccuracy } from './scores.ts'

/** Rows that take part in the search at most: the score moves little with more. */
const rowsMost = 4000
const gridSize = 7
const golden = (Math.sqrt(5) - 1) / 2

/**
 * Number of classes when nobody knows it: the K in `least`…`most` at which k-means over all rows, none pinned, matches the known rows best
 * (Vaze et al. 2022, §4.3). The score is rough: a grid finds where it is
 * high, a golden-section search the best K there. known: class of each row, −1 where it is not known.
 */
export function estimateCount(
  runtime: Runtime,
  points: Points,
  known: Int32Array,
  { least, most, rng }: { least: number; most: number; rng: Rng },
): number {
  const sample = sampleOf(points, known, rng)
  const scores = new Map<number, number>()
  const score = (clusters: number) => {
    const before = scores.get(clusters)
    if (before !== undefined) return before
    const found = kMeans(runtime, sample.points, { clusters, rng, starts: 1, iterationsMax: 20 })
    const rows = Int32Array.from(sample.known.keys().filter((row) => (sample.known[row] ?? -1) >= 0))
    const of = (values: Int32Array) => Int32Array.from(rows, (row) => values[row] ?? 0)
    const { all } = clusterAccuracy(of(sample.known), of(found.clusters), () => true).perRow
    scores.set(clusters, all)
    return all
  }
  const limit = Math.max(least, Math.min(most, sample.known.length))
  const grid = Array.from({ length: gridSize }, (_, i) =>
    Math.round(least * (limit / least) ** (i / (gridSize - 1))),
  )
  const best = grid.reduce((top, clusters, i) => (score(clusters) > score(grid[top] ?? least) ? i : top), 0)
  let [low, high] = [grid[Math.max(best - 1, 0)] ?? least, grid[Math.min(best + 1, gridSize - 1)] ?? limit]
  while (high - low > 2) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)].map(Math.round)
    if (left === undefined || right === undefined || left >= right) break
    if (score(left) >= score(right)) high = right
    else low = left
  }
  for (let clusters = low; clusters <= high; clusters++) score(clusters)
  return [...scores].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function sampleOf(
  { data, width }: Points,
  known: Int32Array,
  rng: Rng,
): { points: Points; known: Int32Array } {
  if (known.length <= rowsMost) return { points: { data, width }, known }
  const rows = rng.permutation(known.length).subarray(0, rowsMost)
  const part = new Float32Array(rowsMost * width)
  for (const [place, row] of rows.entries())
    part.set(data.subarray(row * width, (row + 1) * width), place * width)
  return { points: { data: part, width }, known: Int32Array.from(rows, (row) => known[row] ?? -1) }
}
