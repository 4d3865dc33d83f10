/** The thread that trains one model and ends. It holds no database; labelled rows come, a judged model goes. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Classifier, type Row, fromBytes, reliability, toBytes, train } from '@scale/hypcd'
import { modelRow } from './model-row.ts'
import type { Figures, FromWorker, TrainingReport, TrainingResult, TrainingTask } from './protocol.ts'
import { readRow } from './read-row.ts'

if (!parentPort) throw new Error('the trainer runs as a thread')
const port = parentPort
const send = (message: FromWorker<TrainingResult>, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer)

work(workerData).catch((error: unknown) => {
  send({ is: 'failed', message: error instanceof Error ? error.name : 'Error' })
})

async function work({ rows, labels, current, seed }: TrainingTask): Promise<void> {
  const asked = rows.map((row) => modelRow(row, readRow(row)))
  const onProgress = (share: number): void => send({ is: 'progress', share })
  const model = await train(asked, labels, { seed, onProgress })
  const { metrics } = model
  if (!metrics) throw new RangeError('there are too few rows to judge a model by')
  const heldOut = { rows: metrics.rows, accuracy: metrics.accuracy, ece: metrics.calibrationError }
  const held = metrics.heldRows.map((at) => ({ row: asked[at] ?? { text: '' }, label: labels[at] ?? '' }))
  const before = current && figuresOf(await stillRead(current), held)
  const naive = { rows: metrics.rows, accuracy: metrics.lookupAccuracy }
  const promoted = heldOut.accuracy > naive.accuracy && heldOut.accuracy > (before?.accuracy ?? -1)
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
  if (!promoted) return send({ is: 'done', result: { report, weights: null } })
  const weights = toBytes(model, { quantised: true })
  send({ is: 'done', result: { report, weights } }, [weights.buffer])
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
