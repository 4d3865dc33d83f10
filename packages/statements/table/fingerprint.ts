import type { Columns } from './plan.ts'
import { looksDated, looksNumeric } from './profile.ts'

/** The same for every file of one kind: the header's words, or, without a header, the shape of each column. */
export function fingerprintOf(columns: Columns): string {
  const named = columns.headers.some((header) => header.folded !== '')
  const text = named
    ? columns.headers.map((header) => header.folded || header.text).join('|')
    : columns.profiles
        .map((profile) => (looksDated(profile) ? 'd' : looksNumeric(profile) ? 'n' : 't'))
        .join('|')
  return `${named ? 'header' : 'shape'}-${columns.headers.length}-${hash(text)}`
}

/** FNV-1a, 64 bits: not secret, only stable on every machine. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) {
    value ^= BigInt(text.charCodeAt(at))
    value = (value * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return value.toString(16).padStart(16, '0')
}
