/**
 * Finite metric spaces as Ripser holds them: distances in single precision, as a strict lower triangle or as a list of
 * edges. Coordinates are rounded and summed in single precision too, so that ties, and with them the bars, are Ripser's
 * own. Coordinates far from the origin lose digits: centre them first.
 */
import { TopologyError, wholeNumber } from './errors.ts'
import { Memory } from './memory.ts'

/** `size` points in R^dimension; point i is coordinates[i·dimension … (i+1)·dimension). */
export interface PointCloud {
  readonly size: number
  readonly dimension: number
  readonly coordinates: Float64Array
}

/** d(i, j) for i > j is lower[i(i−1)/2 + j]; Infinity joins never. */
export interface DenseDistances {
  readonly kind: 'dense'
  readonly size: number
  readonly lower: Float32Array
}

/** Edge e joins the vertices from[e] ≠ to[e], each pair at most once; pairs not listed join never. */
export interface SparseDistances {
  readonly kind: 'sparse'
  readonly size: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly lengths: Float32Array
}

export type Distances = DenseDistances | SparseDistances

/** How far d(i, j) and d(j, i) may differ, relative to the larger: files are written with six digits. */
const asymmetryMax = 1e-5

/** Points given one by one, each of the same dimension ≥ 1. Errors: `empty`, `ragged`, `not_finite`. */
export function pointCloud(points: readonly ArrayLike<number>[]): PointCloud {
  const dimension = points[0]?.length ?? 0
  if (dimension === 0) throw new TopologyError('empty', 'a point cloud needs a point with a coordinate')
  const coordinates = new Float64Array(points.length * dimension)
  for (const [i, point] of points.entries()) {
    if (point.length !== dimension) {
      throw new TopologyError(
        'ragged',
        `point ${i} has ${point.length} coordinates, the first has ${dimension}`,
      )
    }
    for (let k = 0; k < dimension; k++) coordinates[i * dimension + k] = point[k] ?? Number.NaN
  }
  return checkedCloud({ size: points.length, dimension, coordinates })
}

function checkedCloud(cloud: PointCloud): PointCloud {
  const { size, dimension, coordinates } = cloud
  if (size < 1 || dimension < 1)
    throw new TopologyError('empty', 'a point cloud needs a point with a coordinate')
  if (coordinates.length !== size * dimension) {
    throw new TopologyError(
      'ragged',
      `${coordinates.length} coordinates are not ${size} points in R^${dimension}`,
    )
  }
  const bad = coordinates.findIndex((value) => !Number.isFinite(Math.fround(value)))
  if (bad >= 0)
    throw new TopologyError('not_finite', `coordinate ${bad % dimension} of point ${(bad / dimension) | 0}`)
  return cloud
}

/** Euclidean distances of all pairs. Errors: those of `pointCloud`, `too_large`. */
export function euclideanDistances(cloud: PointCloud, options: { bytesMax?: number } = {}): DenseDistances {
  const { size, dimension, coordinates } = checkedCloud(cloud)
  new Memory(options.bytesMax).take(2 * size * (size - 1))
  const points = Float32Array.from(coordinates)
  const lower = new Float32Array((size * (size - 1)) / 2)
  let at = 0
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let k = 0; k < dimension; k++) {
        const difference = Math.fround((points[i * dimension + k] ?? 0) - (points[j * dimension + k] ?? 0))
        sum = Math.fround(sum + Math.fround(difference * difference))
      }
      lower[at++] = Math.sqrt(sum)
    }
  }
  if (lower.includes(Infinity))
    throw new TopologyError('too_large', 'a distance is beyond single precision; rescale the points')
  return { kind: 'dense', size, lower }
}

/** From the strict lower triangle, row by row: d(1,0), d(2,0), d(2,1) … n(n−1)/2 values; none means one point.
 * Errors: `not_triangular`, `not_a_number`, `negative`, `too_large`. */
export function lowerDistances(values: ArrayLike<number>): DenseDistances {
  const size = Math.round((1 + Math.sqrt(1 + 8 * values.length)) / 2)
  if ((size * (size - 1)) / 2 !== values.length) {
    throw new TopologyError(
      'not_triangular',
      `${values.length} distances do not fill the lower triangle of a matrix`,
    )
  }
  const lower = new Float32Array(values.length)
  for (let i = 1, at = 0; i < size; i++) {
    for (let j = 0; j < i; j++, at++)
      lower[at] = distance(values[at] ?? Number.NaN, () => `between ${i} and ${j}`)
  }
  return { kind: 'dense', size, lower }
}

/** From all rows of a symmetric matrix with a zero diagonal.
 * Errors: `empty`, `ragged`, `asymmetric`, `diagonal_not_zero`, `not_a_number`, `negative`, `too_large`. */
export function fullDistances(rows: readonly ArrayLike<number>[]): DenseDistances {
  const size = rows.length
  if (size === 0) throw new TopologyError('empty', 'a distance matrix needs a row')
  const lower = new Float32Array((size * (size - 1)) / 2)
  let at = 0
  for (const [i, row] of rows.entries()) {
    if (row.length !== size)
      throw new TopologyError('ragged', `row ${i} has ${row.length} columns, there are ${size} rows`)
    if (row[i] !== 0) throw new TopologyError('diagonal_not_zero', `point ${i} is ${row[i]} from itself`)
    for (let j = 0; j < i; j++) {
      const there = distance(row[j] ?? Number.NaN, () => `in row ${i}, column ${j}`)
      const back = distance(rows[j]?.[i] ?? Number.NaN, () => `in row ${j}, column ${i}`)
      if (there !== back && !(Math.abs(there - back) <= asymmetryMax * Math.max(there, back)))
        throw new TopologyError('asymmetric', `d(${i}, ${j}) is ${there}, d(${j}, ${i}) is ${back}`)
      lower[at++] = there
    }
  }
  return { kind: 'dense', size, lower }
}

/** From edges [i, j, length] between points 0 … size−1; of a pair named twice the last counts.
 * Errors: `empty`, `index_out_of_range`, `not_a_number`, `negative`, `too_large`. */
export function sparseDistances(
  size: number,
  edges: Iterable<readonly [number, number, number]>,
): SparseDistances {
  if (size === 0) throw new TopologyError('empty', 'a metric space needs a point')
  wholeNumber('size', size, 1, 2 ** 31 - 1)
  const lengths = new Map<number, number>()
  for (const [i, j, length] of edges) {
    const inRange = (vertex: number) => Number.isInteger(vertex) && vertex >= 0 && vertex < size
    if (!inRange(i) || !inRange(j) || i === j)
      throw new TopologyError('index_out_of_range', `no edge joins ${i} and ${j} of ${size} points`)
    const value = distance(length, () => `between ${i} and ${j}`)
    if (value < Infinity) lengths.set(Math.max(i, j) * size + Math.min(i, j), value)
  }
  const keys = [...lengths.keys()]
  return {
    kind: 'sparse',
    size,
    from: Int32Array.from(keys, (key) => Math.floor(key / size)),
    to: Int32Array.from(keys, (key) => key % size),
    lengths: Float32Array.from(lengths.values()),
  }
}

function distance(value: number, where: () => string): number {
  if (Number.isNaN(value)) throw new TopologyError('not_a_number', `the distance ${where()} is not a number`)
  if (value < 0) throw new TopologyError('negative', `the distance ${where()} is ${value}`)
  const single = Math.fround(value)
  if (single === Infinity && value !== Infinity)
    throw new TopologyError('too_large', `the distance ${where()} is beyond single precision`)
  // Minus zero sorts behind everything by its bits.
  return single + 0
}
