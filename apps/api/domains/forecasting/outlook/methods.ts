/** What single methods say of one series: the trained ensemble of baselines, what came before on such days, or a simple method. */
import { climatology, conformal, ensemble, membersOf, pooled, theta } from '@scale/baselines'
import type { Grain } from '../schemas.ts'
import type { Moments } from './known-ahead.ts'

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

/** Nothing that never was negative is taken to become so: spending, income. In less out may, even where it never has. */
const optionsFor = (values: Float64Array, grain: Grain, signed = false) => ({
  seasonLengths: seasonOf(grain),
  horizon: horizonOf(grain),
  floor: signed || values.some((value) => value < 0) ? null : 0,
})

export interface Measured {
  readonly grain: Grain
  readonly signed: boolean
}

export const fitEnsemble = (values: Float64Array, { grain, signed }: Measured): FittedEnsemble =>
  ensemble.fit(values, optionsFor(values, grain, signed))

/** @param values the series it was fitted to, and what came since */
export function ensembleOutlook(fitted: FittedEnsemble, values: Float64Array, steps: number): Outlook {
  const floor = values.some((value) => value < 0) ? null : fitted.options.floor
  const now = ensemble.update({ ...fitted, options: { ...fitted.options, floor } }, values)
  return outlookOf(now, steps)
}

/** What came on such days, months or weeks before; what it says of a step is a spread, not a band around a middle. */
export function climatologyOutlook(values: Float64Array, grain: Grain, steps: number): Omit<Voice, 'weight'> {
  const fitted = climatology.fit(values, optionsFor(values, grain))
  const { quantiles } = climatology.forecast(fitted, steps, levels)
  const middle = Float64Array.from(
    { length: steps },
    (_, step) => quantiles[step * levels.length + middleAt] as number,
  )
  return { name: climatology.technique.name, quantiles, middle }
}

/** Mean and deviation of what the days ahead bring, by what came on such days. */
export function dailyMoments(values: Float64Array, days: number): Moments {
  const { state, scale } = climatology.fit(values, optionsFor(values, 'day'))
  const { point, deviation } = climatology.technique.project(state, days)
  return { mean: point.map((size) => size * scale), variance: deviation.map((size) => (size * scale) ** 2) }
}

/** Where three values in ten are 0, no band around a middle fits. */
const sparseShare = 0.3
export const isSparse = (values: Float64Array): boolean =>
  values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0) >= sparseShare * values.length

/** Below this many values the ensemble has nothing to look back on, and is a mean of simple methods itself. */
const shortMax = 30

/** For series no training has seen. */
export function simpleOutlook(values: Float64Array, { grain, signed }: Measured, steps: number): Outlook {
  const options = optionsFor(values, grain, signed)
  if (values.length <= shortMax) return outlookOf(ensemble.fit(values, options), steps)
  if (isSparse(values)) {
    const { quantiles, ...said } = climatologyOutlook(values, grain, steps)
    return { quantiles, members: [{ ...said, weight: 1 }] }
  }
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

/** Another method's say; one that is silent of a series has none. */
export interface Voice {
  readonly name: string
  readonly weight: number
  readonly quantiles: Float64Array
  readonly middle: Float64Array
}

/** Quantiles of several outlooks made one. One that looks less far has no say beyond its end; where nobody has any, the ensemble speaks. */
export function blended(
  ensembleSays: () => Outlook,
  { own, steps }: { own: number; steps: number },
  others: readonly Voice[],
): Outlook {
  const heard = others.filter(({ weight }) => weight > 0)
  const everywhere = heard.some(({ quantiles }) => quantiles.length >= steps * levels.length)
  if (heard.length === 0) return ensembleSays()
  const ensemble = own > 0 || !everywhere ? ensembleSays() : null
  const ours = ensemble ? [{ weight: own, values: ensemble.quantiles }] : []
  const theirs = heard.map(({ weight, quantiles }) => ({ weight, values: quantiles }))
  const quantiles = pooled([...ours, ...theirs])
  const total = own + heard.reduce((sum, { weight }) => sum + weight, 0)
  const members = own > 0 ? (ensemble?.members ?? []) : []
  return {
    quantiles: quantiles.map((value, at) => (Number.isNaN(value) ? (ensemble?.quantiles[at] ?? 0) : value)),
    members: [
      ...members.map((member) => ({ ...member, weight: (own / total) * member.weight })),
      ...heard.map(({ name, weight, middle }) => ({ name, weight: weight / total, middle })),
    ],
  }
}
