import type { Outlook } from '../method.ts'
import type { Shape, Smoothing, States } from './recursion.ts'

/**
 * Point forecasts and the deviation of their errors by Hyndman et al. 2008: class 1 (all additive) eq. 6.9–6.11; class
 * 2 (errors multiply, season adds or is absent) eq. 6.12; class 3 (errors and season multiply) as class 2 times the
 * season, whose figures answer an error like those that add: exact to the first order of the variance.
 * @param variance of the one-step errors, relative where they multiply
 */
export function outlook(
  {
    shape,
    smoothing,
    states,
    variance,
  }: { shape: Shape; smoothing: Smoothing; states: States; variance: number },
  horizon: number,
): Outlook {
  const { alpha, beta, gamma, phi } = smoothing
  const { level, slope, seasonal } = states
  const m = seasonal.length
  const trending = shape.trend !== 'N'
  const point = new Float64Array(horizon)
  const deviation = new Float64Array(horizon)
  const thetas = new Float64Array(horizon)
  const responses = new Float64Array(horizon)
  let dampedSum = 0
  let dampedPower = 1
  let responseSquares = 0
  for (let step = 0; step < horizon; step++) {
    dampedPower *= phi
    dampedSum += dampedPower
    const base = level + (trending ? dampedSum * slope : 0)
    const figure = seasonal[step % m] as number
    const mean = shape.season === 'A' ? base + figure : base
    point[step] = shape.season === 'M' ? base * figure : mean
    // c_j: what an error of one step does to the level and season j steps on.
    responses[step] = alpha + (trending ? beta * dampedSum : 0) + ((step + 1) % m === 0 ? gamma : 0)
    if (shape.error === 'A') {
      deviation[step] = Math.sqrt(variance * (1 + responseSquares))
    } else {
      let thetaNext = mean * mean
      for (let j = 1; j <= step; j++) {
        thetaNext += variance * (responses[j - 1] as number) ** 2 * (thetas[step - j] as number)
      }
      thetas[step] = thetaNext
      const scale = shape.season === 'M' ? Math.abs(figure) : 1
      deviation[step] = scale * Math.sqrt(Math.max(0, thetaNext * (1 + variance) - mean * mean))
    }
    responseSquares += (responses[step] as number) ** 2
  }
  return { point, deviation }
}
