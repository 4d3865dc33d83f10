import type { ParseOptions, Problem, SkipReason, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import { shortDay } from '../dates/calendar.ts'
import { exactAmount } from '../amounts/decimal.ts'
import type { LineIndex } from '../text/lines.ts'
import { indexLines, plain, rawOf } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section, SectionRow } from '../sections.ts'
import { joinSections, newAccount, newRow } from '../sections.ts'
import type { Details } from './details.ts'
import { readDetails, readStructuredLines } from './details.ts'
import type { SwiftField } from './fields.ts'
import { splitFields } from './fields.ts'
import { readLine61 } from './line61.ts'

/**
 * Reads SWIFT MT940 statements and MT942 interim reports, with or without envelope blocks, one message or many.
 * Source: SWIFT Standards MT category 9; German dialect: DFÜ-Abkommen, annex 3.
 */
export function readMt940(text: string, encoding: string, options: ParseOptions): StatementReading {
  const lines = indexLines(text)
  const messages = new Messages(lines)
  for (const field of splitFields(lines)) messages.take(field)
  const { sections, problems, interim } = messages
  if (sections.length === 0) {
    throw new StatementRejected(
      'not_a_statement',
      'This SWIFT file names no account and no movement. Download the MT940 again.',
    )
  }
  const { accounts, rows } = joinSections(sections)
  requireWithin(rows.length, limitsFrom(options.limits).rowsMax, 'rows')
  return readingOf(
    { format: interim ? 'mt942' : 'mt940', encoding, accounts, rows, problems },
    lines,
    reasonOf,
  )
}

/** Walks the fields in order; what a field means depends on the one before. */
class Messages {
  readonly sections: Section[] = []
  readonly problems: Problem[] = []
  private readonly lines: LineIndex
  private section: Section | null = null
  private sawBalance = false
  private sawInterim = false
  /** `movement`: a :61: and its details; `closed`: after the closing balance, where :86: speaks of the whole statement. */
  private place: 'head' | 'movement' | 'lost' | 'closed' = 'head'

  constructor(lines: LineIndex) {
    this.lines = lines
  }

  get interim(): boolean {
    return this.sawInterim && !this.sawBalance
  }

  take(field: SwiftField): void {
    const { tag } = field
    if (tag === '20' || tag === '-' || tag === '{') this.place = 'head'
    else if (tag === '25' || tag === '25P') this.account(field)
    else if (tag.startsWith('60')) this.opening(field)
    else if (tag.startsWith('62')) this.closing(field)
    else if (tag === '61') this.movement(field)
    else if (tag === '86' || tag === 'NS') this.details(field)
    else if (tag === '34F' || tag.startsWith('13') || tag.startsWith('90')) this.interimField(field)
    else if (tag === '64' || tag === '65') this.place = 'closed'
  }

  private account(field: SwiftField): void {
    if (this.place === 'movement' || this.place === 'lost') {
      this.place = 'lost'
      this.problem(
        field,
        'Between the movements stands an account number. If it is a description, the row above lacks it.',
      )
      return
    }
    this.start(plain(field.value) || null)
  }

  private start(id: string | null): Section {
    this.section = { account: newAccount({ id }), rows: [] }
    this.sections.push(this.section)
    this.place = 'head'
    return this.section
  }

  private opening(field: SwiftField): void {
    this.sawBalance = true
    const { account } =
      this.section && this.section.account.openingMinor === null
        ? this.section
        : this.start(this.section?.account.id ?? null)
    const balance = balanceOf(field.value, null)
    if (!balance) return
    account.currency = balance.currency
    account.openingMinor = balance.minor
    account.from = balance.on
  }

  private closing(field: SwiftField): void {
    this.sawBalance = true
    this.place = 'closed'
    if (!this.section) return
    const { account } = this.section
    const balance = balanceOf(field.value, account.currency)
    if (!balance) return
    account.currency ??= balance.currency
    account.closingMinor = balance.minor
    account.to = balance.on
  }

