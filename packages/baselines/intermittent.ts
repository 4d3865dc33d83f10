/**
 * Spending that mostly is not there: what a purchase costs and how often one comes are smoothed apart. Croston (1972,
 * Operational Research Quarterly 23, 289–303) smooths sizes and the gaps between; Syntetos & Boylan (2005, Int. J.
 * Forecasting 21, 303–314) take out its bias by 1 − α/2; Teunter, Syntetos & Babai (2011, European J. Operational
 * Research 214, 606–615) smooth the chance of a purchase at every step, so that what stopped fades. The point is the
 * mean per step; quantiles are those of "nothing, or one of the sizes seen".
 */
import { method, type Method, type Outlook } from './method.ts'

interface IntermittentState {
  /** Of sizes and gaps (or chances), the one of least squared one-step error. */
  readonly alpha: number
  /** Mean per step ahead. */
  readonly rate: number
  /** Chance that a step has anything. */
  readonly chance: number
  readonly deviation: number
  /** What came where anything came, ascending. */
  readonly sizes: Float64Array
}

type Rates = (values: Float64Array, alpha: number) => { rates: Float64Array; chance: number }

export const croston: Method<IntermittentState> = intermittent('croston', (values, alpha) =>
  gapRates(values, alpha, 1),
)

export const sba: Method<IntermittentState> = intermittent('sba', (values, alpha) =>
  gapRates(values, alpha, 1 - alpha / 2),
)

export const tsb: Method<IntermittentState> = intermittent('tsb', (values, alpha) => {
  const rates = new Float64Array(values.length + 1)
  let size = values.find((value) => value !== 0) ?? 0
  let chance = values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0) / values.length
  rates[0] = chance * size
  for (const [i, value] of values.entries()) {
    if (value !== 0) size += alpha * (value - size)
    chance += alpha * ((value === 0 ? 0 : 1) - chance)
    rates[i + 1] = chance * size
  }
  return { rates, chance }
})

/** Croston's ratio size / gap, times what corrects it; updated only where something came. */
function gapRates(values: Float64Array, alpha: number, correction: number): ReturnType<Rates> {
  const rates = new Float64Array(values.length + 1)
  const count = values.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0)
  let size = values.find((value) => value !== 0) ?? 0
  let gap = values.length / Math.max(1, count)
  let since = 1
  rates[0] = (correction * size) / gap
  for (const [i, value] of values.entries()) {
    if (value === 0) since++
    else {
      size += alpha * (value - size)
      gap += alpha * (since - gap)
      since = 1
    }
    rates[i + 1] = (correction * size) / gap
  }
  return { rates, chance: count === 0 ? 0 : Math.min(1, 1 / gap) }
}

/** From nearly still to lively; the literature's advice lies between (Syntetos & Boylan 2005, §4). */
const alphas = [0.05, 0.1, 0.15, 0.2, 0.3]

function intermittent(name: string, ratesOf: Rates): Method<IntermittentState> {
  const stand = (values: Float64Array, alpha: number): IntermittentState => {
    const { rates, chance } = ratesOf(values, alpha)
    const squares = values.reduce((sum, value, i) => sum + (value - (rates[i] as number)) ** 2, 0)
    const sizes = values.filter((value) => value !== 0).sort()
    const deviation = Math.sqrt(squares / values.length)
    return { alpha, rate: rates[values.length] as number, chance, deviation, sizes }
  }
  return method({
    name,
    learn: (values) =>
      alphas
        .map((alpha) => stand(values, alpha))
        .reduce((best, each) => (each.deviation < best.deviation ? each : best)),
    reread: ({ alpha }, values) => stand(values, alpha),
    project,
  })
}

function project({ rate, chance, deviation, sizes }: IntermittentState, horizon: number): Outlook {
  return {
    point: new Float64Array(horizon).fill(rate),
    deviation: new Float64Array(horizon).fill(deviation),
    standardQuantile: (level) =>
      deviation > 0 ? (mixedQuantile(level, chance, sizes) - rate) / deviation : 0,
  }
}

/** Quantile of a step that is 0 but for `chance`, when it is one of `sizes`; outflows may be negative. */
function mixedQuantile(level: number, chance: number, sizes: Float64Array): number {
  const below = sizes.findIndex((size) => size > 0)
  const negative = (chance * (below < 0 ? sizes.length : below)) / Math.max(1, sizes.length)
  const zero = 1 - chance
  if (level > negative && level <= negative + zero) return 0
  const share = (level <= negative ? level : level - zero) / chance
  return sizes[Math.max(0, Math.min(sizes.length - 1, Math.ceil(share * sizes.length) - 1))] ?? 0
}
