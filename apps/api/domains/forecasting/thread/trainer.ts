/** The thread that trains one model and ends. It holds no database; daily sums and payments come, a judged model goes. */
import { parentPort, workerData } from 'node:worker_threads'
import { modelFromBytes, modelToBytes } from '../outlook/model.ts'
import { train } from '../outlook/train.ts'
import { readPayment } from './payment-row.ts'
import type { FromThread, TrainingResult, TrainingTask } from './protocol.ts'

if (!parentPort) throw new Error('the trainer runs as a thread')
const port = parentPort
const send = (message: FromThread<TrainingResult>): void => port.postMessage(message)

work(workerData).then(
  (result) => send({ is: 'done', result }),
  (error: unknown) => send({ is: 'failed', message: error instanceof Error ? error.name : 'Error' }),
)

async function work({ payments, current, ...task }: TrainingTask): Promise<TrainingResult> {
  const training = train({
    ...task,
    payments: payments.map(readPayment),
    current: current && modelFromBytes(current),
  })
  let turn = await training.next()
  while (!turn.done) {
    send({ is: 'progress', share: turn.value })
    turn = await training.next()
  }
  if (turn.value === null) return null
  const { model, report, accuracy, promoted } = turn.value
  return { report, accuracy, weights: promoted ? modelToBytes(model) : null }
}
