/** The thread that trains one model and ends. It holds no database; daily sums and payments come, a judged model goes. */
import { answerTask } from '../../../core/threads/task-thread.ts'
import { modelFromBytes, modelToBytes } from '../outlook/model.ts'
import { train } from '../outlook/train.ts'
import { readPayment } from './payment-row.ts'
import type { TrainingResult, TrainingTask } from './protocol.ts'

answerTask(work)

async function work(
  { payments, current, ...task }: TrainingTask,
  tell: (share: number) => void,
): Promise<TrainingResult> {
  const training = train({
    ...task,
    payments: payments.map(readPayment),
    current: current && modelFromBytes(current),
  })
  let turn = await training.next()
  while (!turn.done) {
    tell(turn.value)
    turn = await training.next()
  }
  if (turn.value === null) return null
  const { model, report, accuracy, promoted } = turn.value
  return { report, accuracy, weights: promoted ? modelToBytes(model) : null }
}
