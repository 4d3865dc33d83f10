/** Generalized Category Discovery from rows to categories: rehearse, train, assign. */
import { createRng, type Runtime } from '@scale/numerics'
import { estimateCount } from '../clustering/count.ts'
import type { Points } from '../clustering/points.ts'
import { gatherTexts } from '../clustering/texts.ts'
import { clusterAccuracy } from '../clustering/scores.ts'
import type { Row } from '../encoder/row.ts'
import type { Space } from '../head/head.ts'
import { createModel, embed, type Model } from '../training/model.ts'
import { type Progress, train } from '../training/train.ts'
import { type Assigner, assignments } from './assign.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

export interface Discovery {
  /** Category of each row: labelled classes keep their number, New ones follow. */
  readonly categories: Int32Array
  /** Number of categories, labelled classes included. */
  readonly count: number
  /** The number as estimated, whether it was used or not. */
  readonly countEstimated: number
  readonly assigner: Assigner
  readonly model: Model
  /** The features the categories were found on. */
  readonly points: Points
}

export interface DiscoveryOptions {
  readonly space: Space
  readonly seed: number
  /** Number of categories where it is known, labelled classes included; else it is estimated. */
  readonly count?: number
  /** Steps of training; 500. The rehearsal takes half as many. */
  readonly steps?: number
}

/** Unknown categories are looked for up to this many times the labelled classes, and this many more. */
const countMost = (classes: number) => 3 * classes + 20
/** Without an estimate: rather too many than too few, the prior leaves some empty. */
const countAssumed = (classes: number, unlabelled: number) =>
  classes + Math.max(classes, Math.min(Math.round(Math.sqrt(unlabelled / 2)), 50))

/**
 * Finds categories among rows of which some have one. labels: class of each row from 0 without gaps, −1 where it is not known. Drive the
 * iterator to its end; each turn is one step of training. Fewer than 7 labelled classes allow no rehearsal: k-means assigns then.
 */
export function* discover(
  runtime: Runtime,
  rows: readonly Row[],
  labels: Int32Array,
  options: DiscoveryOptions,
): Generator<Progress, Discovery, undefined> {
  if (rows.length === 0 || rows.length !== labels.length) {
    throw new RangeError(`${labels.length} labels for ${rows.length} rows`)
  }
  const { space, seed, steps = 500 } = options
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0)
  const rehearsal = rehearse(labels, classes, seed)
  const unlabelled = labels.reduce((sum, label) => (label < 0 ? sum + 1 : sum), 0)
  const assumed = countAssumed(classes, unlabelled)
  const half = Math.round(steps / 2)
  const whole = rehearsal ? steps + half : steps
  const learned = rehearsal ? yield* rehearsed(half) : null
  const count = options.count ?? learned?.count ?? assumed
  const model = createModel(runtime, { space, classes: count, seed })
  for (const { step, loss } of train(model, rows, labels, { steps, seed })) {
    yield { step: step + whole - steps, steps: whole, loss }
  }
  const points = embed(model, rows)
  const assigner = learned?.assigner ?? 'clusters'
  const categories = assignments(model, { rows, labels, points }, { seed, starts: 3 })[assigner]
  return { categories, count, countEstimated: learned?.count ?? assumed, assigner, model, points }

  function* rehearsed(stepsOfRehearsal: number) {
    const played = rehearsal
    if (!played) return null
    const trial = createModel(runtime, { space, classes: options.count ?? assumed, seed })
    for (const { step, loss } of train(trial, rows, played.labels, { steps: stepsOfRehearsal, seed })) {
      yield { step, steps: whole, loss }
    }
    return lessons(trial, rows, played, { labels, classes, seed })
  }
}

/** What the rehearsal teaches: which assigner recovers more of the hidden rows, and how many categories there are. */
function lessons(
  trial: Model,
  rows: readonly Row[],
  { labels, hidden, truth }: Rehearsal,
  real: { labels: Int32Array; classes: number; seed: number },
): { assigner: Assigner; count: number } {
  const points = embed(trial, rows)
  const found = assignments(trial, { rows, labels, points }, { seed: real.seed, starts: 2 })
  const isOld = new Set(real.labels.filter((_, row) => (labels[row] ?? -1) >= 0))
  const shareOld = shareOfOld(rows, real.labels)
  const accuracy = (assigner: Assigner) => {
    const predicted = Int32Array.from(hidden, (row) => found[assigner][row] ?? 0)
    const { all, old, new: fresh } = clusterAccuracy(truth, predicted, (label) => isOld.has(label)).perRow
    const weighted = shareOld * old + (1 - shareOld) * fresh
    return Number.isNaN(weighted) ? all : weighted
  }
  const assigners: readonly Assigner[] = ['clusters', 'mixture', 'head']
  const hiddenTruth = new Int32Array(rows.length).fill(-1)
  for (const row of hidden) hiddenTruth[row] = real.labels[row] ?? -1
  return {
    assigner: assigners.reduce((best, each) => (accuracy(each) > accuracy(best) ? each : best)),
    count: estimateCount(trial.runtime, points, hiddenTruth, {
      least: real.classes,
      most: countMost(real.classes),
      rng: createRng(real.seed),
    }),
  }
}

/** Part of the unlabelled rows that belongs to labelled classes, as far as texts tell. The rehearsal's rows have another. */
function shareOfOld(rows: readonly Row[], labels: Int32Array): number {
  const texts = rows.map(({ text }) => text)
  const { hiddenPerLabelled } = gatherTexts(texts, labels)
  const labelled = labels.reduce((sum, label) => (label < 0 ? sum : sum + 1), 0)
  return Math.min(1, (hiddenPerLabelled * labelled) / Math.max(1, labels.length - labelled))
}
