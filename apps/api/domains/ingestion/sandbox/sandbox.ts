/**
 * Reads files in a thread of its own, with caps on memory and time. Each thread reads one file and ends, so nothing of a
 * hostile file outlives it; a spare one starts while a file is on its way.
 */
import { turnsOf } from '../../../core/turns.ts'
import type { FromReader, PlainHead, ReadRequest, ReadingEnd, RowShape } from './protocol.ts'
import { type SandboxLimits, Thread, sandboxLimits } from './thread.ts'

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
  /** The same ahead of a file that may come, with time for more than to start. */
  rehearse(): void
  /** Throws `StatementRejected`. The file stays open until the reading is closed. */
  read<S extends RowShape>(request: Omit<ReadRequest, 'shape'>, shape: S): Promise<Reading<BatchOf<S>>>
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
  const rehearse = () => {
    if (spare !== null) return
    spare = new Thread(limits)
    spare.send({ do: 'rehearse' })
  }
  /** A thread, and what ends it and gives the turn to the next. */
  const take = async (): Promise<{ thread: Thread; end: () => Promise<void> }> => {
    const pass = await turns.take()
    const thread = spare && !spare.ended ? spare : new Thread(limits)
    spare = null
    const end = async () => {
      await thread.end()
      pass()
    }
    return { thread, end }
  }
  return {
    warm,
    rehearse,
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
