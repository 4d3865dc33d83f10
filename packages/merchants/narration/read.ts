/**
 * Reads the narration of a bank line: what banks, terminals and payment services wrote around a name is taken off layer by
 * layer (segments or fields, lead-ins, payment service, references, place), and what is left is a merchant or a person.
 * The layers are tables of phrases looked up word by word, so the time grows with the length of the text alone.
 */
import type { Kind, Narration, Rail } from '../types.ts'
import { namesAccount } from './accounts.ts'
import { endsAt } from './endings.ts'
import { fieldsOf } from './fields.ts'
import { leadAt } from './leads.ts'
import { namesNobody } from './nobody.ts'
import { boughtAt, noteBehind } from './notes.ts'
import { ofTheBank } from './own.ts'
import { hasTradeWord, isGivenName, isPerson, personEnd } from './person.ts'
import { isPlace, placeStart } from './places.ts'
import { processorAt, serviceOf } from './processors.ts'
import { type Segments, segmentsOf } from './segments.ts'
import { foldedWords, oneLine } from './text.ts'
import { type Token, tokensOf, written } from './tokens.ts'

export interface Reading {
  narration: Narration
  /** Folded words of the name, without place and references. */
  name: readonly string[]
  /** Folded words from the first of the name on, numbers too: a brand may be called `motel 6`. */
  tail: readonly string[]
  /** The same from the payment service on, which may itself be half of a brand: `google youtube`. */
  served: readonly string[]
  /** Folded words of the whole narration but for numbers, banks and references. */
  words: readonly string[]
  /** The same with short numbers, in which phrases are looked for. */
  spoken: readonly string[]
}

/** Never throws; of a text without a name every part is null. Reads the first `charactersMax` characters. */
export function readNarration(text: string): Narration {
  return reading(text).narration
}

/** `POS18SEP NETFLIX` (Irish banks), `[CW]BC HYDRO` (Canadian ones): the code is glued to what follows. */
const glued = /^(?:\[[A-Z]{2}\] ?|(POS|ATMD?|VIS)(?=\d\d ?[A-Z]{3}\b))/

export function reading(text: string): Reading {
  const line = oneLine(text).replace(glued, (_, code?: string) => (code === undefined ? '' : `${code} `))
  const segments = segmentsOf(line)
  return segments ? readSegments(segments) : readLine(line)
}

const leadsMax = 6

/** `NAME · TEXT` is how the importer joins the other party and the text of formats that keep them apart. */
const joint = ' · '

function readLine(line: string): Reading {
  const cut = line.indexOf(joint)
  const party = cut > 0 ? line.slice(0, cut) : null
  const fields = fieldsOf(party === null ? line : line.slice(cut + joint.length))
  const tokens = [...tokensOf(fields.lead ?? ''), ...tokensOf(fields.head)]
  const { at, rail, kind } = skipLeads(tokens)
  const payer = processorAt(tokens, at)
  const bought = boughtAt(line)
  const name = bought ?? party ?? fields.name
  const own = name === null ? tokens.slice(payer?.end ?? at) : tokensOf(name)
  const end =
    kind === 'transfer' || kind === 'standing_order' || kind === 'person'
      ? personEnd(own.map(({ text }) => text))
      : 0
  const named = end > 0 ? own.slice(0, end) : own
  const behind = end > 0 && own[end]?.noise === null ? written(own.slice(end)) : null
  const noted = [fields.entry, fields.note].map((text) => tokensOf(text ?? '')).flat()
  const words = [...(name === null ? [] : named), ...tokens, ...noted]
  const isAch = fields.entry !== null && rail === 'unknown'
  return finish({
    rail: isAch ? 'ach' : rail,
    kind,
    named,
    processor: bought === null ? (payer?.name ?? null) : 'paypal',
    address: null,
    note: fields.note ?? fields.entry ?? noteBehind(own) ?? behind,
    reference: fields.reference ?? longestReference(tokens),
    person: false,
    shop: fields.entry !== null || kind === 'direct_debit',
    words: words.filter(({ noise }) => noise === null).map(({ text }) => text),
    spoken: words.filter(speaks).map(({ text }) => text),
    served: payer && name === null ? tokens.slice(at) : [],
  })
}

/** A short number may be half of a phrase, or all of it: `IRS TREAS 310`, `800 PLUS`, `401K`. */
function speaks({ noise, raw }: Token): boolean {
  return (
    noise === null || (noise === 'number' && raw.length <= 3) || (noise === 'reference' && raw.length <= 4)
  )
}

function readSegments({ rail, kind, name, note, address, reference, person, shop }: Segments): Reading {
  const tokens = tokensOf(name ?? '')
  const payer = processorAt(tokens, 0)
  const words = [rail, ...tokens.map(({ text }) => text), ...foldedWords(note ?? '')]
  return finish({
    rail,
    kind,
    named: tokens.slice(payer?.end ?? 0),
    processor: payer?.name ?? null,
    address,
    note,
    reference,
    person,
    shop,
    words,
    spoken: words,
    served: payer ? tokens : [],
  })
}

