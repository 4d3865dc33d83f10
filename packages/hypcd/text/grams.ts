/**
 * Names for what stands in a text, hashed to rows of a table (Weinberger et al. 2009, without the sign: a table of vectors
 * learns to tell colliding names apart better than a sign would).
 */
import { wordsOf } from './normalise.ts'

const lengths = [3, 4, 5]

/** Words, pairs of neighbours, the whole, and character 3–5-grams inside each word with its edges marked. */
export function gramsOf(normalised: string): string[] {
  const words = wordsOf(normalised)
  const grams = [`=${words.join(' ')}`]
  for (const [place, word] of words.entries()) {
    grams.push(`w${word}`)
    const next = words[place + 1]
    if (next !== undefined) grams.push(`p${word} ${next}`)
    const edged = `<${word}>`
    for (const length of lengths) {
      for (let from = 0; from + length <= edged.length; from++) grams.push(edged.slice(from, from + length))
    }
  }
  return grams
}

/** FNV-1a over UTF-16 units, folded to 0 … buckets−1; buckets a power of two. */
export function bucketOf(gram: string, buckets: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) & (buckets - 1)
}
