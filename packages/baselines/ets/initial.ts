import { classicalSeason } from '../seasonality.ts'
import { regressionLine } from '../theta.ts'
import type { Shape, States } from './recursion.ts'

/**
 * The states before the first value (Hyndman et al. 2002, §3): seasonal figures of the classical decomposition, then a
 * line through the first ten adjusted values (or two seasons), or their mean where there is no trend.
 */
export function initialStates(values: Float64Array, { trend, season }: Shape, m: number): States {
  const figures =
    season === 'N'
      ? new Float64Array(1)
      : classicalSeason(values, m, season === 'A' ? 'additive' : 'multiplicative')
  const early = values.slice(0, Math.min(values.length, Math.max(10, 2 * m))).map((value, i) => {
    const figure = figures[i % figures.length] as number
    return season === 'M' ? value / figure : value - figure
  })
  const { slope, end } = regressionLine(early)
  const before = end - slope * early.length
  const mean = early.reduce((sum, value) => sum + value, 0) / early.length
  return trend === 'N'
    ? { level: mean, slope: 0, seasonal: figures }
    : { level: before, slope, seasonal: figures }
}
