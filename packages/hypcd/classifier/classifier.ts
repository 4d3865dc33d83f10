import { answerer } from './answer.ts'
import { applyIsotonic, type Isotonic } from '../calibration/isotonic.ts'
import type { ReliabilityBin } from '../calibration/reliability.ts'
import type { Row } from '../encoder/row.ts'
import { consult, type Experts, nothingHeard } from './experts.ts'
import { type Asked, neighbourhood, type Reason } from './nearest.ts'
import type { Stack } from './stack.ts'
import type { Examples } from './training.ts'

export type { Reason } from './nearest.ts'

/** Raised when stored models come to mean something else. */
export const modelVersion = 3

/** How a twin of the classifier, trained without the held-out rows, did on them; none of what judged a row was fitted on it. */
export interface HeldOutMetrics {
  readonly rows: number
  /** Their places among the rows given. */
  readonly heldRows: readonly number[]
  readonly accuracy: number
  /** Of the naive rival on the same rows: the label the same text had most often. */
  readonly lookupAccuracy: number
  /** Expected calibration error of the probabilities. */
  readonly calibrationError: number
  readonly reliability: readonly ReliabilityBin[]
}

export interface Model {
  readonly version: number
  readonly seed: number
  readonly labels: readonly string[]
  readonly experts: Experts
  readonly stack: Stack
  /** From the pool's largest share to how often it is right; null where there were too few rows to learn it. */
  readonly isotonic: Isotonic | null
  readonly examples: Examples
  readonly metrics: HeldOutMetrics | null
}

export interface Prediction {
  /** The most probable label. */
  readonly label: string
  /** How often a prediction of this kind is right. */
  readonly probability: number
  /** Whether the probability is below the threshold: better ask. */
  readonly unsure: boolean
  /** The nearest training rows of that label, three at most, nearest first; none where reasons were not asked for. */
  readonly nearest: readonly Reason[]
}

export interface PredictOptions {
  /** Below this probability a prediction is unsure; 0. */
  readonly threshold?: number
  /** Whether to look for the nearest training rows; true. */
  readonly reasons?: boolean
}

export interface Classifier {
  readonly labels: readonly string[]
  /** Null where there were fewer than 150 rows. */
  readonly metrics: HeldOutMetrics | null
  readonly model: Model
  /** A row's prediction does not depend on the rows beside it. */
  predict(rows: readonly Row[], options?: PredictOptions): Prediction[]
}

/** Some 30 MB at 100 labels. */
const wordingsMax = 8_000

export function classifierOf(model: Model): Classifier {
  const { labels, experts, stack, isotonic, examples } = model
  const neighbours = neighbourhood(experts, examples, labels)
  const answer = answerer(stack, labels.length)
  // An import asks batch by batch, and merchants come again.
  let heard = nothingHeard()
  return {
    labels,
    metrics: model.metrics,
    model,
    predict(rows, { threshold = 0, reasons = true } = {}) {
      if (heard.ofWordings.size + heard.ofTexts.size > wordingsMax) heard = nothingHeard()
      const asked: Asked[] = []
      const chosen = new Int32Array(rows.length)
      const probabilities = new Float64Array(rows.length)
      let row = 0
      for (const { told, recalled, merchant, point } of consult(experts, rows, heard)) {
        const { label, share } = answer(told, recalled)
        if (reasons) asked.push({ merchant, label, point })
        chosen[row] = label
        probabilities[row++] = isotonic ? applyIsotonic(isotonic, share) : share
      }
      const near = neighbours.nearest(asked)
      return Array.from(chosen, (number, at) => {
        const probability = probabilities[at] ?? 0
        const nearest = near[at] ?? []
        return { label: labels[number] ?? '', probability, unsure: probability < threshold, nearest }
      })
    },
  }
}
