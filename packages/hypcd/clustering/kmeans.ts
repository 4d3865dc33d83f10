/** k-means with some rows pinned to their class. Vaze et al. 2022, "Generalized Category Discovery", §4.2; seeds: Arthur, Vassilvitskii 2007. */
import { bmm, type Rng, type Runtime, Tape } from '@scale/numerics'
import type { Points } from './points.ts'

export interface Clustering {
  /** Cluster of each row; classes of labelled rows keep their number, new clusters follow. */
  readonly clusters: Int32Array
  /** clusters×width */
  readonly centres: Float32Array
  /** Σ over rows of the squared distance to the nearest centre. */
  readonly inertia: number
}

export interface KMeansOptions {
  /** Number of clusters, labelled classes included. */
  readonly clusters: number
  /** Class of each row, from 0 without gaps; −1 where it is not known. Labelled rows stay in the cluster of their class. Without: all free. */
  readonly labels?: Int32Array
  readonly rng: Rng
  /** Starts of which the one with the least inertia wins; 10. */
  readonly starts?: number
  /** 100 */
  readonly iterationsMax?: number
}

/** Stops when (Σ‖Δcentre‖)² falls below this. */
const tolerance = 1e-4

/** Semi-supervised k-means: centres of labelled classes start as class means, the others are drawn as in k-means++ among unlabelled rows. */
export function kMeans(runtime: Runtime, points: Points, options: KMeansOptions): Clustering {
  const count = points.data.length / points.width
  const labels = options.labels ?? new Int32Array(count).fill(-1)
  if (labels.length !== count) throw new RangeError(`${labels.length} labels for ${count} rows`)
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0)
  if (options.clusters < Math.max(classes, 1)) {
    throw new RangeError(`${options.clusters} clusters for ${classes} labelled classes`)
  }
  let best: Clustering | null = null
  for (let start = 0; start < (options.starts ?? 10); start++) {
    const centres = firstCentres(points, labels, classes, options)
    const found = refine(runtime, points, { labels, centres, iterationsMax: options.iterationsMax ?? 100 })
    if (!best || found.inertia < best.inertia) best = found
  }
  if (!best) throw new RangeError('k-means needs one start at least')
  return best
}

function firstCentres(
  { data, width }: Points,
  labels: Int32Array,
  classes: number,
  { clusters, rng }: KMeansOptions,
): Float32Array {
  const centres = new Float32Array(clusters * width)
  means({ data, width }, labels, centres)
  const free = Int32Array.from(labels.keys().filter((row) => labels[row] === -1))
  const candidates = free.length > 0 ? free : Int32Array.from(labels.keys())
  const nearest = new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY)
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (cluster >= classes) {
      const row = candidates[drawProportional(nearest, rng)] ?? 0
      centres.set(data.subarray(row * width, (row + 1) * width), cluster * width)
    }
    for (const [i, row] of candidates.entries()) {
      let square = 0
      for (let j = 0; j < width; j++) {
        square += ((data[row * width + j] ?? 0) - (centres[cluster * width + j] ?? 0)) ** 2
      }
      if (square < (nearest[i] ?? 0)) nearest[i] = square
    }
  }
  return centres
}

/** A place drawn with a probability in proportion to its weight; uniformly before any weight is finite, or when all are 0. */
function drawProportional(weights: Float64Array, rng: Rng): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!Number.isFinite(total) || total === 0) return rng.below(weights.length)
  let left = rng.uniform() * total
  for (const [place, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return place
  }
  return weights.length - 1
}

interface Start {
  readonly labels: Int32Array
  readonly centres: Float32Array
  readonly iterationsMax: number
}

function refine(runtime: Runtime, points: Points, { labels, centres, iterationsMax }: Start): Clustering {
  for (let iteration = 0; ; iteration++) {
    const { clusters, squares } = nearestCentres(runtime, points, centres)
    for (const [row, label] of labels.entries()) if (label >= 0) clusters[row] = label
    const before = centres.slice()
    means(points, clusters, centres)
    if (moved(before, centres, points.width) ** 2 < tolerance || iteration >= iterationsMax) {
      return { clusters, centres, inertia: squares.reduce((sum, square) => sum + square, 0) }
    }
  }
}

function moved(before: Float32Array, after: Float32Array, width: number): number {
  let sum = 0
  for (let start = 0; start < after.length; start += width) {
    let square = 0
    for (let j = start; j < start + width; j++) square += ((after[j] ?? 0) - (before[j] ?? 0)) ** 2
    sum += Math.sqrt(square)
  }
  return sum
}

/** Means of the rows of each cluster, into `centres`; one without rows stays where it is. Rows of cluster −1 count nowhere. */
export function means({ data, width }: Points, clusters: Int32Array, centres: Float32Array): void {
  const sums = new Float64Array(centres.length)
  const counts = new Float64Array(centres.length / width)
  for (const [row, cluster] of clusters.entries()) {
    if (cluster < 0) continue
    counts[cluster] = (counts[cluster] ?? 0) + 1
    const [to, from] = [cluster * width, row * width]
    for (let j = 0; j < width; j++) sums[to + j] = (sums[to + j] ?? 0) + (data[from + j] ?? 0)
  }
  for (const [place, sum] of sums.entries()) {
    const count = counts[Math.floor(place / width)] ?? 0
    if (count > 0) centres[place] = sum / count
  }
}

const rowsAtOnce = 2048

/** Calls `use` for each row with its inner products with all centres. */
export function eachProduct(
  runtime: Runtime,
  { data, width }: Points,
  centres: Float32Array,
  use: (row: number, products: Float32Array) => void,
): void {
  const k = centres.length / width
  const tape = new Tape(runtime, { gradients: false })
  for (let from = 0; from < data.length / width; from += rowsAtOnce) {
    const part = data.subarray(from * width, (from + rowsAtOnce) * width)
    const rows = part.length / width
    const a = tape.constant(part, [1, rows, width])
    const products = bmm(tape, a, tape.constant(centres, [1, k, width]), { transposeB: true }).data
    for (let row = 0; row < rows; row++) use(from + row, products.subarray(row * k, (row + 1) * k))
    tape.reset()
  }
}

/** The nearest centre of each row and the squared distance to it, by ‖a‖² − 2⟨a, b⟩ + ‖b‖². */
export function nearestCentres(
  runtime: Runtime,
  points: Points,
  centres: Float32Array,
): { clusters: Int32Array; squares: Float64Array } {
  const { data, width } = points
  const centreSquares = squaresOf(centres, width)
  const rowSquares = squaresOf(data, width)
  const clusters = new Int32Array(rowSquares.length)
  const squares = new Float64Array(rowSquares.length)
  eachProduct(runtime, points, centres, (row, products) => {
    let [nearest, least] = [0, Number.POSITIVE_INFINITY]
    for (let cluster = 0; cluster < products.length; cluster++) {
      const square = (centreSquares[cluster] ?? 0) - 2 * (products[cluster] ?? 0)
      if (square < least) [nearest, least] = [cluster, square]
    }
    clusters[row] = nearest
    squares[row] = Math.max(least + (rowSquares[row] ?? 0), 0)
  })
  return { clusters, squares }
}

function squaresOf(data: Float32Array, width: number): Float64Array {
  const squares = new Float64Array(data.length / width)
  for (let row = 0; row < squares.length; row++) squares[row] = squareOf(data, row * width, width)
  return squares
}

function squareOf(data: Float32Array, start: number, width: number): number {
  let square = 0
  for (let j = start; j < start + width; j++) square += (data[j] ?? 0) ** 2
  return square
}
