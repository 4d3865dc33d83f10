/**
 * Ids as people and programs see them, in the TypeID form (github.com/jetify-com/typeid, spec 0.3): a prefix that
 * says what the id names, `_`, and the UUID's 128 bits as 26 characters of Crockford base32 in lower case.
 */
import { z } from 'zod'
import { isUuid } from './uuid.ts'

/** What each prefix names. */
export const prefixes = {
  usr: 'user',
  ses: 'session',
  wsp: 'workspace',
  mem: 'member',
  inv: 'invitation',
  acc: 'financial account',
  txn: 'transaction',
  spl: 'split',
  trf: 'transfer',
  cat: 'category',
  opr: 'operation',
  imp: 'import',
  lin: 'statement line',
  que: 'question',
  evt: 'event',
  job: 'job',
  rul: 'rule',
  mod: 'model',
  prp: 'proposed category',
  fct: 'forecast',
  rec: 'recurring payment',
  scn: 'scenario',
  alt: 'alert',
  mut: 'muted kind of alert',
  key: 'API key',
  att: 'attachment',
} as const
export type Prefix = keyof typeof prefixes

/** Thrown by `fromWire` for text that is not an id of the wanted kind. */
export class MalformedId extends Error {
  override name = 'MalformedId'
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const digitOf = new Map([...alphabet].map((digit, value) => [digit, BigInt(value)]))
const digits = 26
const suffixPattern = '[0-7][0-9a-hjkmnp-tv-z]{25}'

/** `toWire('txn', '01890a5d-…')` → `txn_01h455vb4pex5vsknk084sn02q`. Throws `MalformedId` unless given UUID text. */
export function toWire(prefix: Prefix, uuid: string): string {
  if (!isUuid(uuid)) throw new MalformedId(`not a UUID, so it cannot be written as ${prefix}_…`)
  // Five hex digits are four of base32, so small numbers do; a page of rows spells hundreds of ids.
  const hex = uuid.replaceAll('-', '').padStart(35, '0')
  let text = ''
  for (let at = 0; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16)
    text += `${alphabet[bits >> 15]}${alphabet[(bits >> 10) & 31]}${alphabet[(bits >> 5) & 31]}${alphabet[bits & 31]}`
  }
  return `${prefix}_${text.slice(-digits)}`
}

/** The UUID text behind a wire id. Throws `MalformedId` for another prefix or malformed text. */
export function fromWire(prefix: Prefix, wire: string): string {
  if (!patternOf(prefix).test(wire))
    throw new MalformedId(`expected an id that begins with ${prefix}_ (${prefixes[prefix]})`)
  let bits = 0n
  for (const digit of wire.slice(prefix.length + 1)) bits = (bits << 5n) | (digitOf.get(digit) ?? 0n)
  const hex = bits.toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The zod type of an id on the wire. It checks the form and keeps the wire text; `fromWire` turns it into a UUID. */
export function wireId(prefix: Prefix): z.ZodString {
  return z
    .string()
    .regex(patternOf(prefix), `must be an id that begins with ${prefix}_ (${prefixes[prefix]})`)
}

const patterns = new Map<Prefix, RegExp>()

function patternOf(prefix: Prefix): RegExp {
  const known = patterns.get(prefix)
  if (known) return known
  const pattern = new RegExp(`^${prefix}_${suffixPattern}$`)
  patterns.set(prefix, pattern)
  return pattern
}
