/** What single methods say of one series: the trained ensemble of baselines, or a simple method before there is one. */
import { conformal, ensemble, membersOf, theta } from '@scale/baselines'
import type { Grain } from '../schemas.ts'

/** The quantiles everything here speaks in: the middle, and the ends of the 50, 80 and 95 % bands. */
export const levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const
export const middleAt = 3
/** Places in `levels` of the ends of each band, the narrowest first. */
export const bandEnds = [
  [2, 4],
  [1, 5],
  [0, 6],
] as const

export interface Said {
  readonly name: string
  /** Share of the ensemble. */
  readonly weight: number
  readonly middle: Float64Array
}

export interface Outlook {
  /** steps × levels, row by row, rising in the level. */
  readonly quantiles: Float64Array
  readonly members: readonly Said[]
}

export type FittedEnsemble = ReturnType<typeof ensemble.fit>

/** Steps of a season, and how many ahead the weights and bands of a method look. */
const shapes = {
  day: { season: 7, horizon: 28 },
  week: { season: 1, horizon: 8 },
  month: { season: 12, horizon: 3 },
} as const satisfies Record<Grain, { season: number; horizon: number }>

export const seasonOf = (grain: Grain): number => shapes[grain].season
/** Steps ahead at which forecasts are judged. */
export const horizonOf = (grain: Grain): number => shapes[grain].horizon

/** Nothing that never was negative is taken to become so: spending, income. */
const optionsFor = (values: Float64Array, grain: Grain) => ({
  seasonLengths: seasonOf(grain),
  horizon: horizonOf(grain),
  floor: values.some((value) => value < 0) ? null : 0,
})

export const fitEnsemble = (values: Float64Array, grain: Grain): FittedEnsemble =>
  ensemble.fit(values, optionsFor(values, grain))

/** @param values the series it was fitted to, and what came since */
export function ensembleOutlook(fitted: FittedEnsemble, values: Float64Array, steps: number): Outlook {
  const floor = values.some((value) => value < 0) ? null : fitted.options.floor
  const now = ensemble.update({ ...fitted, options: { ...fitted.options, floor } }, values)
  return outlookOf(now, steps)
}

/** Below this many values the ensemble has nothing to look back on, and is a mean of simple methods itself. */
const shortMax = 30

/** For series no training has seen. */
export function simpleOutlook(values: Float64Array, grain: Grain, steps: number): Outlook {
  const options = optionsFor(values, grain)
  if (values.length <= shortMax) return outlookOf(ensemble.fit(values, options), steps)
  const method = conformal(theta)
  const { point, quantiles } = method.forecast(method.fit(values, options), steps, levels)
  return { quantiles, members: [{ name: 'theta', weight: 1, middle: point }] }
}

function outlookOf(fitted: FittedEnsemble, steps: number): Outlook {
  return {
    quantiles: ensemble.forecast(fitted, steps, levels).quantiles,
    members: membersOf(fitted, steps, [0.5]).map(({ name, weight, forecast }) => ({
      name,
      weight,
      middle: forecast.point,
    })),
  }
}

/**
 * Quantiles of several outlooks, averaged level by level (Lichtendahl, Grushka-Cockayne & Winkler 2013). One that looks
 * less far has no say beyond its end.
 */
export function blended(
  ensembleSays: Outlook,
  others: readonly { name: string; weight: number; quantiles: Float64Array; middle: Float64Array }[],
): Outlook {
  const heard = others.filter(({ weight }) => weight > 0)
  if (heard.length === 0) return ensembleSays
  const own = 1 - heard.reduce((sum, { weight }) => sum + weight, 0)
  const quantiles = ensembleSays.quantiles.map((value, at) => {
    const there = heard.filter((other) => at < other.quantiles.length)
    const sum = there.reduce((total, other) => total + other.weight * (other.quantiles[at] as number), 0)
    const weight = own + there.reduce((total, other) => total + other.weight, 0)
    return (own * value + sum) / weight
  })
  const members = ensembleSays.members.map((member) => ({ ...member, weight: own * member.weight }))
  return {
    quantiles,
    members: [...members, ...heard.map(({ name, weight, middle }) => ({ name, weight, middle }))],
  }
}
