import { normaliseText } from '../text/normalise.ts'

const wordsMost = 2
/** A second word is named too if that share of the rows with the first has it. */
const companionShare = 2 / 3

/** Parts of web addresses, legal forms and payment services: many texts have them, and none is named by them. */
const wordsOfNobody = new Set(
  `www http https com net org co uk eu de fr es it nl in ltd limited llp llc inc plc pvt gmbh ag kg sa sas srl bv
   paypal klarna stripe sumup zettle square razorpay payu`.split(/\s+/),
)

/**
 * A name for some texts among others: the word that tells them apart best, with one that usually stands beside it. Empty where they have no
 * word of letters. A word's score is its share inside times the log of how much more frequent it is than outside.
 */
export function nameOf(inside: readonly string[], outside: readonly string[]): string {
  const [own, others] = [inside.map(wordSet), outside.map(wordSet)]
  const [ownCounts, otherCounts] = [countsOf(own), countsOf(others)]
  const score = (word: string) => {
    const share = (ownCounts.get(word) ?? 0) / own.length
    const elsewhere = ((otherCounts.get(word) ?? 0) + 1) / (others.length + 2)
    return share * Math.log(share / elsewhere)
  }
  const ranked = [...ownCounts.keys()].toSorted((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
  const [first] = ranked
  if (first === undefined) return ''
  const beside = own.filter((words) => words.includes(first))
  const second = ranked.slice(1).find((word) => {
    const share = beside.filter((words) => words.includes(word)).length / beside.length
    return share >= companionShare && score(word) > 0
  })
  const named = [first, ...(second === undefined ? [] : [second])].slice(0, wordsMost)
  const order = beside.find((words) => named.every((word) => words.includes(word))) ?? []
  return named
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ')
}

/** Words of two letters or more that can name something, each once, in their order. */
function wordSet(text: string): string[] {
  const words = normaliseText(text).match(/\p{L}[\p{L}\p{M}&']+/gu) ?? []
  return [...new Set(words.filter((word) => !wordsOfNobody.has(word)))]
}

function countsOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
