/**
 * The thread that reads rows: narration, dictionary and model. One for the process, started when first asked; models are
 * loaded into it when a workspace's rows come, and the least recently used are let go.
 */
import { Worker } from 'node:worker_threads'
import type { FromReader, PlainRow, Reading, ReadRows, ToReader } from './protocol.ts'

export interface ReadingModel {
  /** Version, and the key under which the thread keeps it. */
  id: string
  weights(): Promise<Uint8Array>
}

export interface Readers {
  /** Starts the thread. */
  warm(): void
  /** One reading per row, in order; without a model the dictionary speaks alone. Rejects where the thread cannot go on; the next call starts a new one. */
  read(model: ReadingModel | null, rows: readonly PlainRow[]): Promise<readonly Reading[]>
  close(): Promise<void>
}

export function openReaders(): Readers {
  let thread: ReaderThread | null = null
  const current = (): ReaderThread => {
    if (thread === null || thread.ended) thread = new ReaderThread()
    return thread
  }
  return {
    warm: () => void current(),
    async read(model, rows) {
      if (rows.length === 0) return []
      const reader = current()
      const first = await reader.ask({ do: 'read', model: model?.id ?? null, rows })
      if (first.is === 'read') return first.readings
      if (model === null) throw new Error('the thread asked for a model where there is none')
      await reader.load(model)
      const second = await reader.ask({ do: 'read', model: model.id, rows })
      if (second.is !== 'read') throw new Error(`model ${model.id} left the thread as it was loaded`)
      return second.readings
    },
    async close() {
      await thread?.end()
      thread = null
    },
  }
}

type Question = ToReader extends infer One ? (One extends ToReader ? Omit<One, 'id'> : never) : never
type Answer =
  | Exclude<FromReader, { is: 'failed' | 'read' }>
  | { is: 'read'; id: number; readings: readonly Reading[] }

const heapMbMax = 256
/** More is faster by little and only held memory. */
const youngHeapMbMax = 8

class ReaderThread {
  ended = false
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  readonly #loading = new Map<string, Promise<Answer>>()
  /** Readings that came, by their places. */
  readonly #came: Reading[] = []
  #asked = 0

  constructor() {
    this.#worker = new Worker(new URL('./reader.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax, maxYoungGenerationSizeMb: youngHeapMbMax },
    })
    this.#worker.on('message', (answer: FromReader) => this.#answer(answer))
    this.#worker.on('error', (error: unknown) =>
      this.#end(error instanceof Error ? error : new Error(String(error))),
    )
    this.#worker.on('exit', (code) => this.#end(new Error(`the reading thread ended (${code})`)))
    // Nothing but a question that waits keeps the process alive. Whoever listens afterwards would keep it alive again.
    this.#worker.unref()
  }

  ask(question: Question): Promise<Answer> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#worker.ref()
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ ...question, id })
    })
  }

  /** Several pages may find at once that the model is not there. */
  async load(model: ReadingModel): Promise<void> {
    const loading =
      this.#loading.get(model.id) ??
      model.weights().then((weights) => this.ask({ do: 'load', model: model.id, weights }))
    this.#loading.set(model.id, loading)
    await loading.finally(() => this.#loading.delete(model.id))
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #answer(answer: FromReader): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (answer.is === 'failed') waiting?.reject(new Error(answer.message))
    else if (answer.is === 'read') waiting?.resolve({ ...answer, readings: this.#readings(answer.read) })
    else waiting?.resolve(answer)
  }

  #readings({ from, fresh, places }: ReadRows): Reading[] {
    this.#came.length = from
    this.#came.push(...fresh)
    return Array.from(places, (place) => {
      const reading = this.#came[place]
      if (!reading) throw new Error('the thread named a reading it never sent')
      return reading
    })
  }

  #end(error: Error): void {
    this.ended = true
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
