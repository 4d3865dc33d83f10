/**
 * How rarely a score as high as this one comes, as −log₁₀ of its probability: scores of different detectors, and of one on different series,
 * become comparable. Below the 98 % quantile of the scores before it, their ranks say so; beyond it, an exponential tail with their mean excess
 * (peaks over threshold with shape 0; Pickands 1975).
 */
import { firstNotBelow, type Window } from './window.ts'

const tailShare = 0.02
/** Of fewer scores a mean excess says little. */
const tailMin = 5
/** Scores before the first judgement. */
const scoresMin = 100
/** Beyond what any number of values could show. */
export const surpriseMax = 100

/** before: the scores so far. 0 while they are too few to judge. */
export function surprise(before: Window, score: number): number {
  const { sorted, count } = before
  if (count < scoresMin) return 0
  const inTail = Math.max(tailMin, Math.floor(tailShare * count))
  const start = sorted[count - inTail] as number
  if (score <= start) return Math.log10((count + 1) / (count - firstNotBelow(sorted, score) + 1))
  let excess = 0
  for (let at = count - inTail; at < count; at++) excess += (sorted[at] as number) - start
  const decades = ((score - start) * inTail) / (excess * Math.LN10)
  return Math.min(surpriseMax, decades - Math.log10(inTail / count))
}
