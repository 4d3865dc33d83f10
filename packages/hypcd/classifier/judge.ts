/**
 * Learns on held-out rows whom to believe (the stack) and how sure to be (the calibration), and judges both fairly: what is said of a
 * held-out row comes from a stack and a calibration fitted on the other half of them.
 */
import { applyIsotonic, fitIsotonic, type Isotonic } from '../calibration/isotonic.ts'
import { reliability } from '../calibration/reliability.ts'
import { type HeldOutMetrics, surest } from './classifier.ts'
import { consult, type Experts, freshExperts, type Pace, stackShape } from './experts.ts'
import { type Counts, keyReader } from './memory.ts'
import { fitStack, pool, type StackWeights } from './stack.ts'
import type { Examples } from './training.ts'

/** With fewer held-out rows its steps would be too few; the stack, of few weights, calibrates alone. */
const isotonicRowsMin = 500

type Evidence = ReturnType<typeof consult> extends Iterable<infer One> ? One : never

export interface Judgement {
  readonly stack: StackWeights
  readonly isotonic: Isotonic | null
  readonly metrics: Omit<HeldOutMetrics, 'heldRows'>
}

/** Trains experts on `known` and judges them on `held`. */
export async function judge(known: Examples, held: Examples, seed: number, pace: Pace): Promise<Judgement> {
  const experts = await freshExperts(known, seed, pace)
  const evidence = [...consult(experts, held.rows)]
  // A label that only the held-out rows have cannot be given: such rows count as wrong, and teach the stack nothing.
  const possible = new Set(known.labels)
  const fitted = fit(evidence, held, possible, () => true)
  // Rows of one half meet what was fitted on the other.
  const halves = [0, 1].map((half) => fit(evidence, held, possible, (row) => row % 2 !== half))
  const answers = evidence.map((each, row) => answer(each, halves[row % 2] ?? fitted, held.classes))
  const right = answers.map(({ label }, row) => label === held.labels[row])
  const { error, bins } = reliability(
    answers.map(({ probability }) => probability),
    right,
  )
  return {
    ...fitted,
    metrics: {
      rows: right.length,
      accuracy: right.filter(Boolean).length / right.length,
      lookupAccuracy: lookupAccuracy(experts, known, held),
      calibrationError: error,
      reliability: bins,
    },
  }
}

type Fitted = Pick<Judgement, 'stack' | 'isotonic'>

function fit(
  evidence: readonly Evidence[],
  held: Examples,
  possible: ReadonlySet<number>,
  take: (row: number) => boolean,
): Fitted {
  const taken = evidence.flatMap((each, row) => {
    const label = held.labels[row] ?? -1
    return take(row) && possible.has(label) ? [{ each, label }] : []
  })
  const stack = fitStack(
    taken.map(({ each }) => each),
    Int32Array.from(taken, ({ label }) => label),
    stackShape(held.classes),
  )
  const shares = new Float64Array(held.classes)
  const scored = evidence.flatMap((each, row) => {
    if (!take(row)) return []
    const label = surest(pool(each, stack, shares))
    return [{ score: shares[label] ?? 0, right: label === held.labels[row] }]
  })
  const scores = scored.map(({ score }) => score)
  const right = scored.map((one) => one.right)
  return { stack, isotonic: held.rows.length < isotonicRowsMin ? null : fitIsotonic(scores, right) }
}

function answer(each: Evidence, { stack, isotonic }: Fitted, classes: number) {
  const shares = new Float64Array(classes)
  const label = surest(pool(each, stack, shares))
  const share = shares[label] ?? 0
  return { label, probability: isotonic ? applyIsotonic(isotonic, share) : share }
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
