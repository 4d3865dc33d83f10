/**
 * Persistence images: each bar becomes a Gaussian at (birth, death − birth), weighted by how long it lives, and the sum is
 * integrated over pixels, a vector of fixed length that is stable in W_1. Adams et al., "Persistence images", JMLR 18 (2017).
 * Bars that never die are left out.
 */
import { finiteBars, type Bar } from './diagram.ts'
import { TopologyError, wholeNumber } from './errors.ts'

export interface ImageOptions {
  /** What the columns cover, left to right. */
  readonly birthRange: readonly [number, number]
  /** What the rows cover, bottom to top: row 0 holds the shortest bars. */
  readonly persistenceRange: readonly [number, number]
  readonly columns: number
  readonly rows: number
  /** Standard deviation of the Gaussian. */
  readonly sigma: number
  /** The weight of a bar of the given length, 0 at length 0; unless said, length / upper end of the range, at most 1. */
  readonly weight?: (persistence: number) => number
}

const pixelsMax = 16_777_216

/** rows × columns pixels, row by row. Error: `option_out_of_range`. */
export function persistenceImage(bars: readonly Bar[], options: ImageOptions): Float64Array {
  const { birthRange, persistenceRange, sigma } = options
  const columns = wholeNumber('columns', options.columns, 1, pixelsMax)
  const rows = wholeNumber('rows', options.rows, 1, pixelsMax / columns)
  if (!(sigma > 0 && sigma < Infinity))
    throw new TopologyError('option_out_of_range', `sigma must be positive, it is ${sigma}`)
  for (const [low, high] of [birthRange, persistenceRange]) {
    if (!(low < high && Number.isFinite(high - low)))
      throw new TopologyError('option_out_of_range', `a range must rise: ${low} … ${high}`)
  }
  const { weight = (length: number) => Math.min(1, length / persistenceRange[1]) } = options
  const image = new Float64Array(rows * columns)
  for (const [birth, death] of finiteBars(bars)) {
    const across = massPerCell(birth, sigma, birthRange, columns)
    const up = massPerCell(death - birth, sigma, persistenceRange, rows)
    const heaviness = weight(death - birth)
    for (const [row, mass] of up.entries()) {
      for (let column = 0; column < columns; column++) {
        const pixel = row * columns + column
        image[pixel] = (image[pixel] ?? 0) + heaviness * mass * (across[column] ?? 0)
      }
    }
  }
  return image
}

/** The share of a normal distribution that falls into each of `count` equal cells of the range. */
function massPerCell(
  mean: number,
  sigma: number,
  [low, high]: readonly [number, number],
  count: number,
): Float64Array {
  const edges = Float64Array.from({ length: count + 1 }, (_, i) => {
    const edge = low + ((high - low) * i) / count
    return erf((edge - mean) / (sigma * Math.SQRT2)) / 2
  })
  return Float64Array.from({ length: count }, (_, i) => (edges[i + 1] ?? 0) - (edges[i] ?? 0))
}

/** The error function to 1e-14: its series near zero, the continued fraction of erfc beyond (DLMF 7.6.2, 7.9.2). */
export function erf(x: number): number {
  if (x < 0) return -erf(-x)
  if (x > 6) return 1
  if (x < 2.5) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= (2 * x * x) / (2 * n + 1)
      sum += term
    }
    return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let fraction = 0
  for (let n = 60; n >= 1; n--) fraction = n / 2 / (x + fraction)
  return 1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}
