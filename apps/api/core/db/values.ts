/** How Postgres values become ours and back. Text both ways: no floats for numbers, no `Date` for dates. */
import pg from 'pg'

type Parser = (text: string) => unknown

const int8 = 20
const date = 1082
const timestamptz = 1184
const int8Array = 1016
const dateArray = 1182

const readArray: (oid: number) => Parser = (oid) => pg.types.getTypeParser(oid, 'text')

const readers = new Map<number, Parser>([
  [int8, BigInt],
  [int8Array, (text) => readTextArray(text).map((value) => (value === null ? null : BigInt(value)))],
  [date, (text) => text],
  [dateArray, (text) => readTextArray(text)],
  [timestamptz, (text) => Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))],
])

const textArray = 1009

function readTextArray(text: string): (string | null)[] {
  const values: unknown = readArray(textArray)(text)
  if (!Array.isArray(values)) throw new TypeError('expected an array from the database')
  return values.map((value: unknown) => (typeof value === 'string' ? value : null))
}

/** The parser of a column type, in the form `pg` wants it. */
export function readValue(oid: number, format?: 'text' | 'binary'): Parser {
  return readers.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text')
}

/** Makes a parameter what `pg` sends rightly; it would send Temporal values as quoted JSON. */
export function writeValue(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString()
  return value
}
