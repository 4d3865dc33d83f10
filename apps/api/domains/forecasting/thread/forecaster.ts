/** The thread that makes every forecast of a workspace, and ends. It holds no database; daily sums come, forecasts go. */
import { parentPort, workerData } from 'node:worker_threads'
import { modelFromBytes } from '../outlook/model.ts'
import { refresh } from '../outlook/refresh.ts'
import type { FromThread, RefreshResult, RefreshTask } from './protocol.ts'

if (!parentPort) throw new Error('the forecaster runs as a thread')
const port = parentPort
const send = (message: FromThread<RefreshResult>): void => port.postMessage(message)

work(workerData).then(
  (result) => send({ is: 'done', result }),
  (error: unknown) => send({ is: 'failed', message: error instanceof Error ? error.name : 'Error' }),
)

function work({ model, ...task }: RefreshTask): Promise<RefreshResult> {
  const read = model && modelFromBytes(model.weights)
  return refresh({ ...task, model: model && read && { id: model.id, model: read } })
}
