/** Finds the brand a name begins with. */
import type { Category } from '../categories.ts'
import { isPlace } from '../narration/places.ts'
import { type Brand, brandWordsMax, dictionary, squeezed } from './dictionary.ts'
import { formWords, ordinaryWords, shopWords } from './words.ts'

export interface BrandMatch {
  brand: Brand
  /** Words of the name behind the brand. */
  rest: readonly string[]
  /** Nothing is named beside the brand but what belongs to any shop. */
  alone: boolean
}

const gluedMin = 4
const amongWordsMin = 4
/** Short names without a vowel are no words: `BP`, `KFC`, `CVS`. */
const initials = /^[b-df-hj-np-tv-z]{2,3}$/
const indexAmongWordsMin = 6

/**
 * `name`: folded words without place and references; `tail`: all words from its first on, numbers too (`motel 6`). The
 * longest brand at the start wins; an article or `www` in front is passed over.
 */
export function brandOf(name: readonly string[], tail: readonly string[]): BrandMatch | null {
  const start = isPassedOver(tail[0]) && tail.length > 1 ? 1 : 0
  const [first, second] = tail.slice(start, start + 2)
  return (
    (start === 0 ? null : brandAt(name, tail, 0)) ??
    (second !== undefined && /\d/.test(second) ? gluedTo(`${first}${second}`, first?.length) : null) ??
    brandAt(name, tail, start) ??
    gluedTo(first) ??
    behindPlace(name, tail)
  )
}

/** French cards print the city in front: `PARIS UBER EATS`. Only our own brands are believed there. */
function behindPlace(name: readonly string[], tail: readonly string[]): BrandMatch | null {
  if (tail.length < 2 || !isPlace(tail.slice(0, 1))) return null
  const match = brandAt(name, tail, 1)
  return match?.brand.own ? match : null
}

function isPassedOver(word: string | undefined): boolean {
  return word === 'the' || word === 'www' || word === 'http' || word === 'https' || word === 'm'
}

function brandAt(name: readonly string[], tail: readonly string[], start: number): BrandMatch | null {
  const { brands } = dictionary()
  for (let length = Math.min(brandWordsMax, tail.length - start); length > 0; length--) {
    const words = tail.slice(start, start + length)
    const brand = brands.get(squeezed(words))
    if (!brand) continue
    const rest = name.slice(start + length)
    const beside = length === 1 && ordinaryWords.has(words[0] ?? '') ? formWords : shopWords
    const alone = rest.every((word) => beside.has(word) || /\d/.test(word) || word.length === 1)
    if (alone || standsAmongWords(brand, words)) return { brand, rest, alone }
  }
  return null
}

/** Whether a brand can be believed where other words stand behind it. */
function standsAmongWords({ own }: Brand, words: readonly string[]): boolean {
  const [first = ''] = words
  const letters = words.join('').length
  if (words.length === 1 && ordinaryWords.has(first)) return false
  if (!own) return words.length > 1 && letters >= indexAmongWordsMin
  return letters >= amongWordsMin || (words.length === 1 && initials.test(first))
}

const gluedMax = 24

/** `AMAZONCOUKXI5QP3`, `NETFLIXCOM`: the longest brand of the gluing kind, longer than `above`, a word begins with. */
function gluedTo(word: string | undefined, above = gluedMin - 1): BrandMatch | null {
  if (word === undefined) return null
  const { gluing } = dictionary()
  for (let length = Math.min(word.length - 1, gluedMax); length > above; length--) {
    const brand = gluing.get(word.slice(0, length))
    if (brand) return { brand, rest: [], alone: true }
  }
  return null
}

/** The category of a brand; null where it is ambiguous and nothing decides. */
export function categoryOf({ categories }: Brand, among: Category | null): Category | null {
  const [first] = categories
  if (categories.length === 1) return first ?? null
  return among !== null && categories.includes(among) ? among : null
}
