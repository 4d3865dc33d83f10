/** The thread that watches rows, from this side: one for the process, started when first asked. */
import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { backgroundThread } from '../../../core/threads/background-thread.ts'
import type { LedgerRow } from '../detect/row.ts'
import type { FromWatcher, Looked, ToWatcher } from './protocol.ts'

export interface Watchers {
  /**
   * One look over rows that come page by page, oldest first. Rejects where the thread cannot go on, or where a page does not
   * come; the next look starts a new thread if it has to.
   */
  look(memory: Uint8Array | null, pages: AsyncIterable<readonly LedgerRow[]>): Promise<Looked>
}

export function openWatchers(): Watchers {
  let thread: WatcherThread | null = null
  return {
    async look(memory, pages) {
      if (thread === null || thread.ended) thread = new WatcherThread()
      const watcher = thread
      const look = randomUUID()
      await watcher.ask({ do: 'open', look, memory })
      try {
        for await (const rows of pages) await watcher.ask({ do: 'rows', look, rows })
        const looked = await watcher.ask({ do: 'end', look })
        if (!looked) throw new Error('the watching thread answered something else')
        return looked
      } catch (error) {
        if (!watcher.ended) await watcher.ask({ do: 'drop', look })
        throw error
      }
    },
  }
}

const heapMbMax = 512

class WatcherThread {
  ended = false
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(looked: Looked | null): void; reject(error: Error): void }>()
  #asked = 0

  constructor() {
    this.#worker = backgroundThread(new URL('./watcher.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    })
    this.#worker.on('message', (answer: FromWatcher) => this.#answer(answer))
    this.#worker.on('error', (error: unknown) =>
      this.#end(error instanceof Error ? error : new Error(String(error))),
    )
    this.#worker.on('exit', (code) => this.#end(new Error(`the watching thread ended (${code})`)))
    // Nothing but a question that waits keeps the process alive. Whoever listens afterwards would keep it alive again.
    this.#worker.unref()
  }

  ask(question: ToWatcher): Promise<Looked | null> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#worker.ref()
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ ...question, id })
    })
  }

  #answer(answer: FromWatcher): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (answer.is === 'failed') waiting?.reject(new Error(answer.message))
    else waiting?.resolve(answer.looked)
  }

  #end(error: Error): void {
    this.ended = true
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
