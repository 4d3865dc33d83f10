/**
 * Learns whom to believe (the stack) and how sure to be (the calibration) by looking back: experts that know the rows before an origin
 * answer for the rows after it, as the product's will for rows to come (rolling origins: Tashman 2000). Two origins: the half, so that
 * what is learned holds for months ahead, over a change of years where there was one, and the latest fifth. The fifth is judged fairly:
 * by a stack and a calibration fitted on rows before it, and experts that know no more.
 */
import { applyIsotonic, fitIsotonic, type Isotonic } from '../calibration/isotonic.ts'
import { reliability } from '../calibration/reliability.ts'
import { answerer } from './answer.ts'
import type { HeldOutMetrics } from './classifier.ts'
import { consult, type Consultation, freshExperts, type Pace, stackShape } from './experts.ts'
import { type Counts, keyReader, type Memory } from './memory.ts'
import { evidenceOf, fitStack, type StackWeights } from './stack.ts'
import type { Examples } from './training.ts'

const origins = { half: 0.5, fifth: 0.8 }
/** With fewer answers its steps would be too few; the stack, of few weights, calibrates alone. */
const isotonicRowsMin = 500
/** As many rows fix the weights of a stack; of more, some are left out evenly. */
const stackRowsMax = 4000

export interface Judgement {
  readonly stack: StackWeights
  readonly isotonic: Isotonic | null
  readonly metrics: HeldOutMetrics
}

/** What experts that know nothing of a row were asked about it. */
interface Trial extends Consultation {
  readonly label: number
  /** Whether the experts have met the label: else such a row counts as wrong, and teaches the stack nothing. */
  readonly possible: boolean
}

/** `order`: places of the rows as they came. */
export async function judge(all: Examples, order: Int32Array, seed: number, pace: Pace): Promise<Judgement> {
  const part = (from: number, to: number) =>
    placed(all, order.subarray(Math.round(from * order.length), Math.round(to * order.length)))
  const shared = (from: number, share: number): Pace => ({
    ...pace,
    onProgress: (done) => pace.onProgress?.(from + share * done),
  })
  const early = await lookBack(part(0, origins.half), part(origins.half, 1), seed, shared(0, 0.4))
  const [known, held] = [part(0, origins.fifth), part(origins.fifth, 1)]
  const late = await lookBack(known, held, seed, shared(0.4, 0.6))
  const before = early.trials.slice(0, early.trials.length - held.rows.length)
  return {
    ...fit([...early.trials, ...late.trials], all.classes),
    metrics: {
      ...measured(late.trials, fit(before, all.classes), all.classes),
      heldRows: Array.from(order.subarray(order.length - held.rows.length)),
      lookupAccuracy: lookupAccuracy(late.memory, known, held),
    },
  }
}

function placed({ rows, labels, classes }: Examples, places: Int32Array): Examples {
  return {
    rows: Array.from(places, (place) => rows[place] ?? { text: '' }),
    labels: places.map((place) => labels[place] ?? 0),
    classes,
  }
}

/** Asks experts that know the one part about the other, and lets them go. */
async function lookBack(
  known: Examples,
  { rows, labels }: Examples,
  seed: number,
  pace: Pace,
): Promise<{ trials: Trial[]; memory: Memory }> {
  const experts = await freshExperts(known, seed, pace)
  const { memory } = experts
  const trials = Array.from(consult(experts, rows), (consultation, row) => {
    const label = labels[row] ?? 0
    return { ...consultation, label, possible: memory.labels.has(label) }
  })
  return { trials, memory }
}

type Fitted = Pick<Judgement, 'stack' | 'isotonic'>

function fit(all: readonly Trial[], classes: number): Fitted {
  const possible = all.filter((trial) => trial.possible)
  const every = Math.ceil(possible.length / stackRowsMax)
  const taken = possible.filter((_, row) => row % every === 0)
  const stack = fitStack(
    taken.map(({ told, recalled }) => evidenceOf(told.opinion, [...told.recalled, ...recalled])),
    Int32Array.from(taken, ({ label }) => label),
    stackShape(classes),
  )
  if (all.length < isotonicRowsMin) return { stack, isotonic: null }
  const answer = answerer(stack, classes)
  const answers = all.map(({ told, recalled }) => answer(told, recalled))
  const right = answers.map(({ label }, row) => label === all[row]?.label)
  const shares = answers.map(({ share }) => share)
  return { stack, isotonic: fitIsotonic(shares, right) }
}

function measured(held: readonly Trial[], { stack, isotonic }: Fitted, classes: number) {
  const answer = answerer(stack, classes)
  const answers = held.map(({ told, recalled }) => answer(told, recalled))
  const right = answers.map(({ label }, row) => label === held[row]?.label)
  const probabilities = answers.map(({ share }) => (isotonic ? applyIsotonic(isotonic, share) : share))
  const { error, bins } = reliability(probabilities, right)
  return {
    rows: right.length,
    accuracy: right.filter(Boolean).length / right.length,
    calibrationError: error,
    reliability: bins,
  }
}

/** The naive rival: the label the same text had most often, else the one most rows have. */
function lookupAccuracy(memory: Memory, known: Examples, held: Examples): number {
  const reader = keyReader()
  const most = (counts: Counts) => [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  const usual = most(
    new Map(
      Map.groupBy(known.labels, (label) => label)
        .entries()
        .map(([label, { length }]) => [label, length]),
    ),
  )
  const right = held.rows.filter((row, at) => {
    const counts = memory.counts[0]?.get(reader.names(row.text).text)
    return held.labels[at] === (counts ? most(counts) : usual)
  })
  return right.length / held.rows.length
}
