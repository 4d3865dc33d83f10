import { readNumeral } from '../amounts/printed.ts'
import { calendarDay } from '../dates/calendar.ts'
import { newDateTally, orderOf, tallyParts, type DateTally } from '../dates/order.ts'
import { dateOf, readDateParts, type DateOrder } from '../dates/printed.ts'
import { currencyOfMark } from '../amounts/symbols.ts'
import { accountShape } from './roles.ts'
import type { Facts } from './plan.ts'
import type { TableRecord } from './source.ts'
import { fold } from './words/fold.ts'
import { kindPatterns, rowWords } from './words/rows.ts'

const accountLabel =
  /(?<!counter ?party )(?:\baccount(?: ?(?:no|number|nr|id|details for))?\b|\baccountno\b|\ba c no\b|\biban\b|\bkonto(?:nummer|nr)?\b|\brekening(?:nummer)?\b|\bcompte\b|\bcuenta\b|\bconto\b|\bconta\b|\bcislo uctu\b|\brachunek\b|\bszamlaszam\b|\btili(?:numero)?\b|\bhesap\b|\bcard number\b|\bcard no\b|\bkarte\b|\bkartennummer\b|\bnumero de carte\b|账号|卡号|账户|口座番号|계좌번호|номер счета|выписка по счету|saskaita)/
const currencyLabel =
  /\b(?:currency|wahrung|devise|divisa|moneda|munt|valuta|waluta|mena|para birimi|devizanem|valiuta)\b|валюта|币种|通貨|통화/
const periodLabel =
  /\b(?:from|to|period|start|end|between|date range|statement date|dates|von|bis|zeitraum|du|au|periode|desde|hasta|dal|al|periodo|od|do|okres|obdobi|fran|till|fra|til|idoszak)\b|начало|конец|период|起始|终止|日期范围|期间|期間|기간|起止/

interface Token {
  text: string
  /** The words in front of it: before the colon of its own cell, or the cell to its left. */
  label: string
}

export interface FactFinding {
  facts: Facts
  /** Dates of the lines around the table: they may prove the order of its dates. */
  dateTally: DateTally
  periodTexts: string[]
  /** Lines that stated something. */
  lines: Set<number>
}

/** Reads what stands around the table: account, currency, period, balances, whether it is a card's. */
export function findFacts(records: readonly TableRecord[], names: readonly string[]): FactFinding {
  const facts: Facts = {
    accountId: null,
    accountName: null,
    currency: null,
    period: null,
    type: 'bank',
    openingText: null,
    closingText: null,
  }
  const finding: FactFinding = { facts, dateTally: newDateTally(), periodTexts: [], lines: new Set() }
  let words = names.map(fold).join(' ')
  for (const record of records) {
    for (const token of tokensOf(record)) if (readToken(token, finding)) finding.lines.add(record.line)
    if (words.length < 20_000) words += ` ${record.cells.map(fold).join(' ')}`
  }
  if (kindPatterns.card.test(words)) facts.type = 'card'
  return finding
}

function tokensOf(record: TableRecord): Token[] {
  const tokens: Token[] = []
  let left = ''
  for (const cell of record.cells) {
    if (cell === '') continue
    const colon = /[:：]\s*/.exec(cell)
    const clock = colon ? /\d$/.test(cell.slice(0, colon.index)) : false
    if (colon && !clock) {
      const label = cell.slice(0, colon.index)
      const rest = cell.slice(colon.index + colon[0].length)
      tokens.push({ text: label, label: left })
      if (rest !== '') tokens.push({ text: rest, label: label === '' ? left : label })
      left = label === '' ? left : label
    } else {
      tokens.push({ text: cell, label: left })
      left = cell
    }
  }
  return tokens
}

