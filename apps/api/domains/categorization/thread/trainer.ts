/** The thread that trains one model and ends. It holds no database; labelled rows come, a judged model goes. */
import { type Classifier, type Row, fromBytes, reliability, toBytes, train } from '@scale/hypcd'
import { answerTask } from '../../../core/threads/task-thread.ts'
import { beatenBy } from './beaten-by.ts'
import { modelRow } from './model-row.ts'
import type { Figures, TrainingReport, TrainingResult, TrainingTask } from './protocol.ts'
import { readRow } from './read-row.ts'

answerTask(work, ({ weights }) => (weights ? [weights.buffer] : []))

async function work(
  { rows, labels, current, seed }: TrainingTask,
  onProgress: (share: number) => void,
): Promise<TrainingResult> {
  const asked = rows.map((row) => modelRow(row, readRow(row)))
  const model = await train(asked, labels, { seed, onProgress })
  const { metrics } = model
  if (!metrics) throw new RangeError('there are too few rows to judge a model by')
  const heldOut = { rows: metrics.rows, accuracy: metrics.accuracy, ece: metrics.calibrationError }
  const held = metrics.heldRows.map((at) => ({ row: asked[at] ?? { text: '' }, label: labels[at] ?? '' }))
  const before = current && figuresOf(await stillRead(current), held)
  const naive = { rows: metrics.rows, accuracy: metrics.lookupAccuracy }
  const promoted = beatenBy({ heldOut, before, naive }) === null
  const report: TrainingReport = {
    trainedOn: rows.length,
    heldOut,
    before,
    naive,
    reliability: metrics.reliability.map(({ confidence: stated, accuracy: met, ...bin }) => ({
      ...bin,
      stated,
      met,
    })),
    promoted,
  }
  return { report, weights: promoted ? toBytes(model, { quantised: true }) : null }
}

/** Null where a model is of an older version: such a one files nothing any more. */
async function stillRead(weights: Uint8Array): Promise<Classifier | null> {
  try {
    return await fromBytes(weights)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** It may have learned some of these rows, which speaks for it, never against. */
function figuresOf(model: Classifier | null, held: readonly { row: Row; label: string }[]): Figures | null {
  if (!model) return null
  const predictions = model.predict(
    held.map(({ row }) => row),
    { reasons: false },
  )
  const right = predictions.map(({ label }, at) => label === held[at]?.label)
  const { error } = reliability(
    predictions.map(({ probability }) => probability),
    right,
  )
  return {
    rows: right.length,
    accuracy: right.filter(Boolean).length / Math.max(1, right.length),
    ece: error,
  }
}
