import {
  fusionOf,
  score,
  scoreFusion,
  startChangePoint,
  startFusion,
  startMember,
  startRobustZ,
  startSeasonalResidual,
  startSpectralResidual,
  type Detector,
} from '@scale/detectors'
import type { Series } from './corpus.ts'

export interface Contestant {
  readonly name: string
  scores(series: Series): Float64Array
}

const dayMs = 86_400_000
const quiet = 80

/** Values in a day and in a week of each series, by its own clock; a season of fewer than two is none. */
function periodsOf({ times }: Series): number[] {
  const steps = times
    .slice(1)
    .map((time, at) => time - (times[at] ?? 0))
    .sort()
  const step = steps[steps.length >> 1] ?? dayMs
  return [dayMs / step, (7 * dayMs) / step].map(Math.round).filter((period) => period >= 2)
}

/** Detectors with their default options; nothing but a day's and a week's length depends on the series. */
const simple: readonly { name: string; start(series: Series): Detector | null }[] = [
  { name: 'robust-z', start: () => startRobustZ() },
  { name: 'seasonal-day', start: (series) => seasonal(periodsOf(series).at(-2)) },
  { name: 'seasonal-week', start: (series) => seasonal(periodsOf(series).at(-1)) },
  { name: 'change-point', start: () => startChangePoint() },
  { name: 'spectral-residual', start: () => startSpectralResidual() },
]

function seasonal(period: number | undefined): Detector | null {
  return period === undefined ? null : startSeasonalResidual({ period })
}

/** Each detector as it is; each by the rules of the fusion, but alone; and the fusion. */
export const contestants: readonly Contestant[] = [
  ...simple.map(({ name, start }): Contestant => ({
    name,
    scores(series) {
      const detector = start(series)
      return detector ? score(detector, series.values).scores : silent(series)
    },
  })),
  ...simple.map(({ name, start }): Contestant => ({
    name: `${name}-alone`,
    scores(series) {
      const detector = start(series)
      if (!detector) return silent(series)
      return scoreFusion(fusionOf([startMember({ of: 'value' }, detector)], quiet), series.values).scores
    },
  })),
  {
    name: 'scale',
    scores: (series) => scoreFusion(startFusion({ periods: periodsOf(series), quiet }), series.values).scores,
  },
  { name: 'null', scores: silent },
]

function silent({ values }: Series): Float64Array {
  return new Float64Array(values.length)
}
