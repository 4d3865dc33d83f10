/**
 * Bit-sliced signatures (after C. Faloutsos, S. Christodoulakis, "Signature files", 1984): one bit for each row in each
 * of 256 slots. Every beginning of a word sets its row's bit in a few slots, so that a search for the beginning of a word can
 * use it too; rows whose bit stands in all slots of a search may match. They may be rows without the word, and never miss
 * one with it.
 */

const slots = 256
export const rowsPerSignature = 64
/** Both halves of the rows: slots for rows 0 to 31, then slots for rows 32 to 63. */
export const signatureLength = slots * 2
/**
 * A word is kept by its first 1, 2, 3, 4, 6, 8 and 12 characters, each in so many slots. Reference numbers of one bank
 * differ in their last digits only, so the longest beginning is kept the surest.
 */
const slotsByLength: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 1, 4: 2, 6: 2, 8: 2, 12: 4 }
/** A search asks for the longest beginnings of its words; shorter ones would say little more. */
const beginningsAsked = 3

/** Words as Postgres' `\m` begins them: letters, digits and underscores. */
const word = /[\p{L}\p{N}_]+/gu
const beyondAscii = /[^\0-\x7f]/

/** For each ASCII code the lower-case code of a word's character, or 0. */
const asciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_]/.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
)

/** A bulk import passes here for every row: no text is cut and nothing is allocated while a narration is ASCII. */
export function addWords(signature: Int32Array, row: number, text: string): void {
  if (beyondAscii.test(text)) {
    for (const [found] of text.toLowerCase().matchAll(word))
      for (const beginning of beginningsOf(found)) set(signature, row, beginning)
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
    const count = slotCounts[length] ?? 0
    if (count > 0) set(signature, row, { low, high, count })
  }
}

/** Slots in which the bit of a row stands that has a word beginning so; none where the word is too short to say. */
export function slotsToFind(search: string): number[] {
  const found = new Set<number>()
  for (const match of search.toLowerCase().matchAll(word)) {
    // A search that starts inside a word ("_x") says nothing about beginnings.
    if (match.index === 0 && match[0].startsWith('_')) continue
    for (const { low, high, count } of beginningsOf(match[0]).slice(-beginningsAsked)) {
      for (let round = 0; round < count; round += 1) found.add(slotAt(low, high, round))
    }
  }
  return [...found]
}

const longest = 12
const slotCounts = Uint8Array.from({ length: longest + 1 }, (_, length) => slotsByLength[length] ?? 0)

interface Beginning {
  /** Two hashes of it, and how many slots they make. */
  low: number
  high: number
  count: number
}

/** The kept beginnings of a word, the longest last. */
function beginningsOf(lowerCase: string): Beginning[] {
  const beginnings: Beginning[] = []
  let low = lowSeed
  let high = highSeed
  for (let index = 0; index < Math.min(lowerCase.length, longest); index += 1) {
    const code = lowerCase.charCodeAt(index)
    low = Math.imul(low ^ code, lowFactor)
    high = Math.imul(high ^ code, highFactor)
    const count = slotCounts[index + 1] ?? 0
    if (count > 0) beginnings.push({ low, high, count })
  }
  return beginnings
}

// FNV-1a (offset basis and prime), and a second hash of the same form; any odd constants would do for that one.
const lowSeed = 0x811c9dc5
const lowFactor = 0x01000193
const highSeed = 0xc2b2ae35
const highFactor = 0x85ebca6b

function set(signature: Int32Array, row: number, { low, high, count }: Beginning): void {
  const half = row < 32 ? 0 : slots
  for (let round = 0; round < count; round += 1) {
    const place = half + slotAt(low, high, round)
    signature[place] = (signature[place] ?? 0) | (1 << (row & 31))
  }
}

/** The further slots by double hashing (A. Kirsch, M. Mitzenmacher, "Less hashing, same performance", 2006). */
function slotAt(low: number, high: number, round: number): number {
  const start = low ^ (low >>> 16)
  const step = (high ^ (high >>> 15)) | 1
  return (start + Math.imul(round, step)) & (slots - 1)
}
