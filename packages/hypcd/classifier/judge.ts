/**
 * Learns whom to believe (the stack) and how sure to be (the calibration) by looking back: experts that know the rows before an origin
 * answer for the fifth of the rows after it, as the product's will for rows to come (rolling origins: Tashman 2000). The last fifth is judged
 * fairly: by a stack and a calibration fitted on the fifths before it, and experts that know no more.
 */
import type { Runtime } from '@scale/numerics'
import { applyIsotonic, fitIsotonic, type Isotonic } from '../calibration/isotonic.ts'
import { reliability } from '../calibration/reliability.ts'
import { answerer } from './answer.ts'
import type { HeldOutMetrics } from './classifier.ts'
import { consult, type Consultation, freshExperts, type Pace, stackShape } from './experts.ts'
import { type Counts, keyReader, remember, standingOf } from './memory.ts'
import { evidenceOf, fitStack, type Stack } from './stack.ts'
import type { Examples } from './training.ts'

const origins = [0.4, 0.6, 0.8] as const
const window = 0.2
/** With fewer answers its steps would be too few; the stack, of few weights, calibrates alone. */
const isotonicRowsMin = 500
/** As many rows fix the weights of a stack; of more, some are left out evenly. */
const stackRowsMax = 1500

export interface Judgement {
  readonly stack: Stack
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
export async function judge(
  runtime: Runtime,
  all: Examples,
  order: Int32Array,
  { seed, ...pace }: Pace & { seed: number },
): Promise<Judgement> {
  const part = (from: number, to: number) =>
    placed(all, order.subarray(Math.round(from * order.length), Math.round(to * order.length)))
  const shared = (from: number, share: number): Pace => ({
    ...pace,
    onProgress: (done) => pace.onProgress?.(from + share * done),
  })
  const trials: Trial[][] = []
  let done = 0
  for (const origin of origins) {
    const work = origin / origins.reduce((sum, each) => sum + each, 0)
    trials.push(
      await lookBack(runtime, part(0, origin), part(origin, origin + window), {
        seed,
        ...shared(done, work),
      }),
    )
    done += work
  }
  const [held = [], ...earlier] = trials.toReversed()
  const last = order.subarray(order.length - held.length)
  return {
    ...fit(trials, all.classes),
    metrics: {
      ...measured(held, fit(earlier, all.classes), all.classes),
      heldRows: Array.from(last),
      lookupAccuracy: lookupAccuracy(part(0, 1 - window), placed(all, last)),
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
  runtime: Runtime,
  known: Examples,
  { rows, labels }: Examples,
  { seed, ...pace }: Pace & { seed: number },
): Promise<Trial[]> {
  const mark = runtime.arena.mark()
  const experts = await freshExperts(runtime, known, seed, pace)
  const trials = Array.from(consult(experts, rows), (consultation, row) => {
    const label = labels[row] ?? 0
    return { ...consultation, label, possible: experts.memory.labels.has(label) }
  })
  runtime.arena.release(mark)
  return trials
}

type Fitted = Pick<Judgement, 'stack' | 'isotonic'>

/** The calibration of each window is of a stack fitted on the others: one that had seen its rows would be too sure of them. */
function fit(windows: readonly Trial[][], classes: number): Fitted {
  const stack = stackOf(windows.flat(), classes)
  if (windows.flat().length < isotonicRowsMin) return { stack, isotonic: null }
  const judged = windows.map((window) => {
    const others = windows.filter((each) => each !== window)
    return judgedBy(stackOf(others.flat(), classes), window, classes)
  })
  const shares = judged.flatMap((window) => window.shares)
  return {
    stack,
    isotonic: fitIsotonic(
      shares,
      judged.flatMap((window) => window.right),
    ),
  }
}

function stackOf(all: readonly Trial[], classes: number): Stack {
  const possible = all.filter((trial) => trial.possible)
  const every = Math.ceil(possible.length / stackRowsMax)
  const taken = possible.filter((_, row) => row % every === 0)
  return fitStack(
    taken.map(({ told, recalled, label }) =>
      evidenceOf(told.opinion, [...told.recalled, ...recalled], { standing: standingOf(recalled), label }),
    ),
    Int32Array.from(taken, ({ label }) => label),
    stackShape(classes),
  )
}

/** The share of the answer to each row, and whether it is right. */
function judgedBy(
  stack: Stack,
  trials: readonly Trial[],
  classes: number,
): { shares: number[]; right: boolean[] } {
  const answer = answerer(stack, classes)
  const answers = trials.map(({ told, recalled }) => answer(told, recalled))
  return {
    shares: answers.map(({ share }) => share),
    right: answers.map(({ label }, row) => label === trials[row]?.label),
  }
}

function measured(held: readonly Trial[], { stack, isotonic }: Fitted, classes: number) {
  const { shares, right } = judgedBy(stack, held, classes)
  const probabilities = isotonic ? shares.map((share) => applyIsotonic(isotonic, share)) : shares
  const { error, bins } = reliability(probabilities, right)
  return {
    rows: right.length,
    accuracy: right.filter(Boolean).length / right.length,
    calibrationError: error,
    reliability: bins,
  }
}

/** The naive rival: the label the same text had most often, else the one most rows have. */
function lookupAccuracy(known: Examples, held: Examples): number {
  const memory = remember(known)
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
