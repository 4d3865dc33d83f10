/** Finding payments that come back, in a thread of its own. */
import { backgroundThread } from '../../../core/threads/background-thread.ts'
import type { Payment } from '../../accounts/contract.ts'
import type { FoundSeries, FromFinder, ToFinder } from './recurring-protocol.ts'

const heapMbMax = 512

/** `pages` are read one at a time, each when the thread has taken the one before. Rejects where the signal is aborted. */
export async function findSeries(
  pages: AsyncIterable<readonly Payment[]>,
  signal: AbortSignal,
): Promise<FoundSeries[]> {
  signal.throwIfAborted()
  const worker = backgroundThread(new URL('./recurring-finder.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
  })
  const ended = Promise.withResolvers<never>()
  const stop = (): void => ended.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.on('error', ended.reject)
  worker.on('exit', (code) => ended.reject(new Error(`the thread ended (${code})`)))
  const ask = (message: ToFinder): Promise<FromFinder> =>
    Promise.race([
      ended.promise,
      new Promise<FromFinder>((resolve) => {
        worker.once('message', resolve)
        worker.postMessage(message)
      }),
    ])
  try {
    for await (const rows of pages) expectTaken(await ask({ do: 'take', rows }))
    const answer = await ask({ do: 'find' })
    if (answer.is !== 'found') throw new Error(`the thread failed: ${reasonOf(answer)}`)
    return answer.found
  } finally {
    signal.removeEventListener('abort', stop)
    ended.promise.catch(() => {})
    await worker.terminate()
  }
}

function expectTaken(answer: FromFinder): void {
  if (answer.is !== 'taken') throw new Error(`the thread failed: ${reasonOf(answer)}`)
}

const reasonOf = (answer: FromFinder): string => (answer.is === 'failed' ? answer.message : answer.is)
