import { finished } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { SpooledFile } from '../spool.ts'

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
    .header('content-disposition', attachment(file.name))
    .header('content-length', file.bytes.sizeBytes.toString())
    .send(bytes)
}

/** RFC 6266: a name of any characters, none of which can end the header or name a folder. */
function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
