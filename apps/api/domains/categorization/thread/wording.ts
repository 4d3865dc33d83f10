/** Most rows of a statement differ from others by a reference alone: what is said of one wording is said once. */
import type { PlainRow, Reading } from './protocol.ts'
import { readRow } from './read-row.ts'

export interface Worded {
  description: string
  counterparty: string | null
  bankCategory: string | null
  currency: string
}

/** All a reading rests on, with long numbers, which are references, made alike. `sign`: of the amount. */
export function wordingOf(
  { description, counterparty, bankCategory, currency }: Worded,
  sign: number,
): string {
  const text = description.replace(longNumber, sameLength)
  return `${sign} ${currency} ${bankCategory ?? ''}\u0000${counterparty ?? ''}\u0000${text}`
}

const longNumber = /\d{4,}/g
const sameLength = (digits: string): string => '0'.repeat(digits.length)

/** A number that names whoever was paid is theirs alone: a phone, a cheque. */
export const isNumbered = ({ merchant }: Reading): boolean => /\d/.test(merchant)

/** Beyond this it starts to remember anew. */
const wordingsMax = 20_000

/** Reads rows, those of one wording once: they get the very same reading. */
export function wordingReader(): (row: PlainRow) => Reading {
  const known = new Map<string, Reading>()
  return (row) => {
    const wording = wordingOf(row, Math.sign(row.amount))
    const before = known.get(wording)
    if (before) return before
    const reading = readRow(row)
    if (isNumbered(reading)) return reading
    if (known.size >= wordingsMax) known.clear()
    known.set(wording, reading)
    return reading
  }
}
