/**
 * A Bloom filter over the words of some texts, to skip rows a search cannot match (B. Bloom, "Space/time trade-offs in
 * hash coding with allowable errors", 1970). It holds beginnings of each word, so that a search for the beginning of a
 * word can use it. It may say yes to rows without the word, never no to rows with it.
 */

export const filterBits = 8_192
const hashes = 4
/** A word is kept by its first 2, 3, 4, 6, 8 and 12 characters; a search uses the longest that it has. */
const lengths = [2, 3, 4, 6, 8, 12]

/** Words as Postgres' `\m` begins them: letters, digits and underscores. */
const word = /[\p{L}\p{N}_]+/gu

export function addWords(filter: Uint8Array, text: string): void {
  for (const [found] of text.toLowerCase().matchAll(word)) {
    for (const length of lengths) {
      if (found.length < length) break
      for (const bit of bitsOf(found, length)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  }
}

/** Bits that are set wherever a text holds a word that begins so; none where the word is too short to say. */
export function bitsToFind(search: string): number[] {
  const bits: number[] = []
  for (const match of search.toLowerCase().matchAll(word)) {
    // A search that starts inside a word ("_x", or after nothing but an underscore) says nothing about beginnings.
    if (match.index === 0 && match[0].startsWith('_')) continue
    const length = lengths.findLast((known) => known <= match[0].length)
    if (length !== undefined) bits.push(...bitsOf(match[0], length))
  }
  return [...new Set(bits)]
}

/** FNV-1a over the characters, and the double hashing of Kirsch and Mitzenmacher for the further bits. */
function bitsOf(text: string, length: number): number[] {
  let low = 0x811c9dc5
  let high = 0xc2b2ae35
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  const step = ((high ^ (high >>> 15)) >>> 0) | 1
  const start = (low ^ (low >>> 16)) >>> 0
  return Array.from({ length: hashes }, (_, round) => (start + Math.imul(round, step)) & (filterBits - 1))
}
