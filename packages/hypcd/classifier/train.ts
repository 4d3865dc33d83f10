/**
 * The classifier of the product. First, experts that know only the earlier rows are judged on the later ones: there the stack learns whom
 * to believe, and the probabilities are calibrated. Then experts are trained on everything.
 */
import { createRuntime } from '@scale/numerics'
import type { Row } from '../encoder/row.ts'
import { type Classifier, classifierOf, modelVersion } from './classifier.ts'
import { createExperts, type Pace, stackShape, trainExperts } from './experts.ts'
import { orderOf, rowsJudgedMin } from './order.ts'
import { judge } from './judge.ts'
import { remember } from './memory.ts'
import { usualStack } from './stack.ts'
import type { Examples } from './training.ts'
import { copyWeights } from './warm-start.ts'

export interface TrainOptions extends Pace {
  readonly seed: number
  /** Weights to start from; labels it does not know are learned from nothing. */
  readonly warmStart?: Classifier | undefined
}

/** Learns the labels of rows. Rejects with a RangeError unless there is a label per row and two different ones. */
export async function train(
  rows: readonly Row[],
  labels: readonly string[],
  { seed, onProgress, signal, warmStart }: TrainOptions,
): Promise<Classifier> {
  if (rows.length !== labels.length) throw new RangeError(`${labels.length} labels for ${rows.length} rows`)
  const names = [...new Set(labels)].toSorted()
  if (names.length < 2) throw new RangeError('train: two labels at least are needed')
  const numbers = new Map(names.map((name, number) => [name, number]))
  const classes = names.length
  const all: Examples = { rows, labels: Int32Array.from(labels, (name) => numbers.get(name) ?? 0), classes }

  const runtime = await createRuntime()
  const judging = rows.length >= rowsJudgedMin
  const half = (from: number) => (share: number) => onProgress?.(judging ? from + share / 2 : share)
  const judged = judging
    ? await judge(runtime, all, orderOf(rows, seed), { seed, onProgress: half(0), signal })
    : { stack: usualStack(stackShape(classes)), isotonic: null, metrics: null }

  const experts = createExperts(runtime, classes, seed, remember(all))
  if (warmStart) copyWeights(warmStart.model.experts.members, experts.members, warmStart.labels, names)
  await trainExperts(experts, all, seed, { onProgress: half(0.5), signal })
  return classifierOf({
    version: modelVersion,
    seed,
    labels: names,
    experts,
    examples: all,
    ...judged,
  })
}
