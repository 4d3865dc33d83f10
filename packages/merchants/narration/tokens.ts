/**
 * A narration as a row of tokens. A word that names nothing (a date, a masked card, a phone number, a reference) stays one
 * token and says what it is; any other word falls into its runs of letters and digits.
 */
import { fold } from './text.ts'

export type Noise = 'date' | 'time' | 'card' | 'number' | 'reference'

export interface Token {
  /** Folded: lower case, no accents. */
  text: string
  raw: string
  /** What stands in front of it: a blank for the first of a word, else the sign between two runs. */
  gap: string
  noise: Noise | null
}

const between = /[\s,;|()"<>[\]{}]+/
/** Most words are this: letters without accents, none of them a mask. */
const plain = /^(?!x{4,}$)[a-z]+$/i
const runs = /[\p{L}\p{N}'’`´]+/gu

export function tokensOf(line: string): Token[] {
  const tokens: Token[] = []
  let starred = false
  for (const word of line.split(between)) {
    if (word === '') continue
    if (plain.test(word)) {
      tokens.push({ text: word.toLowerCase(), raw: word, gap: starred ? '*' : ' ', noise: null })
      starred = false
      continue
    }
    const noise = noiseOf(word)
    // `ATW-4321XXXX1234-DELHI`: what the bank calls the line stands in front, glued to the numbers.
    const glued =
      (word.includes('/') && /\p{L}{3,}\//u.test(word)) ||
      (tokens.length === 0 && /^\p{L}{2,}[-/*.:]/u.test(word))
    const from = tokens.length
    if (noise && !glued) tokens.push({ text: fold(word), raw: word, gap: ' ', noise })
    else pushRuns(word, tokens)
    const first = tokens[from]
    if (starred && first) first.gap = '*'
    starred = word.endsWith('*')
  }
  return tokens
}

function pushRuns(word: string, tokens: Token[]): void {
  let end = 0
  for (const match of word.matchAll(runs)) {
    const raw = match[0]
    const between = word.slice(end, match.index)
    const text = fold(raw)
    if (text !== '') {
      const gap = end === 0 ? (between.includes('*') ? '*' : ' ') : between.slice(0, 1) || ' '
      tokens.push({ text, raw, gap: between.includes('*') ? '*' : gap, noise: noiseOf(raw) })
    }
    end = match.index + raw.length
  }
}

const months = 'jan|feb|mar|mrz|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez'
const date = new RegExp(
  `^(?:\\d{1,4}[./-]\\d{1,2}(?:[./-]\\d{0,4})?|\\d{1,2}[-/]?(?:${months})[a-z]{0,6}[-/']?\\d{0,4}|\\d{4}-\\d\\d-\\d\\dt.*)$`,
  'i',
)
const time = /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|uhr)?$/i
const number = /^[#№-]?\d[\d.,]*$/
const masked = /^[\dx*#•.]{4,}$/i
const mask = /[x*#•]{2}/i
const iban = /^[a-z]{2}\d{2}[a-z0-9]{11,30}$/i
const web = /\.(?:com|net|org|in|de|fr|es|it|nl|pl|eu|io|co|uk|ch|at|be|ie|app|dev|ai)(?:\b|$)/i

/** Says which kind of noise a word is; null for one that may belong to a name. */
export function noiseOf(word: string): Noise | null {
  const digits = digitsIn(word)
  if (digits === 0) return word.length >= 4 && masked.test(word) && mask.test(word) ? 'card' : null
  if (digits === word.length || number.test(word))
    return time.test(word) ? 'time' : date.test(word) ? 'date' : 'number'
  if (date.test(word)) return 'date'
  if (time.test(word)) return 'time'
  if (masked.test(word) && mask.test(word)) return 'card'
  if (iban.test(word)) return 'reference'
  if (web.test(word) || /\p{L}\*\w/u.test(word)) return null
  const sound = word.replace(/[^\p{L}\p{N}]/gu, '').length
  return digits >= 4 || (digits >= 3 && digits * 2 >= sound) ? 'reference' : null
}

function digitsIn(word: string): number {
  let count = 0
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code >= 48 && code <= 57) count++
  }
  return count
}

/** The tokens as a reader would write them; words of a text all in capitals get small letters behind the first. */
export function written(tokens: readonly Token[]): string {
  const text = tokens
    .map(({ raw, gap }) => (gap === '*' ? ' ' : gap) + raw)
    .join('')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim()
  return /\p{Ll}/u.test(text) ? text : text.replace(spoken, capitalised)
}

/** Words of four letters and more, and shorter ones that are spoken (`GAS`, `THE`) and not spelt (`KFC`, `EDF`). */
const spoken = /\p{L}[\p{L}'’]{3,}|\b(?:THE|AND|LTD|PVT|INC|COM|[B-DF-HJ-NP-TV-Z][AEIOUY][A-Z])\b/gu

function capitalised(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase()
}
