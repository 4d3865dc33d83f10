import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isDatabaseError } from '../db/db.ts'
import { Fault, faults, type FaultCode } from '../errors.ts'

/** RFC 9457. `code` is stable and listed in docs/reference/errors.md; `detail` is for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    field: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'What went wrong, in the form of RFC 9457' })
export type Problem = z.infer<typeof problemSchema>

export const problemType = 'application/problem+json; charset=utf-8'

/** Fastify's own refusals, before a handler runs. */
const fastifyCodes: Record<string, FaultCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_INVALID_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body_malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body_malformed',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_REOPENED_CLOSE_SERVER: 'unavailable',
}

const codesByStatus: Record<number, FaultCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  406: 'not_acceptable',
  413: 'body_too_large',
  415: 'media_type_unsupported',
  429: 'rate_limited',
  503: 'unavailable',
}

/** Any thrown thing as the answer the caller gets. What we did not mean to throw tells nothing but the request id. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Fault) {
    return {
      ...problem(error.code, error.message, requestId),
      ...(error.field ? { field: error.field } : {}),
    }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      field: instancePath.split('/').filter(Boolean).join('.'),
      message: message ?? 'is not as expected',
    }))
    const first = errors[0] ?? { field: '', message: 'is not as expected' }
    const place = {
      body: 'the body',
      querystring: 'the query',
      params: 'the address',
      headers: 'the headers',
    }
    const where = place[error.validationContext ?? 'body'] ?? 'the request'
    const detail = `In ${where}${first.field ? `, ${first.field}` : ''}: ${first.message}`
    return {
      ...problem('invalid', detail, requestId),
      ...(first.field ? { field: first.field } : {}),
      errors,
    }
  }
  if (unkeptText.some((state) => isDatabaseError(error, state)))
    return problem('invalid', 'A text holds a character that cannot be kept, such as a null byte', requestId)
  const code = codeOf(error)
  return problem(code, faults[code].title, requestId)
}

/** character_not_in_repertoire, untranslatable_character: what Postgres says of U+0000 in a text, and in JSON. */
const unkeptText = ['22021', '22P05']

function problem(code: FaultCode, detail: string, requestId: string): Problem {
  const { status, title } = faults[code]
  return { type: `/docs/errors#${code}`, title, status, code, detail, requestId }
}

function codeOf(error: unknown): FaultCode {
  if (!(error instanceof Error)) return 'internal'
  const { code, statusCode } = error as Partial<FastifyError>
  const known = code === undefined ? undefined : fastifyCodes[code]
  if (known) return known
  if (statusCode === undefined || statusCode >= 500) return codesByStatus[statusCode ?? 500] ?? 'internal'
  return codesByStatus[statusCode] ?? (statusCode >= 400 ? 'body_malformed' : 'internal')
}

/** The error handler: every answer that is not a success is problem+json, ours are logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = problemOf(error, request.id)
  if (answer.status >= 500) request.log.error({ err: error, code: answer.code }, 'request failed')
  return reply.code(answer.status).type(problemType).serializer(JSON.stringify).send(answer)
}
