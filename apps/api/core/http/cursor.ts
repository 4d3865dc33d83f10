import type { z } from 'zod'
import { Fault } from '../errors.ts'

/** No honest cursor is longer; a longer one is not even decoded. */
const cursorCharsMax = 1024

/**
 * Where the next page starts: the sort values of the last row, as opaque text. It is not a secret and grants nothing
 * (row-level security does that), so it is checked for shape, not signed.
 */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Reads a cursor into the shape its list expects. Throws `Fault('cursor_invalid')`. */
export function decodeCursor<S extends z.ZodType>(cursor: string, place: S): z.output<S> {
  const parsed = place.safeParse(decoded(cursor))
  if (!parsed.success) throw new Fault('cursor_invalid', { field: 'cursor' })
  return parsed.data
}

function decoded(cursor: string): unknown {
  if (cursor.length > cursorCharsMax) return undefined
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
