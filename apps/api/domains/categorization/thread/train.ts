import { Worker } from 'node:worker_threads'
import type { FromTrainer, TrainingReport, TrainingTask } from './protocol.ts'

const heapMbMax = 512

/** Trains in a thread of its own. Rejects with the signal's reason where it is aborted; the thread ends in any case. */
export async function trainInThread(
  task: TrainingTask,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<{ report: TrainingReport; weights: Uint8Array | null }> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./trainer.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
  })
  const { promise, resolve, reject } = Promise.withResolvers<{
    report: TrainingReport
    weights: Uint8Array | null
  }>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromTrainer) => {
    if (message.is === 'progress') onProgress(message.share)
    else if (message.is === 'done') resolve(message)
    else reject(new Error(`training failed: ${message.message}`))
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the training thread ended (${code})`)))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
