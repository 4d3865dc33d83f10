/**
 * The category of a bank line from what is commonly known, without learning: what the bank or payer says the money is for,
 * then the brand, then a word for a purpose that firms have in their names too, then the merchant category code, then a word for the trade, then what the name sounds
 * like. Null where none of them speaks: unsure.
 */
import type { Category } from '../categories.ts'
import { guess } from '../base-model/base-model.ts'
import type { Reading } from '../narration/read.ts'
import { reading } from '../narration/read.ts'
import { foldedWords, oneLine } from '../narration/text.ts'
import type { Evidence, Finding, PaymentFacts } from '../types.ts'
import { brandOf, type BrandMatch, categoryOf } from './brand.ts'
import { probabilities } from './evidence.ts'
import type { KeywordRule } from './keywords/rule.ts'
import { loosePurposes } from './keywords/loose.ts'
import { purposes } from './keywords/purpose.ts'
import { trades } from './keywords/trades.ts'
import { categoryOfMcc } from './mcc.ts'
import { levelled, Memo } from './memo.ts'
import { PhraseIndex } from './phrases.ts'
import { regionsOf } from './regions.ts'
import { formWords } from './words.ts'

const purposeIndex = new PhraseIndex(purposes, ({ phrases }) => phrases)
const looseIndex = new PhraseIndex(loosePurposes, ({ phrases }) => phrases)
const tradeIndex = new PhraseIndex(trades, ({ phrases }) => phrases)

/**
 * The category of a narration and why; null for unsure. A refund (money in from a shop) keeps the shop's category; salary
 * needs money in. Never throws; reads the first `charactersMax` characters.
 */
export function lookup(text: string, facts: PaymentFacts = {}): Finding | null {
  const line = levelled(oneLine(text))
  const { sign = 0, currency = '', mcc = '', person = false } = facts
  return findings.get(`${line}\n${sign}\n${currency}\n${mcc}\n${person}`, () => {
    const read = reading(line)
    return lookupReading(read, facts, matchedBrand(read))
  })
}

const memoMax = 4_096
const findings = new Memo<Finding | null>(memoMax)

export function lookupReading(read: Reading, facts: PaymentFacts, match: BrandMatch | null): Finding | null {
  const ofCode = facts.mcc === undefined ? null : categoryOfMcc(facts.mcc)
  const brand = ofBrand(read, match, facts, ofCode)
  return (
    ofPurpose(read, facts) ??
    (match?.brand.own ? brand : null) ??
    ofLoosePurpose(read, facts) ??
    brand ??
    (ofCode === null ? null : finding(ofCode, 'mcc', probabilities.mcc, facts.mcc ?? '')) ??
    ofTrade(read, facts) ??
    ofWording(read, facts)
  )
}

/** What the base model makes of a shop nobody lists. Money in from a stranger is no shop's. */
function ofWording(read: Reading, { sign, person }: PaymentFacts): Finding | null {
  const { name, narration } = read
  if (narration.merchant === null || sign === 1 || person || namesService(read)) return null
  const said = guess(name.filter((word) => !formWords.has(word)))
  return said && finding(said.category, 'wording', probabilities.wording, said.word)
}

function finding(category: Category, evidence: Evidence, probability: number, matched: string): Finding {
  return { category, evidence, probability, matched }
}

function allowed({ sign, currency, person }: PaymentFacts, toPerson = person === true) {
  const here = regionsOf(currency)
  return (rule: KeywordRule): boolean =>
    (rule.sign === undefined || sign === undefined || rule.sign === sign) &&
    (rule.regions === undefined || (rule.regions & here) !== 0) &&
    (!toPerson || betweenPersons.has(rule.category))
}

/** What people pay each other for. A person is no lender, insurer, bank or tax office, whatever the note says (`my share of the insurance`). */
const betweenPersons = new Set<Category>([
  'home.rent',
  'income.rent',
  'income.salary',
  'business.contractors',
  'transfers.own',
])

