/**
 * Reads files in a thread of its own, with caps on memory and time. Each thread reads one file and ends, so nothing of a
 * hostile file outlives it; a spare one starts while a file is on its way.
 */
import { Worker } from 'node:worker_threads'
import { StatementRejected } from '@scale/statements'
import type { FromReader, PlainHead, ReadingEnd, RowShape, ToReader } from './protocol.ts'
import { exceeded, stumbled } from './refusals.ts'
import { turnsOf } from '../../../core/turns.ts'

export interface SandboxLimits {
  /** Files read at a time; the next ones wait. Each may take the memory below. */
  threadsMax: number
  /** Heap of the thread. Buffers outside the heap count towards `rssGrowthMbMax`. */
  heapMbMax: number
  /** Of which for new objects; more of it is faster and only held memory. */
  youngHeapMbMax: number
  /** What the whole process may grow by while a file is read. */
  rssGrowthMbMax: number
  /** Time for everything up to the first batch, and the allowance each further batch of rows earns. */
  startMsMax: number
  batchMsMax: number
}

export const sandboxLimits: SandboxLimits = {
  threadsMax: 4,
  heapMbMax: 256,
  youngHeapMbMax: 12,
  rssGrowthMbMax: 340,
  startMsMax: 25_000,
  batchMsMax: 4000,
}

const memoryCheckMs = 50

export type ReadRequest = Omit<Extract<ToReader, { do: 'read' }>, 'do' | 'shape'>

export interface Reading<Batch> {
  head: PlainHead
  /** Batches in file order, each taken before the next but one is made; then the sums, and the head once more. */
  batches(): AsyncGenerator<Batch, ReadingEnd>
  /** Ends the thread; safe to call at any time. */
  close(): Promise<void>
}

type BatchOf<S extends RowShape> = Extract<FromReader, { is: S }>['batch']

export interface Sandbox {
  /** Starts the spare thread, ahead of a file that is on its way. */
  warm(): void
  /** Throws `StatementRejected`. The file stays open until the reading is closed. */
  read<S extends RowShape>(request: ReadRequest, shape: S): Promise<Reading<BatchOf<S>>>
  /** A password-protected workbook, opened. Its bytes are asked for when it is its turn. Throws `StatementRejected`. */
  decrypt(load: () => Promise<Uint8Array>, password: string): Promise<Uint8Array>
  close(): Promise<void>
}

export function openSandbox(limits: SandboxLimits = sandboxLimits): Sandbox {
  const turns = turnsOf(limits.threadsMax)
  let spare: Thread | null = null
  const warm = () => {
    spare ??= new Thread(limits)
  }
  /** A thread, and what ends it and gives the turn to the next. */
  const take = async (): Promise<{ thread: Thread; end: () => Promise<void> }> => {
    const pass = await turns.take()
    const thread = spare ?? new Thread(limits)
    spare = null
    const end = async () => {
      await thread.end()
      pass()
    }
    return { thread, end }
  }
  return {
    warm,
    async read(request, shape) {
      const { thread, end } = await take()
      try {
        const { fd, sizeBytes } = request.file
        thread.send({ do: 'read', ...request, file: { fd, sizeBytes }, shape })
        const head = await thread.expect('head')
        return readingOf(thread, head.head, shape, end)
      } catch (error) {
        await end()
        throw error
      }
    },
    async decrypt(load, password) {
      const { thread, end } = await take()
      try {
        const bytes = owned(await load())
        thread.send({ do: 'decrypt', bytes, password }, [bytes.buffer])
        return (await thread.expect('workbook')).bytes
      } finally {
        await end()
      }
    },
    async close() {
      await spare?.end()
      spare = null
    },
  }
}