function readToken(token: Token, finding: FactFinding): boolean {
  const { facts } = finding
  const label = fold(token.label)
  const text = token.text.replace(/^['=[\s]+"?|["\]\s]+$/g, '')
  let stated = false
  const own = fold(text)
  const id = accountIn(text, label, own)
  if (id !== null && facts.accountId === null) {
    facts.accountId = id
    stated = true
  }
  const code = text.length <= 5 ? currencyOfMark(text) : null
  if (code !== null && code !== 'open' && (currencyLabel.test(label) || /^[A-Z]{3}$/.test(text))) {
    facts.currency ??= code
    stated = true
  }
  if (readNumeral(text) !== null) {
    const kind = balanceLabel(label)
    if (kind === 'opening') facts.openingText ??= text
    if (kind === 'closing') facts.closingText ??= text
    stated ||= kind !== null
  }
  for (const date of datesIn(token.text)) {
    const parts = readDateParts(date)
    if (parts === null || parts.kind === 'yearless') continue
    tallyParts(finding.dateTally, parts, date)
    if (periodLabel.test(`${label} ${own}`)) {
      finding.periodTexts.push(date)
      stated = true
    }
  }
  return stated
}

function accountIn(text: string, label: string, own: string): string | null {
  const bare = text.replace(/\s+/g, ' ')
  if (accountLabel.test(label)) {
    if (accountShape.test(bare) && readDateParts(bare) === null) return bare
    const inside = /[\dXx*]{2,}(?:[-/ ]?[\dXx*]{2,}){1,5}/.exec(bare)
    if (inside && inside[0].length >= 7 && readDateParts(inside[0]) === null) return inside[0]
  }
  if (accountLabel.test(own)) {
    const inside = /[A-Z]{2}\d{2}[A-Z0-9]{10,30}|[\dXx*]{3,}(?:[-/ ][\dXx*]{2,}){0,5}/.exec(bare)
    if (inside && inside[0].length >= 7 && readDateParts(inside[0]) === null) return inside[0]
  }
  return null
}

export function balanceLabel(folded: string): 'opening' | 'closing' | null {
  if (folded === '') return null
  if (rowWords.opening.has(folded)) return 'opening'
  if (rowWords.closing.has(folded)) return 'closing'
  const short = folded.replace(/ (?:as (?:of|on|at)|on|am|per|au|al|na|at|for|in|vom|zum|pa) .*$| \d.*$/, '')
  if (rowWords.opening.has(short)) return 'opening'
  return rowWords.closing.has(short) ? 'closing' : null
}

function datesIn(text: string): string[] {
  const whole = readDateParts(text)
  if (whole !== null) return [text]
  return (
    text.match(
      /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日|(?<!\d)20\d{6}(?!\d)|\d{1,2}[ -]\p{L}{3,9}\.?,?[ -]\d{2,4}|\p{L}{3,9} \d{1,2},? \d{4}/gu,
    ) ?? []
  )
}

/** The period, once the order of dates is known: of the lines around the table, or of the file's name. */
export function periodOf(
  finding: FactFinding,
  fileName: string | null,
  order: DateOrder | null,
): Facts['period'] {
  const own = orderOf(finding.dateTally)
  const used = 'order' in own ? own.order : order
  const days = finding.periodTexts.flatMap((text) => {
    const parts = readDateParts(text)
    const date = parts && dateOf(parts, used)
    return date && date !== 'impossible' ? [date] : []
  })
  if (days.length >= 2 && days.length === finding.periodTexts.length) {
    const sorted = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))
    const [from, to] = [sorted[0], sorted.at(-1)]
    if (from && to) return { from, to }
  }
  return fileName === null ? null : periodOfName(fileName)
}

/** `2024-02`, `202402`, `2024-02-01_2024-02-29`: only year-first names, which read one way. */
export function periodOfName(name: string): Facts['period'] {
  const days = [
    ...name.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/g),
  ].flatMap((match) => {
    const date = calendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
    return date === null ? [] : [date]
  })
  const [first, last] = [days[0], days.at(-1)]
  if (days.length >= 2 && first && last && Temporal.PlainDate.compare(first, last) < 0)
    return { from: first, to: last }
  const month = /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)/.exec(name)
  if (!month || days.length > 0) return null
  const from = Temporal.PlainDate.from({ year: +(month[1] ?? 0), month: +(month[2] ?? 0), day: 1 })
  return { from, to: from.add({ months: 1 }).subtract({ days: 1 }) }
}
