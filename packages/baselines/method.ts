import { BaselineError } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { normalQuantile } from './normal.ts'
import { prepare, type Series } from './series.ts'

export interface FitOptions {
  /** Steps of one season, e.g. 12 for months or [24, 168] for hours; none by default. Those longer than half the
   * series are left out. */
  readonly seasonLengths?: number | readonly number[]
  /** Nothing lies below it, e.g. 0 for spending; a balance has none. Default none. */
  readonly floor?: number | null
  /** Steps ahead that matter: the ensemble and conformal bands look back over as many. Default the longest season,
   * or 10. */
  readonly horizon?: number
}

/** A fitted method: plain data. */
export interface Fitted<State> {
  readonly version: 1
  readonly method: string
  readonly options: { readonly seasonLengths: readonly number[]; readonly floor: number | null }
  /** What the method learned, in units of `scale`. */
  readonly state: State
  readonly scale: number
  readonly training: { readonly observations: number; readonly fingerprint: string }
  readonly metrics: Readonly<Record<string, number>>
}

export interface Forecast {
  readonly horizon: number
  /** As asked, in (0, 1). */
  readonly levels: Float64Array
  /** The middle of the forecast for step 1 … horizon. */
  readonly point: Float64Array
  /** horizon × levels, row by row: `quantiles[step * levels.length + j]`. They never cross. */
  readonly quantiles: Float64Array
}

/** What may come, in the units it was learned in; step 0 is the first one ahead. */
export interface Outlook {
  readonly point: Float64Array
  /** One standard deviation of the forecast error at each step. */
  readonly deviation: Float64Array
  /** Quantile of the error at `step` as a multiple of its deviation, rising in `level`. Without it, the normal one. */
  readonly standardQuantile?: (level: number, step: number) => number
}

/** One way to forecast a prepared series; `method` gives it the face everything here has. */
export interface Technique<State> {
  readonly name: string
  /** @param seasons ascending, each at most half as long as `values` */
  learn(values: Float64Array, seasons: readonly number[], horizon: number): State
  /** What was learned, standing at the end of a longer series with the same start: parameters stay, levels and
   * seasons are read anew. */
  reread(state: State, values: Float64Array): State
  project(state: State, horizon: number): Outlook
  metrics?(state: State): Readonly<Record<string, number>>
}

export interface Method<State> {
  readonly technique: Technique<State>
  /** @throws BaselineError `series_…`, `value_infinite`, `season_invalid`, `floor_invalid`, `horizon_invalid` */
  fit(data: Series, options?: FitOptions): Fitted<State>
  /**
   * The model at the end of newer data: parameters and weights stay, levels and seasons are read anew. Much cheaper
   * than `fit`.
   * @param data the series it was fitted to, from the same first observation on, and what came since
   * @throws BaselineError `series_…`, `value_infinite`
   */
  update(model: Fitted<State>, data: Series): Fitted<State>
  /**
   * @param quantiles levels in (0, 1), in any order
   * @throws BaselineError `horizon_invalid`, `quantile_invalid`
   */
  forecast(model: Fitted<State>, horizon: number, quantiles: ArrayLike<number>): Forecast
}

export function method<State>(technique: Technique<State>): Method<State> {
  return {
    technique,
    fit(data, { seasonLengths = [], floor = null, horizon } = {}) {
      const asked = seasonsAscending(typeof seasonLengths === 'number' ? [seasonLengths] : seasonLengths)
      if (floor !== null && !Number.isFinite(floor)) {
        throw new BaselineError('floor_invalid', `The floor is ${floor}: give a number, or null for none.`)
      }
      if (horizon !== undefined) checkHorizon(horizon)
      const { values, scale, observed } = prepare(data, asked)
      const seasons = asked.filter((length) => 2 * length <= values.length)
      const state = technique.learn(values, seasons, horizon ?? seasons.at(-1) ?? 10)
      const training = { observations: observed, fingerprint: fingerprintOf(values) }
      const metrics = technique.metrics?.(state) ?? {}
      const options = { seasonLengths: seasons, floor }
      return { version: 1, method: technique.name, options, state, scale, training, metrics }
    },
    update(model, data) {
      const { values, observed } = prepare(data, model.options.seasonLengths, model.scale)
      const state = technique.reread(model.state, values)
      return { ...model, state, training: { observations: observed, fingerprint: fingerprintOf(values) } }
    },
    forecast(model, horizon, quantiles) {
      checkHorizon(horizon)
      const levels = Float64Array.from(quantiles)
      const outside = levels.find((level) => !(level > 0 && level < 1))
      if (outside !== undefined) {
        throw new BaselineError('quantile_invalid', `Quantile ${outside} is outside (0, 1).`)
      }
      return spread(technique.project(model.state, horizon), levels, model)
    },
  }
}

function checkHorizon(horizon: number): void {
  if (Number.isInteger(horizon) && horizon >= 1) return
  throw new BaselineError('horizon_invalid', `The horizon is ${horizon}: give a whole number from 1.`)
}

/** 1 is no season; the rest ascending, once each. */
function seasonsAscending(lengths: readonly number[]): readonly number[] {
  const wrong = lengths.find((length) => !Number.isInteger(length) || length < 1)
  if (wrong !== undefined) {
    throw new BaselineError('season_invalid', `A season of ${wrong} steps: give whole numbers from 1.`)
  }
  return [...new Set(lengths)].filter((length) => length > 1).toSorted((a, b) => a - b)
}

function spread(outlook: Outlook, levels: Float64Array, { scale, options }: Fitted<unknown>): Forecast {
  const { point, deviation, standardQuantile = normalQuantile } = outlook
  const lowest = options.floor ?? -Number.MAX_VALUE
  const bounded = (value: number): number => Math.min(Number.MAX_VALUE, Math.max(lowest, value * scale))
  const quantiles = new Float64Array(point.length * levels.length)
  for (let step = 0; step < point.length; step++) {
    for (let j = 0; j < levels.length; j++) {
      const error = standardQuantile(levels[j] as number, step) * (deviation[step] as number)
      quantiles[step * levels.length + j] = bounded((point[step] as number) + error)
    }
  }
  return { horizon: point.length, levels, point: point.map(bounded), quantiles }
}
