/** The thread of one task: it answers once, and is ended by `inThread`. */
import { parentPort, workerData } from 'node:worker_threads'

export type FromTask<Result> =
  | { is: 'progress'; share: number }
  | { is: 'done'; result: Result }
  | { is: 'failed'; message: string }

/** Buffers in `transferOf` leave this thread without being copied. */
export function answerTask<Task, Result>(
  work: (task: Task, tell: (share: number) => void) => Promise<Result>,
  transferOf: (result: Result) => ArrayBuffer[] = () => [],
): void {
  if (!parentPort) throw new Error('a task runs as a thread')
  const port = parentPort
  const send = (message: FromTask<Result>, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer)
  work(workerData, (share) => send({ is: 'progress', share })).then(
    (result) => send({ is: 'done', result }, transferOf(result)),
    // The name only: what a row says could stand in the message.
    (error: unknown) => send({ is: 'failed', message: error instanceof Error ? error.name : 'Error' }),
  )
}
