/** The M competitions' scores, and those of quantiles. */
import { pinball } from '../../packages/baselines/index.ts'
import type { Answer } from './measure.ts'
import type { Task } from './tasks.ts'

/** Deciles for the quantile loss, and the ends of the 80 % and 95 % bands; ascending. */
export const levels = Float64Array.of(0.025, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.975)
const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const band80 = [1, 9] as const
const band95 = [0, 10] as const

export interface Score {
  /** Mean over series of the mean over steps of 200 |y − ŷ| / (|y| + |ŷ|), in per cent. */
  readonly smape: number
  /** Mean absolute error over that of the seasonal naive method inside the history, mean over series. */
  readonly mase: number
  /** 2 Σ pinball loss / Σ |y| over everything, mean over the nine deciles. */
  readonly wql: number
  readonly coverage80: number
  readonly coverage95: number
}

/** Steps without a value do not count, nor do in `mase` histories that repeat their season exactly. */
export function scoreOf(
  tasks: readonly Task[],
  { points, quantiles }: Pick<Answer, 'points' | 'quantiles'>,
  season: number,
): Score {
  const smapes: number[] = []
  const mases: number[] = []
  let [loss, size, steps, inside80, inside95] = [0, 0, 0, 0, 0]
  for (const [index, { history, actual }] of tasks.entries()) {
    const [relative, absolute]: [number[], number[]] = [[], []]
    for (const [step, value] of actual.entries()) {
      if (Number.isNaN(value)) continue
      const point = points[index]?.[step] as number
      const at = (j: number): number => quantiles[index]?.[step * levels.length + j] as number
      const sum = Math.abs(value) + Math.abs(point)
      relative.push(sum === 0 ? 0 : (200 * Math.abs(value - point)) / sum)
      absolute.push(Math.abs(value - point))
      size += Math.abs(value)
      steps++
      for (const j of deciles) loss += pinball(value - at(j), levels[j] as number)
      if (value >= at(band80[0]) && value <= at(band80[1])) inside80++
      if (value >= at(band95[0]) && value <= at(band95[1])) inside95++
    }
    smapes.push(mean(relative))
    mases.push(mean(absolute) / seasonalNaiveError(history, season))
  }
  return {
    smape: mean(smapes.filter(Number.isFinite)),
    mase: mean(mases.filter(Number.isFinite)),
    wql: loss === 0 ? 0 : (2 * loss) / deciles.length / size,
    coverage80: inside80 / steps,
    coverage95: inside95 / steps,
  }
}

/** Mean |y_t − y_{t−m}|, with m = 1 where the history is no longer than the season. */
function seasonalNaiveError(history: Float64Array, season: number): number {
  const lag = history.length > season ? season : 1
  const errors = Array.from(history.subarray(lag), (value, i) => Math.abs(value - (history[i] as number)))
  return mean(errors.filter((error) => !Number.isNaN(error)))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
