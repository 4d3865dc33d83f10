import type { BrandMatch } from './lookup/brand.ts'
import { matchedBrand } from './lookup/lookup.ts'
import { levelled, Memo } from './lookup/memo.ts'
import { formWords } from './lookup/words.ts'
import { withoutTitle } from './narration/person.ts'
import { type Reading, reading } from './narration/read.ts'
import { oneLine } from './narration/text.ts'

const wordsMax = 6

/**
 * The key under which memory of a merchant files a row: equal for the same merchant under changing references, branches and
 * cities, different for different merchants. `person:…` and `upi:…` for persons, `rail:…` where nobody is named; null where
 * the text has no word. Keys change only with `merchantsVersion`.
 */
export function merchantKey(text: string): string | null {
  const line = oneLine(text)
  // A shop without a name is known by its UPI address, whose digits matter.
  const known = line.includes('@') ? line : levelled(line)
  return keys.get(known, () => {
    const read = reading(known)
    return keyOf(read, matchedBrand(read))
  })
}

const memoMax = 4_096
const keys = new Memo<string | null>(memoMax)

export function keyOf(read: Reading, match: BrandMatch | null): string | null {
  const { narration, name, words } = read
  const { kind, rail, address } = narration
  if (kind === 'withdrawal' || kind === 'deposit' || kind === 'interest' || kind === 'fee')
    return `${rail}:${kind}`
  const isPerson = kind === 'person'
  if (match && !(isPerson && !(match.brand.own && match.alone))) return match.brand.name
  if (isPerson && name.length > 0) return `person:${withoutTitle(name).join(' ')}`
  const sound = name.filter((word) => !/^\d+$/.test(word))
  const bare = sound.filter((word) => !formWords.has(word))
  if (bare.length > 0 && !isPerson) return bare.slice(0, wordsMax).join(' ')
  if (address !== null) return `upi:${address}`
  return words.length > 0 ? `${rail}:${words.slice(0, wordsMax).join(' ')}` : null
}
