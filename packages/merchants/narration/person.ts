/**
 * Is a name a person's? Transfers carry both, and a person must never become a merchant. A name counts as a person's where
 * it has two to four plain words, none of them of trade, and one is a known given or family name or carries a title.
 */
import { familyNames, givenNames, tradeWords } from './names.ts'

const titles = new Set(
  `mr mrs ms miss dr shri sri smt kumari mme mlle monsieur madame herr frau hr fru sr sra srta don dona sig sigra dhr mevr mw pan pani prof`.split(
    ' ',
  ),
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

export function hasTradeWord(words: readonly string[]): boolean {
  return words.some((word) => tradeWords.has(word))
}
