/**
 * Which way the money went. Flags beside the amount, marks in the cells, words of the rows, the running balance and the kind
 * of file are weighed in that order; where they leave both readings open, the person is asked.
 */
import type { Question } from '../types.ts'
import { cellNumeral, cellText } from './cells.ts'
import type { ChainReading } from './chain.ts'
import type { Layout, SignRule } from './plan.ts'
import type { ColumnProfile } from './profile.ts'
import type { TableRecord } from './source.ts'
import { fold } from './words/fold.ts'
import { flagWay } from './flags.ts'
import { kindPatterns, purchaseTypes } from './words/rows.ts'

export interface SignEvidence {
  layout: Layout
  profiles: ColumnProfile[]
  records: readonly TableRecord[]
  chain: ChainReading | null
  /** The file shows itself to be a card's: a card column, a card number in front of the table, its name. */
  card: boolean
  /** It shows itself to be a bank account's, with signs of its own: it names the other side's account, and no kind of row. */
  bank: boolean
  /** Positive amounts are the larger ones, as income is beside spending. */
  incomeWeighs: () => boolean
  /** `as_is` or `spend_positive`, answered or remembered. */
  told: 'as_is' | 'spend_positive' | null
}

export interface SignDecision {
  rule: SignRule
  question: Question | null
}

export const printedSigns: SignRule = {
  by: 'printed',
  spendPositive: false,
  blank: null,
  bareOut: false,
  debitNegative: false,
  creditNegative: false,
  owed: false,
}

export function decideSign(evidence: SignEvidence): SignDecision {
  const { layout, told, chain } = evidence
  if (layout.money.kind === 'split') return splitSigns(evidence)
  if (layout.direction !== null) {
    const flagged = flagSigns(evidence, layout.direction, layout.money.column)
    if (flagged) return flagged
  }
  if (told) return decided({ spendPositive: told === 'spend_positive' }, chain)
  const profile = evidence.profiles[layout.money.column]
  if (!profile || profile.numerals === 0) return decided({}, null)
  const bare = profile.numerals - profile.negative - profile.explicitPlus - profile.credited - profile.zeros
  if (bare > 0 && profile.negative === 0 && profile.explicitPlus + profile.credited > 0)
    return decided({ bareOut: true }, chain)
  return bareSigns(evidence, profile)
}

/** The chain says whether the balance is what the holder has or what he owes, once the sign is known. */
function decided(rule: Partial<SignRule>, chain: ChainReading | null): SignDecision {
  const spendPositive = rule.spendPositive ?? false
  const owed = chain !== null && chain.inverted !== spendPositive && rule.bareOut !== true
  return { rule: { ...printedSigns, ...rule, owed }, question: null }
}

/** A single column, signs as printed or none at all. */
function bareSigns(evidence: SignEvidence, profile: ColumnProfile): SignDecision {
  const { card } = evidence
  const chain = evidence.chain?.firm ? evidence.chain : null
  const positive = profile.numerals - profile.negative - profile.zeros
  const moving = positive + profile.negative
  if (moving === 0) return decided({}, chain)
  if (chain?.inverted) return decided({ spendPositive: true }, chain)
  if (chain?.before && chain.steps < beforeStepsMin && !(evidence.bank && !card))
    return { rule: printedSigns, question: signQuestion(evidence) }
  const votes = wordVotes(evidence)
  const enough = profile.negative > 0 && !card ? 3 : moving > 3 ? 2 : 1
  if (votes.spend >= enough && clear(votes.spend, votes.keep)) return decided({ spendPositive: true }, chain)
  if (votes.keep >= (profile.negative > 0 ? 1 : Math.min(enough, 2)) && clear(votes.keep, votes.spend))
    return decided({}, chain)
  if (chain !== null && (!card || profile.negative >= positive)) return decided({}, chain)
  if (card && moving >= cardRowsMin && positive >= cardShare * moving)
    return decided({ spendPositive: true }, chain)
  const mostlyOut =
    profile.negative === moving || (moving >= cardRowsMin && profile.negative >= cardShare * moving)
  const outMore = profile.negative > positive || profile.explicitPlus > 0 || evidence.incomeWeighs()
  if (card ? mostlyOut : profile.negative >= signedShare * moving && profile.negative > 0 && outMore)
    return decided({}, chain)
  if (evidence.bank && !card) return decided({}, chain)
  return { rule: printedSigns, question: signQuestion(evidence) }
}

/** Balances before their rows are rare: a few rows may as well be out of order with their signs turned. */
const beforeStepsMin = 5

/** On a card purchases outnumber payments; fewer rows show no majority. */
const cardRowsMin = 5
const cardShare = 0.7

/**
 * Below this share of negatives, a column of positives may well be spending. Above it, in a few rows, the negatives may still
 * be payments towards a card: they must be the more or the smaller ones.
 */
const signedShare = 0.3

/** One side only, or so many more that the rest are slips or reversals. */
function clear(many: number, few: number): boolean {
  return many > 0 && (few === 0 || (many >= 5 && many >= 6 * few))
}

const votesMax = 1_500

/**
 * Rows whose words say spending, earning or paying off a card, against the sign they print. Beside other negatives, a negative
 * `salary` on a bank account is an employer's; on a card it is money back.
 */
