/** Long work in a thread of its own, from the side that asks for it. What runs there is `answerTask` in `task-thread.ts`. */
import { backgroundThread } from './background-thread.ts'
import type { FromTask } from './task-thread.ts'

const heapMbMax = 512
/** Left alone it grows by a hundred megabytes, of what nobody needs any more. */
const youngHeapMbMax = 16

export interface Watch {
  signal: AbortSignal
  /** The share that is done. */
  onProgress?: (share: number) => void
}

/** `file` is given `task` as a structured clone. Rejects with the signal's reason where it is aborted; the thread ends in any case. */
export async function inThread<Result>(
  file: URL,
  task: object,
  { signal, onProgress }: Watch,
): Promise<Result> {
  signal.throwIfAborted()
  const worker = backgroundThread(file, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax, maxYoungGenerationSizeMb: youngHeapMbMax },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromTask<Result>) => {
    if (message.is === 'progress') onProgress?.(message.share)
    else if (message.is === 'done') resolve(message.result)
    else reject(new Error(`the thread failed: ${message.message}`))
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the thread ended (${code})`)))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