/** Bytes in a buffer of their own, which can move to the thread without a copy. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer)
  return new Uint8Array(bytes)
}

function readingOf<S extends RowShape>(
  thread: Thread,
  head: PlainHead,
  shape: S,
  close: () => Promise<void>,
): Reading<BatchOf<S>> {
  return {
    head,
    close,
    async *batches() {
      try {
        for (;;) {
          const message = await thread.next()
          if (message.is === 'end') return message
          if (message.is !== shape) throw new Error(`the reader sent ${message.is} instead of ${shape}`)
          yield message.batch as BatchOf<S>
          thread.goOn()
        }
      } finally {
        await close()
      }
    },
  }
}

/** All a thread sees of the environment: where compiled code is kept, which halves the time it takes to start. */
function compiledCode(): Record<string, string> {
  const folder = process.env['NODE_COMPILE_CACHE']
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

/** One reading thread, its messages in order, and its limits. */
class Thread {
  #worker: Worker
  #limits: SandboxLimits
  #inbox: FromReader[] = []
  #failure: Error | null = null
  #wake: (() => void) | null = null
  #msLeft: number
  #rssAtStart = 0

  constructor(limits: SandboxLimits) {
    this.#limits = limits
    this.#msLeft = limits.startMsMax
    this.#worker = new Worker(new URL('./reader.ts', import.meta.url), {
      env: compiledCode(),
      // Not passed on; the thread itself prints nothing (see reader.ts).
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMbMax,
        maxYoungGenerationSizeMb: limits.youngHeapMbMax,
        stackSizeMb: 8,
      },
    })
    this.#worker.on('message', (message: FromReader) => {
      if (message.is !== 'ready') this.#inbox.push(message)
      this.#wake?.()
    })
    this.#worker.on('error', (error: Error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the reading thread ended before the file did')))
    // After the listeners, which would hold the process again; while a file is read, `#signal` holds it.
    this.#worker.unref()
  }

  send(message: ToReader, transfer: ArrayBuffer[] = []): void {
    this.#rssAtStart = process.memoryUsage.rss()
    this.#worker.postMessage(message, transfer)
  }

  goOn(): void {
    this.#msLeft = Math.min(this.#msLeft + this.#limits.batchMsMax, this.#limits.startMsMax)
    const message: ToReader = { do: 'go_on' }
    this.#worker.postMessage(message)
  }

  async expect<K extends FromReader['is']>(kind: K): Promise<Extract<FromReader, { is: K }>> {
    const message = await this.next()
    if (isOf(message, kind)) return message
    throw new Error(`the reader sent ${message.is} instead of ${kind}`)
  }

  /** The next message. Only the time spent waiting here counts as the reader's. */
  async next(): Promise<FromReader> {
    const startedAt = performance.now()
    while (this.#inbox.length === 0) {
      if (this.#failure) throw this.#failure
      const msLeft = this.#msLeft - (performance.now() - startedAt)
      if (msLeft <= 0) throw await this.#stop('time_exceeded')
      if (process.memoryUsage.rss() - this.#rssAtStart > this.#limits.rssGrowthMbMax * 1024 * 1024) {
        throw await this.#stop('memory_exceeded')
      }
      await this.#signal(Math.min(msLeft, memoryCheckMs))
    }
    this.#msLeft -= performance.now() - startedAt
    const message = this.#inbox.shift()
    if (!message) throw new Error('the inbox is empty')
    if (message.is === 'rejected') throw new StatementRejected(message.code, message.message)
    return message
  }

  async end(): Promise<void> {
    this.#inbox = []
    await this.#worker.terminate()
  }

  #signal(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms)
      function done() {
        clearTimeout(timer)
        resolve()
      }
      this.#wake = done
    })
  }

  #fail(error: Error): void {
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.#failure ??= outOfMemory ? exceeded('memory_exceeded') : stumbled(error)
    this.#wake?.()
  }

  async #stop(code: 'time_exceeded' | 'memory_exceeded'): Promise<Error> {
    await this.end()
    return exceeded(code)
  }
}

function isOf<K extends FromReader['is']>(
  message: FromReader,
  kind: K,
): message is Extract<FromReader, { is: K }> {
  return message.is === kind
}