function wordVotes(evidence: SignEvidence): { spend: number; keep: number } {
  const { layout, records, card } = evidence
  const votes = { spend: 0, keep: 0 }
  if (layout.money.kind !== 'single') return votes
  for (const record of records.slice(0, votesMax)) {
    const found = cellNumeral(record, layout.money.column)
    if (!found || !/[1-9]/.test(found.numeral.digits)) continue
    const { sign } = found.numeral
    const negative = sign === 'minus' || sign === 'paren' || sign === 'dr'
    const words = rowWords(record, layout)
    const way = wayOf(words, card)
    if (way === 'out') votes[negative ? 'keep' : 'spend'] += typed(record, layout) ? typedWeight : 1
    else if (way === 'in' && (card || !negative)) votes[negative ? 'spend' : 'keep'] += 1
    else if (way === 'in' && kindPatterns.received.test(words)) votes.spend += typedWeight
  }
  return votes
}

/** A type column that says `Purchase`, or thanks for a payment, is worth more than a word in a text. */
const typedWeight = 3

function typed(record: TableRecord, layout: Layout): boolean {
  return layout.texts.some((column) => purchaseTypes.has(fold(cellText(record, column))))
}

/** Every word of the row: a type column counts as much as the description. */
export function rowWords(record: TableRecord, layout: Layout): string {
  let text = ''
  for (const column of layout.texts) if (column !== layout.account) text += ` ${cellText(record, column)}`
  return fold(text.length > 400 ? text.slice(0, 400) : text)
}

/** What words alone say; null when they say nothing or both. On a card, a payment is money in. */
export function wayOf(words: string, card: boolean): 'in' | 'out' | null {
  const repaying = kindPatterns.repaying.test(words)
  const earning = kindPatterns.earning.test(words)
  const spending = kindPatterns.spending.test(words)
  if (repaying && (card || !spending)) return 'in'
  if (earning === spending) return null
  return earning ? 'in' : 'out'
}

/** A column of `D`/`C` (`debit`, `借`, `收入`…) beside the amount. */
function flagSigns(evidence: SignEvidence, direction: number, column: number): SignDecision | null {
  const counts = { inPositive: 0, inNegative: 0, outPositive: 0, outNegative: 0, blank: 0, ins: 0, outs: 0 }
  for (const record of evidence.records) {
    const found = cellNumeral(record, column)
    if (!found) continue
    const way = flagWay(cellText(record, direction))
    const negative =
      found.numeral.sign === 'minus' || found.numeral.sign === 'paren' || found.numeral.sign === 'dr'
    if (way === null) counts.blank += 1
    if (way === 'in') counts.ins += 1
    if (way === 'out') counts.outs += 1
    if (!/[1-9]/.test(found.numeral.digits)) continue
    if (way === 'in') counts[negative ? 'inNegative' : 'inPositive'] += 1
    if (way === 'out') counts[negative ? 'outNegative' : 'outPositive'] += 1
  }
  const { ins, outs } = counts
  const agree = counts.inPositive + counts.outNegative
  const clash = counts.inNegative + counts.outPositive
  const signed = counts.outNegative > 0 && counts.inPositive > 0
  if (ins + outs === 0 && counts.blank > 0 && headerless(evidence, direction)) return null
  if (signed && clash > 0) {
    if (agree >= 0.7 * (agree + clash)) return decided({}, evidence.chain)
    if (evidence.chain === null) return { rule: printedSigns, question: signQuestion(evidence) }
    return decided({ spendPositive: evidence.chain.inverted }, evidence.chain)
  }
  if (ins > 0 && outs === 0 && counts.inNegative > 0) return null
  const blank = outs === 0 ? 'out' : ins === 0 ? 'in' : null
  return { rule: { ...printedSigns, by: 'flag', blank }, question: null }
}

function headerless(evidence: SignEvidence, direction: number): boolean {
  return (evidence.layout.headers[direction]?.matches.length ?? 0) === 0
}

/** A reversal now and then is printed with the other sign; more of them leave the column's meaning open. */
const reversalsMax = 0.2

function splitSigns(evidence: SignEvidence): SignDecision {
  const { layout, profiles, chain, told } = evidence
  if (layout.money.kind !== 'split') return { rule: printedSigns, question: null }
  const debit = profiles[layout.money.debit]
  const credit = profiles[layout.money.credit]
  const debitNegative = debit !== undefined && debit.negative > debit.numerals - debit.negative - debit.zeros
  const onlyNegative = (profile: ColumnProfile | undefined): boolean =>
    profile !== undefined && profile.negative > 0 && profile.negative + profile.zeros >= profile.numerals
  const paid = debit !== undefined && debit.numerals > debit.zeros && debit.negative === 0
  const creditNegative = onlyNegative(credit) && paid
  const rule: SignRule = { ...printedSigns, debitNegative, creditNegative, owed: chain?.inverted ?? false }
  const open =
    [debit, credit].some((profile) => profile !== undefined && mixed(profile)) ||
    (onlyNegative(credit) && !creditNegative && chain === null)
  return {
    rule,
    question: open && (chain === null || chain.inverted) && told === null ? signQuestion(evidence) : null,
  }
}

function mixed(profile: ColumnProfile): boolean {
  const moving = profile.numerals - profile.zeros
  const few = Math.min(profile.negative, moving - profile.negative)
  return few > 0 && few > reversalsMax * moving
}

function signQuestion(evidence: SignEvidence): Question {
  const { layout } = evidence
  const column = layout.money.kind === 'single' ? layout.money.column : layout.money.debit
  const samples = evidence.records.slice(0, 5).map((record) =>
    `${layout.descriptions
      .map((at) => cellText(record, at))
      .join(' ')
      .slice(0, 60)} ${cellText(record, column)}`.trim(),
  )
  return {
    code: 'sign',
    message:
      'The file does not show which way the money went. Does a positive amount enter the account or leave it?',
    choices: [
      { value: 'as_is', label: 'A positive amount is money in' },
      { value: 'spend_positive', label: 'A positive amount is money spent' },
    ],
    samples,
  }
}
