/** The forecast of a flow: what is left without payments known ahead, those put back, and the bands made to hold. */
import type { Moments } from './known-ahead.ts'
import { bandEnds, levels, middleAt, type Outlook } from './methods.ts'
import type { Running } from './periods.ts'

/** Half widths of the 50, 80 and 95 % bands are multiplied by these. */
export type BandFactors = readonly [number, number, number]
export const noFactors: BandFactors = [1, 1, 1]

/** Of the standard normal distribution, at `levels`. */
const normalQuantiles = [-1.96, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.96]

export interface FlowParts {
  readonly rest: Outlook
  readonly known: Moments
  readonly factors: BandFactors
  readonly floor: number | null
  /**
   * The first period, which may have begun. It ends no lower than `least`: where nothing ever came back, what it has brought.
   */
  readonly running: Pick<Running, 'hasBegun' | 'soFar' | 'left'> & { readonly least: number | null }
}

/** steps × levels. Half widths of independent parts add up as the sides of a right angle do. */
export function flowQuantiles({ rest, known, factors, floor, running }: FlowParts): Float64Array {
  const steps = known.mean.length
  const quantiles = new Float64Array(steps * levels.length)
  for (let step = 0; step < steps; step++) {
    const [soFar, left] = step === 0 ? [running.soFar, running.left] : [0, 1]
    const row = rest.quantiles.subarray(step * levels.length, (step + 1) * levels.length)
    const restMiddle = row[middleAt] as number
    const middle = soFar + left * restMiddle + (known.mean[step] as number)
    const deviation = Math.sqrt(known.variance[step] as number)
    for (const j of levels.keys()) {
      const half = Math.hypot(
        Math.sqrt(left) * ((row[j] as number) - restMiddle),
        (normalQuantiles[j] as number) * deviation,
      )
      const factor = factors[bandEnds.findIndex((ends) => ends.some((end) => end === j))] ?? 1
      const quantile = middle + Math.sign(j - middleAt) * factor * half
      quantiles[step * levels.length + j] =
        step === 0 ? Math.max(quantile, running.least ?? -Infinity) : quantile
    }
  }
  return sound(quantiles, floor)
}

/**
 * The last guard: finite, rising in the level, not below the floor. What is not a number takes the value before it in
 * its row, or the middle of the step before.
 */
export function sound(quantiles: Float64Array, floor: number | null): Float64Array {
  const lowest = floor ?? -Number.MAX_VALUE
  const bounded = (value: number) => Math.min(Number.MAX_VALUE, Math.max(lowest, value))
  const { length } = levels
  let lastMiddle = Math.max(0, lowest)
  return quantiles.map((value, at) => {
    const level = at % length
    if (level === 0) {
      const above = at >= length ? (quantiles[at - length + middleAt] as number) : lastMiddle
      lastMiddle = Number.isFinite(above) ? bounded(above) : lastMiddle
    }
    const before = level === 0 ? lowest : (quantiles[at - 1] as number)
    const here = Number.isNaN(value) ? (level === 0 ? lastMiddle : before) : value
    // Written back, so that what follows in the row rises from here.
    const placed = bounded(Math.max(here, before))
    quantiles[at] = placed
    return placed
  })
}
