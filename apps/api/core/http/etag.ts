import type { FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'

/** The entity tag of a version of a thing: `"3"`. */
export const etagOf = (version: number): string => `"${version}"`

/**
 * The version a caller edits, from `If-Match`. Null when the header is `*` (any). Throws `version_required` when it
 * is missing, so that no edit overwrites another unseen, and `version_conflict` when it is none of our tags.
 */
export function versionOf(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  if (header === undefined) throw new Fault('version_required', { field: 'If-Match' })
  if (header.trim() === '*') return null
  const digits = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (digits === undefined) throw new Fault('version_conflict', { field: 'If-Match' })
  return Number(digits)
}
