import { identify, type Identity } from './identify.ts'
import { namesNobody } from './narration/nobody.ts'
import { isPerson } from './narration/person.ts'
import { foldedWords } from './narration/text.ts'
import type { Finding, PaymentFacts } from './types.ts'

export interface PayeeText {
  description: string
  /** As the bank names the other party, in a field of its own. */
  counterparty: string | null
}

/** The key of rows whose text says no more than how the money went, if that: nothing makes two of them alike. */
export const nobodyKey = 'text:'

/** Who stands at the other end of a row. */
export interface Payee {
  /** One for all rows of the payee; a row that names nobody has its own text, after `text:`, or else is `nobodyKey`. */
  key: string
  /** As people write it, at most 80 characters. */
  name: string
  /** What the narration says, and what the other party's field says where there is one. */
  said: Identity
  named: Identity | null
  /** What both together tell of the category; null for unsure. */
  finding: Finding | null
}

/** Reads who was paid, or who paid, from the narration and the field of the other party. */
export function payeeOf({ description, counterparty }: PayeeText, facts: PaymentFacts = {}): Payee {
  const other = counterparty === '' ? null : counterparty
  const known = other !== null && isPerson(foldedWords(other)) ? { ...facts, person: true } : facts
  const said = identify(description, known)
  const named = other === null ? null : identify(other, known)
  const payee = speaking(said, named)
  return {
    key: keyOf(payee, `${counterparty ?? ''} ${description}`),
    name: nameOf(payee, description),
    said,
    named,
    finding: findingOf(said.finding, named?.finding ?? null),
  }
}

/**
 * What the bank says the money is for stands above what the other party is known for; of two that are equally likely. One
 * that only says `an insurance` gives way to one that knows which.
 */
function findingOf(said: Finding | null, named: Finding | null): Finding | null {
  if (!said || !named) return said ?? named
  const group = said.category.slice(0, said.category.indexOf('.'))
  if (said.category.endsWith('.other') && named.category.startsWith(`${group}.`)) return named
  return named.probability > said.probability ? named : said
}

/** The field of the other party names it best, unless a payment service stands there for the shop behind it. */
function speaking(said: Identity, named: Identity | null): Identity {
  if (!named || named.key === null) return said
  return named.narration.processor !== null && said.key !== null ? said : named
}

/** What the bank itself did is one thing however often it comes; any other row that names nobody stands for itself. */
const nameless = new Set(['withdrawal', 'deposit', 'interest', 'fee'])

function keyOf({ narration, key }: Identity, text: string): string {
  const { merchant, counterparty, address, kind } = narration
  const known = merchant !== null || counterparty !== null || address !== null || nameless.has(kind)
  if (known && key !== null) return key
  const words = foldedWords(text)
  if (text.trim() === '' || (words.length > 0 && namesNobody(words))) return nobodyKey
  return `text:${text.trim().toLowerCase().slice(0, textMax)}`
}

const nameMax = 80
const textMax = 200

/** Where nobody is named, what the bank wrote is the name. */
const nameOf = ({ narration: { merchant, counterparty, address } }: Identity, description: string): string =>
  (merchant ?? counterparty ?? address ?? description.trim()).slice(0, nameMax)
