/**
 * Workbooks (Office Open XML) are written in a thread of their own: a workbook is one archive whose parts must be whole
 * before they are packed, which takes seconds and memory that grows with its rows.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Column, FromWriter, ToWriter } from './protocol.ts'

/** Heap of the thread. A hundred thousand rows of usual length take some 250 MB of it. */
const heapMbMax = 320

/** The rows are more, or longer, than the memory of one workbook. */
export class WorkbookTooLarge extends Error {
  override name = 'WorkbookTooLarge'
}

export interface Workbook {
  /** Rows that follow belong to this sheet. */
  beginSheet(name: string, columns: readonly Column[]): Promise<void>
  /** Resolves when the rows were taken, so that no more than one page is on its way. */
  addRows(rows: readonly (readonly string[])[]): Promise<void>
  finish(): Promise<Uint8Array>
  /** Ends the thread; safe to call at any time. */
  close(): Promise<void>
}

/** Starts the thread. Each call of it may throw `WorkbookTooLarge`. */
export function openWorkbook(options: { heapMbMax: number } = { heapMbMax }): Workbook {
  const { NODE_COMPILE_CACHE } = process.env
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    // Of the environment it sees only where compiled code is kept, which halves the time it takes to start.
    env: NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE },
    // What a library prints about rows goes nowhere.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMbMax },
  })
  // A thread that dies between two calls is told by the next one, which its answer never reaches.
  let failure: Error | null = null
  worker.on('error', (error) => (failure ??= explained(error)))

  async function ask(message: ToWriter): Promise<FromWriter> {
    if (failure) throw failure
    const answered = once(worker, 'message').catch((error: unknown) => {
      throw explained(error)
    })
    worker.postMessage(message)
    const [answer]: FromWriter[] = await answered
    if (!answer) throw new Error('the writer of workbooks sent nothing')
    return answer
  }

  return {
    async beginSheet(name, columns) {
      await ask({ do: 'begin_sheet', name, columns })
    },
    async addRows(rows) {
      await ask({ do: 'add_rows', rows })
    },
    async finish() {
      const answer = await ask({ do: 'finish' })
      if (answer.is !== 'file') throw new Error('the writer of workbooks sent no file')
      return answer.bytes
    },
    async close() {
      await worker.terminate()
    },
  }
}

function explained(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('the writer of workbooks failed', { cause: error })
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return outOfMemory
    ? new WorkbookTooLarge('the rows are more than a workbook holds', { cause: error })
    : error
}
