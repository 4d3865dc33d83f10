import type { DateOrder } from '../dates/printed.ts'
import { readDateParts } from '../dates/printed.ts'
import { readNumeral } from '../amounts/printed.ts'
import { currencyOfMark } from '../amounts/symbols.ts'
import { fold } from './words/fold.ts'
import { headerRoles, headerWords, type HeaderRole } from './words/headers.ts'

export interface HeaderMatch {
  role: HeaderRole
  /** 3: the whole header is a known phrase; 1: it contains one. */
  weight: number
  languages: readonly string[]
}

/** What one header cell says. */
export interface HeaderCell {
  text: string
  folded: string
  matches: readonly HeaderMatch[]
  /** ISO code in the header (`Withdrawals (SGD)`, `金额(元)`). */
  currency: string | null
  /** Order of the dates below, where the header spells it out (`DD/MM/YYYY`). */
  order: DateOrder | null
  /** The numbers below count cents (`Amount (cents)`, `amount_minor`, `金额(分)`). */
  inMinorUnits: boolean
}

/** Words for the hundredth of a currency, at the end of a header. */
const minorUnits =
  /(?:^| )(?:in )?(?:cents?|centimes|centimos|centavos|centesimi|pence|paise|paisa|ore|oere|grosze|groszy|kurus|копейки|копейках|копеек|minor|minor units?|smallest unit)$|分$/

type Meaning = { role: HeaderRole; languages: string[] }
const known = new Map<string, Meaning[]>()
const roleNames: ReadonlySet<string> = new Set(headerRoles)

for (const line of headerWords) {
  const [key = '', phrases = ''] = line.split(': ')
  const [name = '', language = ''] = key.split(' ')
  const role = headerRoles.find((candidate) => candidate === name)
  if (!role || !roleNames.has(name)) throw new Error(`unknown header role: ${name}`)
  for (const phrase of phrases.split('|')) {
    const folded = fold(phrase)
    const meanings = known.get(folded) ?? []
    const same = meanings.find((meaning) => meaning.role === role)
    if (same) same.languages.push(language)
    else meanings.push({ role, languages: [language] })
    known.set(folded, meanings)
  }
}

/** Words that say little beside others: `Transaction net amount` is an amount. */
const vague: ReadonlySet<string> = new Set([
  'transaction',
  'operation',
  'movimiento',
  'movimento',
  'tranzakcio',
])

/** Phrases looked for inside longer headers, longest first; short ones would be found in anything. */
const contained = [...known.keys()]
  .filter((phrase) => phrase.length >= 4 || /[\u2e80-\u9fff\uac00-\ud7af]/.test(phrase))
  .sort((a, b) => Number(vague.has(a)) - Number(vague.has(b)) || b.length - a.length)
const headerCharsMax = 80
const cache = new Map<string, HeaderCell>()

export function readHeaderCell(text: string): HeaderCell {
  const cached = cache.get(text)
  if (cached) return cached
  const folded = fold(text)
  const inMinorUnits = minorUnits.test(folded)
  const cell = {
    ...parseHeaderCell(inMinorUnits ? folded.replace(minorUnits, '') : text),
    text,
    inMinorUnits,
  }
  if (cache.size > 2_000) cache.clear()
  cache.set(text, cell)
  return cell
}

function parseHeaderCell(text: string): Omit<HeaderCell, 'inMinorUnits'> {
  const bare = text.replace(/^#/, '')
  const order = statedOrder(bare)
  if (bare.length > headerCharsMax) return { text, folded: '', matches: [], currency: null, order: null }
  const inner = /[([（【]([^)\]）】]*)[)\]）】]?/.exec(bare)
  const outside = inner ? bare.replace(inner[0], ' ') : bare
  const folded = fold(bare)
  const whole = lookUp(folded)
  if (whole.length > 0)
    return {
      text,
      folded,
      matches: whole,
      currency: currencyIn(inner?.[1] ?? '') ?? currencyIn(outside),
      order,
    }
  const annotation = inner?.[1] ?? ''
  let currency = currencyIn(annotation)
  const narrowing = lookUp(fold(annotation)).filter((match) => narrowed.has(match.role))
  const side = lookUp(fold(annotation)).filter((match) => match.role === 'debit' || match.role === 'credit')
  const [rest, trailing] = withoutCurrency(outside)
  currency ??= trailing
  let matches = narrowing.length > 0 ? narrowing : lookUp(fold(rest))
  if (side.length > 0 && matches.some((match) => match.role === 'amount')) matches = side
  if (matches.length === 0) matches = lookInside(folded)
  // A column named for a currency alone holds that currency: `CAD$`, `EUR`.
  if (matches.length === 0 && !/\s/.test(bare)) currency ??= currencyIn(bare)
  return { text, folded, matches, currency, order }
}

