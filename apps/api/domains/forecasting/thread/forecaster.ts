/** The thread that makes every forecast of a workspace, and ends. It holds no database; daily sums come, forecasts go. */
import { answerTask } from '../../../core/threads/task-thread.ts'
import { modelFromBytes } from '../outlook/model.ts'
import { refresh } from '../outlook/refresh.ts'
import type { RefreshResult, RefreshTask } from './protocol.ts'

answerTask(work)

function work({ model, ...task }: RefreshTask): Promise<RefreshResult> {
  const read = model && modelFromBytes(model.weights)
  return refresh({ ...task, model: model && read && { id: model.id, model: read } })
}
