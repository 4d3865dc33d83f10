/** The body of `POST /v1/imports`: a multipart form, or the file's bytes themselves. */
import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { Fault } from '../../../core/errors.ts'
import { type SpooledFile, spool } from '../../../core/spool.ts'
import { createImportFields, type createImportQuery } from '../schemas.ts'

type Fields = z.output<typeof createImportFields>

export interface Upload extends Fields {
  file: SpooledFile
}

export const passwordHeader = 'x-statement-password'

/** Fields of a form that stand after the file are too late: the file is already on its way. */
export async function readUpload(
  request: FastifyRequest,
  query: z.output<typeof createImportQuery>,
  bytesMax: number,
): Promise<Upload> {
  const header = request.headers[passwordHeader]
  const password = typeof header === 'string' ? { password: header } : {}
  const { workspace: _workspace, ...named } = query
  if (!request.isMultipart()) {
    const { body } = request
    if (!(body instanceof Readable))
      throw new Fault('body_malformed', {
        detail: 'Send the file as the body, or as a form with the part "file".',
      })
    return { ...named, ...password, file: await spool(body, bytesMax) }
  }
  const part = await request.file({ limits: { fileSize: bytesMax } })
  if (!part)
    throw new Fault('invalid', { field: 'file', detail: 'The form has no file. Add it as the field "file".' })
  const file = await spool(part.file, bytesMax)
  if (part.file.truncated) {
    await file.discard()
    throw new Fault('body_too_large', { detail: 'The file is larger than allowed here.' })
  }
  try {
    return { fileName: part.filename, ...named, ...password, ...fieldsOf(part.fields), file }
  } catch (error) {
    await file.discard()
    throw error
  }
}

function fieldsOf(parts: Record<string, unknown>): Fields {
  const texts = Object.entries(parts).flatMap(([name, part]) => {
    const value = typeof part === 'object' && part !== null && 'value' in part ? part.value : undefined
    return typeof value === 'string' && value !== ''
      ? [[name, name === 'answers' ? json(value) : value] as const]
      : []
  })
  const fields = createImportFields.safeParse(Object.fromEntries(texts))
  if (fields.success) return fields.data
  const issue = fields.error.issues[0]
  throw new Fault('invalid', {
    field: issue?.path.join('.') ?? 'fields',
    detail: issue?.message ?? 'A field is not as expected.',
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('invalid', { field: 'answers', detail: 'The answers must be a JSON object.' })
  }
}
