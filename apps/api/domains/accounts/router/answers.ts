import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

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

/** Sends a file as it is made; resolves when the last byte has left, so that its transaction can stay open until then. */
export async function sendFile(
  reply: FastifyReply,
  file: { type: string; name: string; bytes: Readable },
): Promise<void> {
  void reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(file.bytes)
  await finished(file.bytes)
}
