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
const beyondAscii = /[^\0-\x7f]/

/** For each ASCII code the lower-case code of a word's character, or 0. */
const asciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_]/.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
)

/** A bulk import passes here for every row: no text is cut and nothing is allocated while a narration is ASCII. */
export function addWords(filter: Uint8Array, text: string): void {
  if (beyondAscii.test(text)) {
    for (const [found] of text.toLowerCase().matchAll(word))
      eachBeginning(found, (low, high) => set(filter, low, high))
    return
  }
  let low = lowSeed
  let high = highSeed
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = asciiWord[text.charCodeAt(index)] ?? 0
    if (code === 0) {
      if (length === 0) continue
      low = lowSeed
      high = highSeed
      length = 0
      continue
    }
    length += 1
    if (length > longest) continue
    low = Math.imul(low ^ code, lowFactor)
    high = Math.imul(high ^ code, highFactor)
    if (isKept[length] === 1) set(filter, low, high)
  }
}

/** Bits that are set wherever a text holds a word that begins so; none where the word is too short to say. */
export function bitsToFind(search: string): number[] {
  const bits = new Set<number>()
  for (const match of search.toLowerCase().matchAll(word)) {
    // A search that starts inside a word ("_x") says nothing about beginnings.
    if (match.index === 0 && match[0].startsWith('_')) continue
    let own: number[] = []
    eachBeginning(match[0], (low, high) => {
      own = Array.from({ length: hashes }, (_, round) => bitAt(low, high, round))
    })
    for (const bit of own) bits.add(bit)
  }
  return [...bits]
}

const longest = lengths.at(-1) ?? 0
const isKept = Uint8Array.from({ length: longest + 1 }, (_, length) => (lengths.includes(length) ? 1 : 0))

/** Calls `use` with the two hashes of each kept beginning, the longest last. */
function eachBeginning(lowerCase: string, use: (low: number, high: number) => void): void {
  let low = lowSeed
  let high = highSeed
  for (let index = 0; index < Math.min(lowerCase.length, longest); index += 1) {
    const code = lowerCase.charCodeAt(index)
    low = Math.imul(low ^ code, lowFactor)
    high = Math.imul(high ^ code, highFactor)
    if (isKept[index + 1] === 1) use(low, high)
  }
}

// FNV-1a (offset basis and prime), and a second hash of the same form; any odd constants would do for that one.
const lowSeed = 0x811c9dc5
const lowFactor = 0x01000193
const highSeed = 0xc2b2ae35
const highFactor = 0x85ebca6b

function set(filter: Uint8Array, low: number, high: number): void {
  for (let round = 0; round < hashes; round += 1) {
    const bit = bitAt(low, high, round)
    filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
}

/** The further bits by double hashing (A. Kirsch, M. Mitzenmacher, "Less hashing, same performance", 2006). */
function bitAt(low: number, high: number, round: number): number {
  const start = low ^ (low >>> 16)
  const step = (high ^ (high >>> 15)) | 1
  return (start + Math.imul(round, step)) & (filterBits - 1)
}
