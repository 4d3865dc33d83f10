import { keyOf } from './key.ts'
import { lookupReading, matchedBrand } from './lookup/lookup.ts'
import { reading } from './narration/read.ts'
import type { Finding, Narration, PaymentFacts } from './types.ts'

export interface Identity {
  narration: Narration
  /** As `merchantKey` gives it. */
  key: string | null
  /** As `lookup` gives it. */
  finding: Finding | null
}

/** Everything a narration tells, from one reading of it. */
export function identify(text: string, facts: PaymentFacts = {}): Identity {
  const read = reading(text)
  const match = matchedBrand(read)
  return { narration: read.narration, key: keyOf(read, match), finding: lookupReading(read, facts, match) }
}
