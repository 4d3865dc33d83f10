/**
 * Direct linear autoregression: for each step ahead a regression of its own on all values of the last days or weeks,
 * shrunk (ridge). Nothing is forecast from forecasts, so errors of a wrong shape do not pile up (Marcellino, Stock & Watson
 * 2006, J. Econometrics 135, 499–526). Measured from the newest value it follows a level wherever that goes, as NLinear
 * does (Zeng, Chen, Zhang & Xu 2023, AAAI, arXiv 2205.13504); measured as it is, it returns to the mean.
 */
import { method, type Method, type Outlook } from '../method.ts'
import { type Range, rangeOf, within } from '../range.ts'
import { ridge } from './ridge.ts'
import { windowMoments } from './windows.ts'

interface DirectState {
  readonly anchored: boolean
  /** Per step ahead. */
  readonly intercepts: Float64Array
  /** Per step ahead one weight per value looked back on, the newest first. */
  readonly weights: readonly Float64Array[]
  /** Per step ahead. */
  readonly deviations: Float64Array
  /** The last values, the newest first. */
  readonly tail: Float64Array
  readonly range: Range
}

export const directAutoregression: Method<DirectState> = directMethod('direct-autoregression', false)
export const anchoredAutoregression: Method<DirectState> = directMethod('anchored-autoregression', true)

function directMethod(name: string, anchored: boolean): Method<DirectState> {
  return method<DirectState>({
    name,
    learn: (values, seasons, horizon) => learn(values, seasons, horizon, anchored),
    reread: (state, values) => ({
      ...state,
      tail: newest(values, state.tail.length),
      range: rangeOf(values),
    }),
    project,
  })
}

const newest = (values: Float64Array, count: number): Float64Array => values.slice(-count).reverse()

/** Time to fit grows with its cube. */
const lookbackMax = 400

/** The longest of several seasons and one more of the shortest, so that it is seen whole; or a few of the only one. */
function lookbackFor(seasons: readonly number[]): number {
  const [shortest = 2, ...longer] = seasons
  return Math.min(lookbackMax, longer.length > 0 ? (longer.at(-1) as number) + shortest : 4 * shortest)
}

/** Of what the values' squares add up to: sums of products that nearly cancel hold no digit below it. */
const roundingShare = 1e-9

function learn(
  values: Float64Array,
  seasons: readonly number[],
  horizon: number,
  anchored: boolean,
): DirectState {
  const most = Math.max(1, Math.floor(values.length / 4))
  const [lookback, steps] = [Math.min(lookbackFor(seasons), most), Math.min(horizon, most)]
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  // Places in a window go backwards: those to come stand before those known, the newest of which is the anchor.
  const { windows, sums, products } = windowMoments(
    values.map((value) => value - mean),
    lookback + steps,
  )
  const size = sums.length
  const product = (i: number, j: number): number => products[i * size + j] as number
  const sum = (i: number): number => (sums[i] as number) - (anchored ? (sums[steps] as number) : 0)
  const moment = (i: number, j: number): number => {
    const moved = anchored ? product(i, steps) + product(steps, j) - product(steps, steps) : 0
    return product(i, j) - moved - (sum(i) * sum(j)) / windows
  }
  const known = Array.from({ length: lookback }, (_, back) => steps + back)
  const ahead = Array.from({ length: steps }, (_, step) => steps - 1 - step)
  const { weights, variances } = ridge({
    rows: windows,
    meanSquareLeast: (roundingShare * known.reduce((total, i) => total + product(i, i), 0)) / lookback,
    products: Float64Array.from(known.flatMap((i) => known.map((j) => moment(i, j)))),
    withInputs: ahead.map((target) => Float64Array.from(known, (i) => moment(i, target))),
    squares: ahead.map((target) => moment(target, target)),
  })
  const centre = anchored ? 0 : mean
  const intercepts = ahead.map((target, step) =>
    known.reduce(
      (rest, i, back) =>
        rest - ((weights[step] as Float64Array)[back] as number) * (sum(i) / windows + centre),
      sum(target) / windows + centre,
    ),
  )
  return {
    anchored,
    intercepts: Float64Array.from(intercepts),
    weights,
    deviations: Float64Array.from(variances, Math.sqrt),
    tail: newest(values, lookback),
    range: rangeOf(values),
  }
}

/** Beyond the steps it learned it goes on from its own forecasts, and what those may miss adds up. */
function project(
  { anchored, intercepts, weights, deviations, tail, range }: DirectState,
  horizon: number,
): Outlook {
  const [steps, lookback] = [weights.length, tail.length]
  const path = new Float64Array(lookback + horizon)
  path.set(tail.toReversed())
  const deviation = new Float64Array(horizon)
  for (let start = 0; start < horizon; start += steps) {
    const recent = newest(path.subarray(0, lookback + start), lookback)
    const anchor = anchored ? (recent[0] as number) : 0
    const before = start === 0 ? 0 : (deviation[start - 1] as number)
    for (let step = 0; step < Math.min(steps, horizon - start); step++) {
      const weighted = (weights[step] as Float64Array).reduce(
        (sum, weight, back) => sum + weight * ((recent[back] as number) - anchor),
        intercepts[step] as number,
      )
      path[lookback + start + step] = within(range, anchor + weighted)
      deviation[start + step] = Math.min(
        Math.hypot(before, deviations[step] as number),
        range.high - range.low,
      )
    }
  }
  return { point: path.slice(lookback), deviation }
}