function ofPurpose({ narration, spoken }: Reading, facts: PaymentFacts): Finding | null {
  const { kind } = narration
  const toPerson = facts.person === true || kind === 'person'
  if (!facts.person && (kind === 'withdrawal' || kind === 'deposit'))
    return finding('transfers.cash', 'keyword', probabilities.purpose, kind)
  if (kind === 'cheque') return null
  const hit = purposeIndex.first(spoken, allowed(facts, toPerson))
  if (hit) return finding(hit.rule.category, 'keyword', probabilities.purpose, hit.phrase)
  // What is neither a shop nor a person is an account of one's own.
  if (kind === 'transfer' && narration.counterparty !== null)
    return finding('transfers.own', 'keyword', probabilities.purpose, 'own account')
  return kind === 'fee' && facts.sign !== 1 && !toPerson
    ? finding('fees.bank', 'keyword', probabilities.purpose, kind)
    : null
}

function ofLoosePurpose({ name, narration, spoken }: Reading, facts: PaymentFacts): Finding | null {
  const hit = looseIndex.first(spoken, allowed(facts, facts.person === true || narration.kind === 'person'))
  if (!hit) return null
  const trade = tradeIndex.first(name, allowed(facts))
  if (trade && ` ${trade.phrase} `.includes(` ${hit.phrase} `) && trade.phrase !== hit.phrase)
    return finding(trade.rule.category, 'keyword', probabilities.trade, trade.phrase)
  return finding(hit.rule.category, 'keyword', probabilities.purpose, hit.phrase)
}

function ofBrand(
  read: Reading,
  match: BrandMatch | null,
  { currency, sign }: PaymentFacts,
  ofCode: Category | null,
): Finding | null {
  if (!match) return null
  const { brand, alone, rest } = match
  const category = bySign(byCounter(categoryOf(brand, ofCode), rest), sign)
  const isPerson = read.narration.kind === 'person'
  if (category === null || (isPerson && !(brand.own && alone))) return null
  const near = (brand.regions & regionsOf(currency)) !== 0
  if (!near && !(alone && brand.name.includes(' ') && brand.name.length >= farNameMin)) return null
  return finding(category, 'brand', probabilityOf(match, near), brand.name)
}

const fuelWords = new Set(
  'petrol petro pfs fuel filling fstn stn gas tankstelle essence carburant gasolinera pump pumps'.split(' '),
)

/** A supermarket's filling station is printed as the supermarket with a word for fuel. */
function byCounter(category: Category | null, rest: readonly string[]): Category | null {
  const sellsFuel = category === 'food.groceries' || category === 'shopping.general'
  return sellsFuel && rest.some((word) => fuelWords.has(word)) ? 'transport.fuel' : category
}

/**
 * A tax office pays back what was paid too much; an office of social insurance may pay that, a pension or benefits, and
 * who pays contractors for others (Gusto, Upwork) a salary or a fee. Who pays benefits takes nothing.
 */
function bySign(category: Category | null, sign: PaymentFacts['sign']): Category | null {
  if (sign === 1 && (category === 'taxes.social' || category === 'business.contractors')) return null
  if (sign === 1 && category?.startsWith('taxes.')) return 'income.tax_refund'
  return sign === -1 && category?.startsWith('income.') ? null : category
}

/** Of other regions only long names of several words: short ones are mostly something else. */
const farNameMin = 8

function probabilityOf({ brand, alone }: BrandMatch, near: boolean): number {
  if (brand.own) return probabilities.ownBrand
  return alone && near ? probabilities.indexBrand : probabilities.indexBrandAmongWords
}

/** The brand at the start of the name, else in the UPI address. */
export function matchedBrand({ name, tail, served, narration }: Reading): BrandMatch | null {
  const ofName = brandOf(name, tail) ?? (served.length > 0 ? brandOf(served, served) : null)
  if (ofName || narration.address === null) return ofName
  const local = foldedWords(narration.address.slice(0, narration.address.indexOf('@')))
  const ofAddress = brandOf(local, local)
  return ofAddress?.brand.own && ofAddress.alone ? ofAddress : null
}

/** The name of a payment service says nothing of what was bought. */
function namesService({ name, narration }: Reading): boolean {
  return narration.processor !== null && narration.processor === name[0]
}

function ofTrade(read: Reading, facts: PaymentFacts): Finding | null {
  const { name, narration } = read
  const isPerson = narration.kind === 'person'
  const words = isPerson || namesService(read) ? [] : name
  const noted = narration.rail === 'upi' || isPerson ? foldedWords(narration.note ?? '') : []
  const hit = tradeIndex.first(words, allowed(facts)) ?? tradeIndex.first(noted, allowed(facts))
  return hit && finding(hit.rule.category, 'keyword', probabilities.trade, hit.phrase)
}
