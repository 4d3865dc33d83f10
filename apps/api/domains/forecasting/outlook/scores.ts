/** The figures of the accuracy page, from what was said and what came. */
import type { Grain, SeriesAccuracy } from '../schemas.ts'
import type { Hindsight } from './backtest.ts'
import { pinballOf } from './balance.ts'
import { balancesOf, endsWithin, rowsAt } from './ends.ts'
import { levels, middleAt, seasonOf } from './methods.ts'
import { type Place, placeOf, shareUpTo } from './place.ts'
import { pastOf } from './view.ts'

export type Figures = Omit<SeriesAccuracy, 'subject' | 'currency' | 'grain'>

/** What was said and what came, beside the naive rival; steps × levels. */
export interface Judged {
  readonly hindsight: Pick<Hindsight, 'id' | 'grain' | 'view' | 'came'>
  readonly said: Float64Array
  readonly rival: Float64Array
}

/** A balance by week or month is judged at the ends of them. Null where none came. */
export function atEnds(judged: Judged, grain: Grain): Judged | null {
  const { hindsight, said, rival } = judged
  const { view, came } = hindsight
  const ends = endsWithin(view.asOf, came.length, { grain, monthStartsOn: view.monthStartsOn })
  if (ends.length === 0) return null
  return {
    hindsight: { ...hindsight, grain, came: Float64Array.from(ends, (at) => came[at] as number) },
    said: rowsAt(said, ends),
    rival: rowsAt(rival, ends),
  }
}

/** Of one series at one grain, over its origins. */
export function figuresOf(looks: readonly Judged[]): Figures {
  const rivals = looks.map(({ rival }) => rival)
  const steps = looks.reduce((sum, { hindsight }) => sum + hindsight.came.length, 0)
  const lossOf = (said: readonly Float64Array[]) =>
    looks.reduce(
      (sum, { hindsight }, at) => sum + pinballOf(said[at] ?? new Float64Array(), hindsight.came),
      0,
    )
  const own = looks.map(({ said }) => said)
  const [loss, rivalLoss] = [lossOf(own), lossOf(rivals)]
  const came = looks.flatMap(({ hindsight }) => Array.from(hindsight.came, Math.abs))
  // Where the past brought nothing, what came is the size.
  const unit = steps * levels.length * (usualSize(looks) || mean(came) || 1)
  return {
    origins: looks.length,
    steps,
    forecast: { mase: rounded(maseOf(looks, own)), pinball: rounded(loss / unit) ?? 0 },
    naive: { mase: rounded(maseOf(looks, rivals)), pinball: rounded(rivalLoss / unit) ?? 0 },
    beatsNaive: loss < rivalLoss,
    coverage: ([0.5, 0.8, 0.95] as const).map((level) => ({
      level,
      met: shareOf(looks, (place) => shareUpTo(place, (1 + level) / 2) - shareUpTo(place, (1 - level) / 2)),
    })),
    reliability: levels.map((stated) => ({
      stated,
      met: shareOf(looks, (place) => shareUpTo(place, stated)),
    })),
  }
}

/** What a step of the past brought, on average; of a balance, what it was. */
function usualSize([first]: readonly Judged[]): number {
  if (!first) return 0
  const { view, id, grain } = first.hindsight
  const series = view.series.get(id)
  if (!series) return 0
  if (id.startsWith('balance'))
    return Math.abs(series.values.reduce((sum, each) => sum + each, series.opening))
  return mean(Array.from(pastOf(view, series, grain).periods.values, Math.abs))
}

/** Mean over all steps. */
function shareOf(looks: readonly Judged[], share: (place: Place) => number): number {
  let [sum, steps] = [0, 0]
  for (const { hindsight, said } of looks) {
    for (const [step, value] of hindsight.came.entries()) {
      sum += share(placeOf(value, (level) => said[step * levels.length + level] as number))
      steps++
    }
  }
  return rounded(sum / Math.max(1, steps)) ?? 0
}

/** Mean absolute error of the middle over that of repeating the season within the past (Hyndman & Koehler 2006). */
function maseOf(looks: readonly Judged[], said: readonly Float64Array[]): number | null {
  const ratios = looks.flatMap(({ hindsight }, at) => {
    const { came, view, id, grain } = hindsight
    const series = view.series.get(id)
    if (!series) return []
    const isBalance = id.startsWith('balance')
    const past = isBalance
      ? balancesOf(series, { grain, monthStartsOn: view.monthStartsOn }).map(({ minor }) => minor)
      : Array.from(pastOf(view, series, grain).periods.values)
    const lag = isBalance || past.length <= seasonOf(grain) ? 1 : seasonOf(grain)
    const changes = past.slice(lag).map((value, i) => Math.abs(value - (past[i] as number)))
    const unit = mean(changes)
    const misses = Array.from(came, (value, step) =>
      Math.abs(value - (said[at]?.[step * levels.length + middleAt] as number)),
    )
    return unit > 0 ? [mean(misses) / unit] : []
  })
  return ratios.length === 0 ? null : mean(ratios)
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const rounded = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(4))
