import type { Outlook, Technique } from './method.ts'

/** One look back: what a technique said at an origin about values that are known by now. */
export interface Hindsight {
  /** Observations known at the origin. */
  readonly origin: number
  /** The values that came, at most `horizon` of them. */
  readonly actual: Float64Array
  /** Of as many steps, one per technique. */
  readonly outlooks: readonly Outlook[]
}

export interface BacktestPlan {
  readonly horizon: number
  /** Looks back, at most. */
  readonly originsMax: number
}

/**
 * Rolling-origin evaluation (Tashman 2000, Int. J. Forecasting 16, 437–450). Parameters are learned once, from what
 * was known at the first origin; later origins read on with them, so no forecast has seen its future. The last origins
 * see less than the whole horizon.
 * @returns origins ascending; none where the series is too short to look back
 */
export function backtest(
  techniques: readonly Technique<unknown>[],
  values: Float64Array,
  seasons: readonly number[],
  { horizon, originsMax }: BacktestPlan,
): Hindsight[] {
  const origins = originsOf(values.length, horizon, seasons.at(-1) ?? 1, originsMax)
  const first = origins[0]
  if (first === undefined) return []
  const known = values.slice(0, first)
  const usable = seasons.filter((season) => 2 * season <= first)
  const learned = techniques.map((technique) => ({
    technique,
    state: technique.learn(known, usable, horizon),
  }))
  return origins.map((origin) => {
    const past = values.slice(0, origin)
    const actual = values.slice(origin, origin + horizon)
    const outlooks = learned.map(({ technique, state }) =>
      technique.project(origin === first ? state : technique.reread(state, past), actual.length),
    )
    return { origin, actual, outlooks }
  })
}

/** Evenly over the last horizon and season (or horizon again), but never before three fifths of the series. */
function originsOf(n: number, horizon: number, season: number, originsMax: number): number[] {
  const first = Math.max(n - horizon - Math.max(horizon, season), Math.ceil(0.6 * n), 4)
  const last = n - Math.max(1, Math.ceil(horizon / 4))
  if (last < first) return []
  const count = Math.min(originsMax, last - first + 1)
  return Array.from({ length: count }, (_, k) =>
    count === 1 ? first : first + Math.round(((last - first) * k) / (count - 1)),
  )
}
