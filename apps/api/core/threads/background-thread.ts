/** Threads for work that nobody waits for at a screen: whoever does is not to feel them. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** A thread that runs `file` from its first line on behind everything else of the machine. */
export function backgroundThread(
  file: URL,
  options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>,
): Worker {
  return new Worker(new URL('./begin.ts', import.meta.url), { ...options, argv: [file.href] })
}