/** Words in brackets that change what the column is: `Amount (fee)`, `Amount (Foreign Currency)`. */
const narrowed: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['fee', 'original', 'tax', 'rate', 'net'])

function lookUp(folded: string): HeaderMatch[] {
  return (known.get(folded) ?? []).map(({ role, languages }) => ({ role, weight: 3, languages }))
}

function lookInside(folded: string): HeaderMatch[] {
  if (folded === '') return []
  const padded = ` ${folded} `
  for (const phrase of contained) {
    const dense = /[\u2e80-\u9fff\uac00-\ud7af]/.test(phrase)
    if (dense ? folded.includes(phrase) : padded.includes(` ${phrase} `)) {
      return (known.get(phrase) ?? []).map(({ role, languages }) => ({ role, weight: 1, languages }))
    }
  }
  return []
}

function currencyIn(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  for (const word of [trimmed, ...trimmed.split(/[\s/,]+/)]) {
    const code = currencyOfMark(word)
    if (
      code !== null &&
      code !== 'open' &&
      !/^(?:in|rs?d|all|top|try|cup|mop|km|lt|kn|ft|tl|lei|din|s)$/.test(word)
    )
      return code
  }
  if (/^euros?$/i.test(trimmed)) return 'EUR'
  return null
}

/** `Betrag EUR`, `bedrag in EUR`, `Amount in Rs`: the phrase, and the currency behind it. */
function withoutCurrency(text: string): [string, string | null] {
  const match = /^(.*?)[\s,]+(?:in\s+|i\s+|en\s+|v\s+|w\s+)?(\S+)\s*$/i.exec(text)
  const code = match ? currencyOfMark(match[2] ?? '') : null
  if (match && code !== null) return [match[1] ?? '', code === 'open' ? null : code]
  return [text, null]
}

/** `DD/MM/YYYY`, `TT.MM.JJJJ`, `JJ/MM/AAAA`, `GG/MM/AAAA`, `yyyy-mm-dd`: the letters differ, M is the month everywhere. */
function statedOrder(text: string): DateOrder | null {
  const match =
    /(?<![A-Z])([DTJGM]{1,2}|[YJAR]{4})([./ -]?)(M{1,2}|[DTJG]{1,2})\2([YJAR]{2,4}|[DTJG]{2})(?![A-Z])/.exec(
      text.toUpperCase(),
    )
  if (!match) return null
  const [, first = '', , second = ''] = match
  if (first.length === 4) return second.startsWith('M') ? 'ymd' : 'ydm'
  if (first.startsWith('M')) return second.startsWith('M') ? null : 'mdy'
  return second.startsWith('M') ? 'dmy' : null
}

const dateRoles: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['booked_on', 'value_on'])
const moneyRoles: ReadonlySet<HeaderRole> = new Set<HeaderRole>([
  'amount',
  'settled',
  'billing',
  'original',
  'net',
  'debit',
  'credit',
])

/**
 * How much a record reads like the header of a table of transactions; 0 when it does not. A header names a date and money,
 * and none of its cells is itself a date or an amount.
 */
export function headerScore(cells: readonly string[]): number {
  let filled = 0
  let recognised = 0
  let exact = 0
  let dated = false
  let priced = false
  for (const text of cells) {
    if (text === '') continue
    filled += 1
    if (/\d/.test(text) && (readNumeral(text) !== null || readDateParts(text) !== null)) return 0
    const { matches } = readHeaderCell(text)
    if (matches.length === 0) continue
    recognised += 1
    if (matches.some((match) => match.weight === 3)) exact += 1
    if (matches.some((match) => dateRoles.has(match.role))) dated = true
    if (matches.some((match) => moneyRoles.has(match.role))) priced = true
  }
  if (filled < 2 || recognised * 3 < filled || exact === 0) return 0
  return dated && priced ? 10 + recognised + exact : dated || priced ? (recognised >= 3 ? recognised : 0) : 0
}

/** Roles of a header that is a known phrase as a whole; cheaper than reading it word by word. */
export function exactRoles(text: string): HeaderRole[] {
  return (known.get(fold(text)) ?? []).map(({ role }) => role)
}
