import type { FastifyReply } from 'fastify'
import { finished } from 'node:stream'
import { z } from 'zod'
import type { SpooledFile } from '../../../core/spool.ts'

/** A change that can be taken back names its operation in this header too, whatever its body is. */
export const operationHeader = 'x-operation'

/** What `request.write` sends for a change of a versioned thing. */
export function changed<T extends { version: number }>(
  status: 200 | 201,
  done: { operationId: string; body: T },
) {
  const { body, operationId } = done
  return { status, body, version: body.version, headers: { [operationHeader]: operationId } }
}

export const nothing = z.null().describe('Nothing to say')

/** Sends a file that was made whole before: what fails on the way is told, and no transaction waits for the reader. */
export function sendFile(
  reply: FastifyReply,
  file: { type: string; name: string; bytes: SpooledFile },
): FastifyReply {
  const bytes = file.bytes.stream()
  // Not 'close': a stream that leaves its file open does not close at its end.
  finished(bytes, () => void file.bytes.discard())
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('content-length', file.bytes.sizeBytes.toString())
    .send(bytes)
}