/** Walks over lead-ins and the dates, card numbers and codes between them. */
function skipLeads(tokens: readonly Token[]): { at: number; rail: Rail; kind: Kind } {
  let at = 0
  let rail: Rail = 'unknown'
  let kind: Kind = 'unknown'
  for (let leads = 0; leads < leadsMax; leads++) {
    const start = at
    while (isIdle(tokens, at, start)) at++
    if (processorAt(tokens, at)) break
    const lead = leadAt(tokens, at)
    if (!lead) break
    if (rail === 'unknown') rail = lead.rail
    if (kind === 'unknown' || lead.kind === 'refund') kind = lead.kind
    at = lead.end
  }
  return { at, rail, kind }
}

/** Noise in front of a name; a short number straight before a word may be its beginning (`7 Eleven`, `99 Ranch`). */
function isIdle(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (token.noise === 'number' && token.raw.length <= 2 && at === start && tokens[at + 1]?.noise === null)
    return false
  if (at > start && isoCurrency.test(token.text) && tokens[at - 1]?.noise === 'number') return true
  if (/^(?:cd|card|karte|carte)$/.test(token.text) && tokens[at + 1]?.noise) return true
  return token.noise !== null || /^(?:k\d|fil|x+)$/.test(token.text)
}

const isoCurrency = /^(?:eur|usd|gbp|inr|chf|sek|nok|dkk|pln|czk|huf|ron|bgn|ltl|cad|aud|sgd|hkd|jpy|aed)$/

interface Parts {
  rail: Rail
  kind: Kind
  named: readonly Token[]
  processor: string | null
  address: string | null
  note: string | null
  reference: string | null
  person: boolean
  shop: boolean
  words: readonly string[]
  spoken: readonly string[]
  served: readonly Token[]
}

function finish(parts: Parts): Reading {
  const { rail, address, note, reference } = parts
  const named = parts.named.slice(0, nameEnd(parts.named))
  const folded = named.map(({ text }) => text)
  // The end of a domain name is no place: `AMAZON.CO.UK`.
  const start = placeStart(
    folded,
    Math.max(
      0,
      named.findLastIndex(({ gap }) => gap === '.'),
    ) + 1,
  )
  const name = namesNobody(folded.slice(0, start)) ? [] : folded.slice(0, start)
  const kind = kindOf(parts, name)
  const nameless =
    kind === 'withdrawal' ||
    kind === 'deposit' ||
    kind === 'cheque' ||
    kind === 'interest' ||
    kind === 'fee' ||
    kind === 'person' ||
    namesAccount(name)
  const text = name.length === 0 ? null : written(named.slice(0, start))
  const merchant = nameless || text === '' ? null : text
  const isCash = kind === 'withdrawal' || kind === 'deposit'
  const place = start < folded.length ? written(named.slice(start)) : isCash && isPlace(folded) ? text : null
  return {
    narration: {
      rail: kind === 'interest' || kind === 'fee' ? 'bank' : rail,
      kind,
      merchant,
      counterparty: kind === 'person' || (namesAccount(name) && !isCash) ? text : null,
      processor: parts.processor ?? serviceOf(name),
      address,
      note,
      reference,
      place,
    },
    name,
    tail: parts.named.map((token) => token.text),
    served: parts.served.map((token) => token.text),
    words: parts.words,
    spoken: parts.spoken,
  }
}

function kindOf({ rail, kind, person, shop, words, address }: Parts, name: readonly string[]): Kind {
  const own = rail === 'upi' ? null : ofTheBank(words)
  if (own) return own
  if (kind === 'person') return hasTradeWord(name) ? 'transfer' : 'person'
  const paysPersons = kind === 'transfer' || kind === 'standing_order' || rail === 'upi'
  if (paysPersons && !shop && isPerson(name, person && name.length > 0)) return 'person'
  if (rail !== 'upi') return kind
  if (!shop && isGivenName(name)) return 'person'
  return person && name.length === 0 && address !== null
    ? 'person'
    : kind === 'unknown' && (shop || name.length > 0)
      ? 'purchase'
      : kind
}

/** Where the name is over: at a reference, a date, a long number, or a phrase that begins what is printed behind names. */
function nameEnd(tokens: readonly Token[]): number {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || endsAt(tokens, at)) return at
    if (at === 0) continue
    if (token.gap === '*' && /\d/.test(token.text)) return at
    if (token.noise === null) continue
    const short = token.noise === 'number' && token.raw.length <= 2 && tokens[at + 1]?.noise === null
    if (!short) return at
  }
  return tokens.length
}

function longestReference(tokens: readonly Token[]): string | null {
  let longest: string | null = null
  for (const { noise, raw } of tokens) {
    if (
      (noise === 'reference' || noise === 'number') &&
      raw.length >= 6 &&
      raw.length > (longest?.length ?? 0)
    )
      longest = raw
  }
  return longest
}