  private interimField(field: SwiftField): void {
    this.sawInterim = true
    const currency = /^(?:\d*)([A-Z]{3})/.exec(field.value)?.[1]
    if (this.section && currency !== undefined && !field.tag.startsWith('13'))
      this.section.account.currency ??= currency
    if (field.tag.startsWith('90')) this.place = 'closed'
  }

  private movement(field: SwiftField): void {
    const { account, rows } = this.section ?? this.start(null)
    this.place = 'lost'
    const parsed = readLine61(field.value, account.currency)
    if ('code' in parsed) {
      this.problem(field, parsed.message, parsed.code)
      return
    }
    this.place = 'movement'
    const { valueOn, amount, supplement } = parsed
    rows.push(
      newRow({
        line: field.line,
        lineEnd: field.lineEnd,
        bookedOn: valueOn,
        valueOn,
        amountMinor: amount.minor,
        amountExact: amount.exact,
        currency: account.currency,
        description: plain(supplement) || parsed.customerReference || parsed.typeCode,
        reference: parsed.customerReference ?? parsed.bankReference,
        bankId: parsed.bankReference,
        pending: parsed.expected,
        bankCategory: parsed.typeCode || null,
        raw: this.raw(field.line, field.lineEnd),
      }),
    )
  }

  /** Details belong to the movement above; several :86: in a row continue each other. */
  private details(field: SwiftField): void {
    const row = this.section?.rows.at(-1)
    if (this.place === 'lost') this.extendProblem(field)
    if (this.place !== 'movement' || !row) return
    const details = field.tag === 'NS' ? readStructuredLines(field.value) : readDetails(field.value)
    describe(row, details, /^:(?:86|NS):/m.test(row.raw))
    row.lineEnd = field.lineEnd
    row.raw = this.raw(row.line, row.lineEnd)
  }

  private problem(field: SwiftField, message: string, code: Problem['code'] = 'row_malformed'): void {
    const raw = this.raw(field.line, field.lineEnd)
    this.problems.push({
      line: field.line,
      lineEnd: field.lineEnd,
      code,
      message,
      column: `:${field.tag}:`,
      raw,
    })
  }

  private extendProblem(field: SwiftField): void {
    const problem = this.problems.at(-1)
    if (!problem) return
    problem.lineEnd = field.lineEnd
    problem.raw = this.raw(problem.line, field.lineEnd)
  }

  private raw(line: number, lineEnd: number): string {
    return rawOf(
      Array.from({ length: lineEnd - line + 1 }, (_, index) => this.lines.text(line + index)).join('\n'),
    )
  }
}

function describe(row: SectionRow, details: Details, continues: boolean): void {
  row.description = plain(
    continues ? `${row.description} ${details.description}` : details.description || row.description,
  )
  row.counterparty = details.counterparty ?? row.counterparty
  row.reference = details.reference ?? row.reference
  row.bankCategory = details.category ?? row.bankCategory
}

/** `C250801EUR1500,00`; some banks leave the currency of the closing balance out. */
function balanceOf(
  value: string,
  currency: string | null,
): { currency: string | null; minor: bigint; on: Temporal.PlainDate | null } | null {
  const match = /^([CD])(\d{6})([A-Z]{3})?\s*([\d.,]+)/.exec(value)
  const stated = match?.[3] ?? currency
  const amount = match ? exactAmount(match[4] ?? '', stated) : null
  if (!match || !amount) return null
  return {
    currency: stated,
    minor: match[1] === 'D' ? -amount.minor : amount.minor,
    on: shortDay(match[2] ?? ''),
  }
}

function reasonOf(line: string): SkipReason {
  if (/^:(?:6[0245][FM]?|90[CD]|34F):/.test(line)) return 'balance'
  return /^(?:\{|-)/.test(line) ? 'markup' : 'metadata'
}
