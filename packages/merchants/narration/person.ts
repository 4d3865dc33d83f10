/**
 * Is a name a person's? Transfers carry both, and a person must never become a merchant. A name counts as a person's where
 * it has two to four plain words, none of them of trade, and one is a known given or family name or carries a title.
 */
import { familyNames, givenNames, tradeWords } from './names.ts'

const titles = new Set(
  `
    mr mrs ms miss dr shri sri smt kumari mme mlle monsieur madame herr frau hr fru sr sra srta don dona
    sig sigra dhr mevr mw pan pani prof`.split(' '),
)
const wordsMax = 5

/** `words`: the folded words of the name. `likely`: the rail pays persons only, so an unknown name counts as one. */
export function isPerson(words: readonly string[], likely = false): boolean {
  if (words.length === 0 || words.length > wordsMax) return false
  if (words.some((word) => tradeWords.has(word) || /\d/.test(word))) return false
  if (titles.has(words[0] ?? '') && words.length > 1) return true
  if (likely) return true
  if (words.length === 1) return false
  return words.some((word) => givenNames.has(word) || familyNames.has(word))
}

/** `KAVITA`: people on UPI are often printed by their given name alone. */
export function isGivenName(words: readonly string[]): boolean {
  return words.length === 1 && givenNames.has(words[0] ?? '')
}

/** The name without its title: `mr sanjay gupta` is `sanjay gupta`. */
export function withoutTitle(words: readonly string[]): readonly string[] {
  return titles.has(words[0] ?? '') && words.length > 1 ? words.slice(1) : words
}

/**
 * Where a person's name ends that a note follows without a sign between (`DAVID WILSON CONCERT TICKETS`): behind a given name
 * or initial and a family name, unless another name follows. 0 where the words do not begin so.
 */
export function personEnd(words: readonly string[]): number {
  let start = titles.has(words[0] ?? '') ? 1 : 0
  const [first = '', family = ''] = words.slice(start, start + 2)
  if (!(first.length === 1 || givenNames.has(first)) || !familyNames.has(family)) return 0
  start += 2
  while (familyNames.has(words[start] ?? '') || givenNames.has(words[start] ?? '')) start++
  return start
}

export function hasTradeWord(words: readonly string[]): boolean {
  return words.some((word) => tradeWords.has(word))
}
