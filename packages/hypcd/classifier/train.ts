/**
 * The classifier of the product. First, experts are trained on all but the latest fifth of the rows; on that fifth the stack learns whom
 * to believe and the probabilities are calibrated. Then experts are trained on everything.
 */
import { applyIsotonic, fitIsotonic, type Isotonic } from '../calibration/isotonic.ts'
import { reliability } from '../calibration/reliability.ts'
import type { Row } from '../encoder/row.ts'
import { type Classifier, classifierOf, type HeldOutMetrics, modelVersion, surest } from './classifier.ts'
import {
  consult,
  createExperts,
  type Experts,
  freshExperts,
  type Pace,
  stackShape,
  trainExperts,
} from './experts.ts'
import { heldOut } from './held-out.ts'
import { type Counts, keyReader, levels, remember } from './memory.ts'
import { fitStack, pool, type StackWeights, usualWeights } from './stack.ts'
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

  const held = heldOut(rows, seed)
  const judging = held.includes(true)
  const half = (from: number) => (share: number) => onProgress?.(judging ? from + share / 2 : share)
  const judged = judging
    ? await judge(
        part(all, (row) => !held[row]),
        part(all, (row) => held[row] === true),
        seed,
        {
          onProgress: half(0),
          signal,
        },
      )
    : { stack: usualWeights(stackShape(classes).experts, levels.length), isotonic: null, metrics: null }

  const experts = await createExperts(classes, seed, remember(all))
  if (warmStart) copyWeights(warmStart.model.experts.members, experts.members, warmStart.labels, names)
  await trainExperts(experts, all, seed, { onProgress: half(0.5), signal })
  return classifierOf({ version: modelVersion, seed, labels: names, experts, examples: all, ...judged })
}

function part({ rows, labels, classes }: Examples, take: (row: number) => boolean): Examples {
  return {
    rows: rows.filter((_, row) => take(row)),
    labels: labels.filter((_, row) => take(row)),
    classes,
  }
}

/** With fewer held-out rows its steps would be too few; the stack, of few weights, calibrates alone. */
const isotonicRowsMin = 500

interface Judgement {
  readonly stack: StackWeights
  readonly isotonic: Isotonic | null
  readonly metrics: HeldOutMetrics | null
}

async function judge(known: Examples, held: Examples, seed: number, pace: Pace): Promise<Judgement> {
  const experts = await freshExperts(known, seed, pace)
  // A label that only the held-out rows have cannot be given: such rows count as wrong, and teach the stack nothing.
  const possible = new Set(known.labels)
  const evidence = [...consult(experts, held.rows)]
  const taught = evidence.filter((_, row) => possible.has(held.labels[row] ?? -1))
  const taughtLabels = held.labels.filter((label) => possible.has(label))
  const stack = fitStack(taught, taughtLabels, stackShape(held.classes))
  const shares = new Float64Array(held.classes)
  const answers = evidence.map((each, row) => {
    const label = surest(pool(each, stack, shares))
    return { score: shares[label] ?? 0, right: label === held.labels[row] }
  })
  const scores = answers.map(({ score }) => score)
  const right = answers.map((answer) => answer.right)
  const isotonic = right.length < isotonicRowsMin ? null : fitIsotonic(scores, right)
  const probabilities = isotonic ? scores.map((score) => applyIsotonic(isotonic, score)) : scores
  const { error, bins } = reliability(probabilities, right)
  return {
    stack,
    isotonic,
    metrics: {
      rows: right.length,
      accuracy: right.filter(Boolean).length / right.length,
      lookupAccuracy: lookupAccuracy(experts, known, held),
      calibrationError: error,
      reliability: bins,
    },
  }
}

/** The naive rival: the label the same text had most often, else the one most rows have. */
function lookupAccuracy({ memory }: Experts, known: Examples, held: Examples): number {
  const keysOf = keyReader()
  const most = (counts: Counts) => [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  const usual = most(
    new Map(
      Map.groupBy(known.labels, (label) => label)
        .entries()
        .map(([label, { length }]) => [label, length]),
    ),
  )
  const right = held.rows.filter((row, at) => {
    const counts = memory.counts[0]?.get(keysOf(row)[0] ?? '')
    return held.labels[at] === (counts ? most(counts) : usual)
  })
  return right.length / held.rows.length
}
