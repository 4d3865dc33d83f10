import {
  delayEmbedding,
  euclideanDistances,
  fitRhythm,
  maxPersistence,
  ripsPersistence,
  scoreRhythm,
  slidingWindows,
} from '@scale/tda'
import type { BrokenRhythm } from './rhythm-series.ts'

export interface Scores {
  readonly scale: number
  readonly delay: number
  readonly variance: number
}

/** Scores of the windows that lie wholly before or wholly after the break; the model sees the first 18 weeks only, which
 * are not scored. */
export function rhythmScores({ series, breaksAt }: BrokenRhythm): { before: Scores[]; after: Scores[] } {
  const referenceDays = 126
  const model = fitRhythm(series.slice(0, referenceDays), { period: 7 })
  const before: Scores[] = []
  const after: Scores[] = []
  for (const { start, end } of slidingWindows(series.length, { width: model.width, stride: 7 })) {
    if (start < referenceDays || (start < breaksAt && end > breaksAt)) continue
    const window = series.slice(start, end)
    const { shape, variance } = standardised(window)
    const scores = { scale: scoreRhythm(model, window).score, delay: -longestDelayLoop(shape), variance }
    if (start < breaksAt) before.push(scores)
    else after.push(scores)
  }
  return { before, after }
}

function longestDelayLoop(shape: readonly number[]): number {
  const [, loops] = ripsPersistence(euclideanDistances(delayEmbedding(shape, { dimension: 3, delay: 2 })))
  return maxPersistence(loops?.bars ?? [])
}

function standardised(window: readonly number[]): { shape: number[]; variance: number } {
  const mean = window.reduce((a, b) => a + b, 0) / window.length
  const variance = window.reduce((sum, x) => sum + (x - mean) ** 2, 0) / window.length
  return { shape: window.map((x) => (x - mean) / Math.sqrt(variance)), variance }
}
