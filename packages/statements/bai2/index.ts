import type { ParseOptions, Problem, ProblemCode, SkipReason, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import { compactDay, shortDay } from '../dates/calendar.ts'
import { currencyCode } from '../amounts/currency.ts'
import { indexLines, plain, rawOf } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section, SectionRow } from '../sections.ts'
import { joinSections, newAccount, newRow } from '../sections.ts'
import type { Bai2Record } from './records.ts'
import { fundsFieldCount, splitRecords } from './records.ts'

/**
 * Reads BAI2 cash management files. Amounts have the currency's implied decimals, the type code tells the direction, the group's
 * as-of date is the date of its rows, and each account's control total is checked.
 * Source: BAI Cash Management Balance Reporting Specifications, version 2.
 */
export function readBai2(text: string, encoding: string, options: ParseOptions): StatementReading {
  const lines = indexLines(text)
  const records = splitRecords(text, lines)
  const sections: Section[] = []
  const problems: Problem[] = []
  const group: Group = { on: null, currency: null, withdrawn: false }
  const withdrawn = new Set<number>()
  const version = records[0]?.fields[7]?.trim()
  let total = 0n
  for (const record of records) {
    const section = sections.at(-1)
    if (record.code === '02') Object.assign(group, readGroup(record))
    else if (record.code === '03') {
      const opened = readAccount(record, group)
      total = opened.total
      sections.push({ account: opened.account, rows: [] })
    } else if (record.code === '16' && section) {
      const outcome = readDetail(record, group, section.account.currency)
      total += outcome.amount
      if (outcome.problem && !group.withdrawn) problems.push(outcome.problem)
      if (group.withdrawn) for (let { line } = record; line <= record.lineEnd; line += 1) withdrawn.add(line)
      else if (outcome.row) section.rows.push(outcome.row)
    } else if (record.code === '49' && section && version === '2') {
      section.controlled = wholeNumber(record.fields[0]) === total
    }
  }
  if (records[0]?.code !== '01' || sections.length === 0) {
    throw new StatementRejected(
      'not_a_statement',
      'This BAI2 file holds no account. It may be cut off; download it again.',
    )
  }
  const { accounts, rows } = joinSections(sections)
  requireWithin(rows.length, limitsFrom(options.limits).rowsMax, 'rows')
  return readingOf({ format: 'bai2', encoding, accounts, rows, problems }, lines, (text, line) =>
    withdrawn.has(line) ? 'not_booked' : reasonOf(text),
  )
}

interface Group {
  on: Temporal.PlainDate | null
  currency: string | null
  /** Group status 2 takes back what an earlier file said, 4 is a test: neither is money. */
  withdrawn: boolean
}

function readGroup({ fields }: Bai2Record): Group {
  const status = fields[2]?.trim()
  return {
    on: dayOf(fields[3]),
    currency: currencyCode(fields[5]),
    withdrawn: status === '2' || status === '4',
  }
}

/** `YYMMDD`; version 3 writes the century. */
function dayOf(text: string | undefined): Temporal.PlainDate | null {
  const digits = text?.trim() ?? ''
  return digits.length === 8 ? compactDay(digits) : shortDay(digits)
}

/** Summary codes of the ledger balance; 040 and 045 are available balances and prove nothing. */
const openingLedger = '010'
const closingLedger = '015'

function readAccount({ fields }: Bai2Record, group: Group): { account: Section['account']; total: bigint } {
  const [id = '', currency = '', ...summaries] = fields
  const account = newAccount({
    id: id.trim() || null,
    currency: currencyCode(currency) ?? group.currency,
    from: group.on,
    to: group.on,
  })
  let total = 0n
  for (let index = 0; index < summaries.length;) {
    const [code = '', amountText = ''] = summaries.slice(index, index + 2)
    const amount = wholeNumber(amountText)
    total += amount ?? 0n
    if (code.trim() === openingLedger) account.openingMinor = amount
    if (code.trim() === closingLedger) account.closingMinor = amount
    // Code, amount, item count, funds type and what the funds type brings with it.
    index += 4 + fundsFieldCount(summaries.slice(index + 3))
  }
  return { account, total }
}

interface Detail {
  amount: bigint
  row?: SectionRow
  problem?: Problem
}

function readDetail(record: Bai2Record, group: Group, currency: string | null): Detail {
  const { line, lineEnd, fields } = record
  const raw = rawOf(record.raw)
  const amount = wholeNumber(fields[1])
  const failed = (code: ProblemCode, column: string, message: string): Detail => ({
    amount: amount ?? 0n,
    problem: { line, lineEnd, code, message, column, raw },
  })
  const typeCode = fields[0]?.trim() ?? ''
  if (amount === null && (fields[1] ?? '').trim() === '')
    return typeCode === '890'
      ? { amount: 0n }
      : failed('amount_missing', 'amount', 'The record has no amount.')
  if (amount === null) return failed('amount_unreadable', 'amount', `“${fields[1]}” is not a whole number.`)
  const direction = directionOf(typeCode)
  if (direction === 'none') return { amount }
  if (direction === 'unknown')
    return failed(
      'direction_unknown',
      'type',
      `Type code ${typeCode} does not say whether money came in or went out.`,
    )
  if (!group.on)
    return failed('date_unreadable', 'as-of date', 'The group of this record has no readable as-of date.')
  const after = 3 + fundsFieldCount(fields.slice(2))
  const [bankReference = '', customerReference = '', ...words] = fields.slice(after)
  const row = newRow({
    line,
    lineEnd,
    bookedOn: group.on,
    valueOn: fields[2]?.trim().toUpperCase() === 'V' ? dayOf(fields[3]) : null,
    amountMinor: direction === 'in' ? amount : -amount,
    currency,
    description: plain(words.join(',')) || plain(`${customerReference} ${bankReference}`),
    reference: customerReference.trim() || bankReference.trim() || null,
    bankId: bankReference.trim() || null,
    bankCategory: typeCode,
    raw,
  })
  return { amount, row }
}

/** 100–399 and 900–919 are credits, 400–699 and 920–959 debits, 890 carries no money; loan codes (7xx) tell no direction. */
function directionOf(typeCode: string): 'in' | 'out' | 'none' | 'unknown' {
  const code = /^\d{3}$/.test(typeCode) ? Number(typeCode) : 0
  if (code === 890) return 'none'
  if ((code >= 100 && code <= 399) || (code >= 900 && code <= 919)) return 'in'
  if ((code >= 400 && code <= 699) || (code >= 920 && code <= 959)) return 'out'
  return 'unknown'
}

function wholeNumber(text: string | undefined): bigint | null {
  const digits = text?.trim() ?? ''
  return /^[+-]?\d{1,18}$/.test(digits) ? BigInt(digits.replace('+', '')) : null
}

function reasonOf(line: string): SkipReason {
  if (/^\s*(?:49|98|99),/.test(line)) return 'subtotal'
  return /^\s*16,/.test(line) ? 'not_money' : 'metadata'
}
