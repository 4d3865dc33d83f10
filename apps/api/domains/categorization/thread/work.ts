/** Long work in a thread of its own: training, and looking for new categories. */
import { Worker } from 'node:worker_threads'
import type { DiscoveryResult, DiscoveryTask, FromWorker, TrainingResult, TrainingTask } from './protocol.ts'

const heapMbMax = 512
/** Left alone it grows by a hundred megabytes, of what nobody needs any more. */
const youngHeapMbMax = 16

interface Watch {
  signal: AbortSignal
  /** The share that is done. */
  onProgress: (share: number) => void
}

/** Rejects with the signal's reason where it is aborted; the thread ends in any case. */
export const train = (task: TrainingTask, watch: Watch): Promise<TrainingResult> =>
  inThread<TrainingResult>(new URL('./trainer.ts', import.meta.url), task, watch)

export const findNew = (task: DiscoveryTask, watch: Watch): Promise<DiscoveryResult> =>
  inThread<DiscoveryResult>(new URL('./discoverer.ts', import.meta.url), task, watch)

async function inThread<Result>(file: URL, task: object, { signal, onProgress }: Watch): Promise<Result> {
  signal.throwIfAborted()
  const worker = new Worker(file, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax, maxYoungGenerationSizeMb: youngHeapMbMax },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromWorker<Result>) => {
    if (message.is === 'progress') onProgress(message.share)
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
