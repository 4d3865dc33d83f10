/** One reading thread, its messages in order, and its limits. */
import { Worker } from 'node:worker_threads'
import { StatementRejected } from '@scale/statements'
import type { FromReader, ToReader } from './protocol.ts'
import { exceeded, stumbled } from './refusals.ts'

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
  youngHeapMbMax: 32,
  rssGrowthMbMax: 340,
  startMsMax: 25_000,
  batchMsMax: 4000,
}

const memoryCheckMs = 50

/** All a thread sees of the environment: where compiled code is kept, which halves the time it takes to start. */
function compiledCode(): Record<string, string> {
  const folder = process.env['NODE_COMPILE_CACHE']
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

export class Thread {
  #worker: Worker
  #limits: SandboxLimits
  #inbox: FromReader[] = []
  #failure: Error | null = null
  #wake: (() => void) | null = null
  #msLeft: number
  #rssAtStart = 0
  #rssLookedAt = 0

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

  /** By itself: it failed, or there is nothing left of it. */
  get ended(): boolean {
    return this.#failure !== null
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
      if (this.#grewTooMuch()) throw await this.#stop('memory_exceeded')
      await this.#signal(Math.min(msLeft, memoryCheckMs))
    }
    this.#msLeft -= performance.now() - startedAt
    const message = this.#inbox.shift()
    if (!message) throw new Error('the inbox is empty')
    if (message.is === 'rejected') throw new StatementRejected(message.code, message.message)
    return message
  }

  /** Asked now and then: while the process is busy, the answer takes the system up to half a millisecond. */
  #grewTooMuch(): boolean {
    const now = performance.now()
    if (now - this.#rssLookedAt < memoryCheckMs) return false
    this.#rssLookedAt = now
    return process.memoryUsage.rss() - this.#rssAtStart > this.#limits.rssGrowthMbMax * 1024 * 1024
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
