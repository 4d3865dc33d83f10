import type {
  ParsedAccount,
  ParseOptions,
  Problem,
  ProblemCode,
  Question,
  SkipReason,
  StatementReading,
} from '../types.ts'
import { accountNumber } from '../account-number.ts'
import { StatementRejected } from '../types.ts'
import type { AmountStyle } from '../amounts/style.ts'
import { amountStyle, decimalMarkQuestion, plainAmount } from '../amounts/style.ts'
import { exactAmount } from '../amounts/decimal.ts'
import { indexLines, rawOf } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section, SectionRow } from '../sections.ts'
import { joinSections, newAccount, newRow } from '../sections.ts'
import type { DateOrder } from './dates.ts'
import { dateOrder, dateOrderQuestion, qifDay } from './dates.ts'
import type { QifRecord } from './records.ts'
import { splitRecords } from './records.ts'

const accountTypes: ReadonlyMap<string, ParsedAccount['type']> = new Map([
  ['bank', 'bank'],
  ['cash', 'cash'],
  ['ccard', 'card'],
  ['oth a', 'bank'],
  ['oth l', 'loan'],
])

/** Reads QIF: every section that moves money; splits stay part of their transaction, securities and lists are skipped. */
export function readQif(text: string, encoding: string, options: ParseOptions): StatementReading {
  const lines = indexLines(text)
  const records = splitRecords(lines)
  const money = records.filter((record) => record.kind === 'transaction')
  const sectioned = records.some((record) => record.kind !== 'stray')
  if (!sectioned)
    throw new StatementRejected('not_a_statement', 'This QIF file holds no section of transactions.')
  if (money.length === 0) throw withoutMoney(records)
  requireWithin(money.length, limitsFrom(options.limits).rowsMax, 'rows')

  const dates = money.map((record) => record.fields.get('D') ?? '')
  const amounts = money.map((record) => amountText(record) ?? '')
  const order = dateOrder(dates, options.answers?.date_order ?? options.mapping?.dateOrder ?? undefined)
  const currency = options.currency ?? null
  const style = amountStyle(amounts, currency, options.answers?.decimal_mark)
  const questions: Question[] = []
  if (order === 'unclear') questions.push(dateOrderQuestion(dates))
  if (style === 'unclear') questions.push(decimalMarkQuestion(amounts))

  const problems: Problem[] = []
  const sections = new Map<string, Section>()
  for (const record of money) {
    const outcome = readRecord(record, { order, style, currency })
    if ('code' in outcome) problems.push(outcome)
    sectionOf(sections, record, currency).rows.push(...('code' in outcome ? [] : [outcome]))
  }
  const { accounts, rows } = joinSections([...sections.values()])
  const inFileOrder = rows.toSorted((a, b) => a.line - b.line)
  return readingOf(
    { format: 'qif', encoding, accounts, rows: inFileOrder, problems, questions },
    lines,
    reasonsOf(records),
  )
}

function withoutMoney(records: readonly QifRecord[]): StatementRejected {
  const trades = records.some(({ section }) => section === investments)
  const message = trades
    ? 'This QIF file lists trades in securities and no movements of money. Export the cash account, or a CSV of its movements.'
    : 'This QIF file lists accounts or categories and no transactions. Export it again with its transactions.'
  return new StatementRejected('not_a_statement', message)
}

const investments = 'invst'

function sectionOf(sections: Map<string, Section>, record: QifRecord, currency: string | null): Section {
  const key = `${record.account ?? ''}|${record.section}`
  const type = accountTypes.get(record.section) ?? 'bank'
  const section = sections.get(key) ?? {
    account: newAccount({ id: accountNumber(record.account ?? ''), name: record.account, type, currency }),
    rows: [],
  }
  sections.set(key, section)
  return section
}

function amountText(record: QifRecord): string | null {
  return record.fields.get('T') ?? record.fields.get('U') ?? null
}

interface Decided {
  order: DateOrder | 'unclear'
  style: AmountStyle
  currency: string | null
}

function readRecord(record: QifRecord, { order, style, currency }: Decided): SectionRow | Problem {
  const { line, lineEnd, fields } = record
  const raw = rawOf(record.raw)
  const problem = (code: ProblemCode, column: string, message: string): Problem => ({
    line,
    lineEnd,
    code,
    message,
    column,
    raw,
  })
  const date = fields.get('D')?.trim() ?? ''
  if (date === '') return problem('date_missing', 'D', 'The transaction has no date.')
  const bookedOn = qifDay(date, order === 'unclear' ? 'dmy' : order)
  if (!bookedOn && order !== 'unclear') {
    const digits = /^\d+\D+\d+\D+\d+$/.test(date)
    return problem(
      digits ? 'date_impossible' : 'date_unreadable',
      'D',
      `“${date}” is no date in the order of this file.`,
    )
  }
  const stated = amountText(record)
  if (stated === null || stated.trim() === '')
    return problem('amount_missing', 'T', 'The transaction has no amount.')
  const decimal = plainAmount(stated, style)
  const amount = decimal === null ? null : exactAmount(decimal, currency)
  if (!amount || !bookedOn)
    return problem('amount_unreadable', 'T', `“${stated}” cannot be read as an amount without guessing.`)
  const payee = fields.get('P')?.trim() || null
  const memo = fields.get('M')?.trim() || null
  return newRow({
    line,
    lineEnd,
    bookedOn,
    amountMinor: amount.minor,
    amountExact: amount.exact,
    currency,
    description: [payee, memo === payee ? null : memo].filter((part) => part !== null).join(' '),
    counterparty: payee,
    reference: fields.get('N')?.trim() || null,
    bankCategory: fields.get('L')?.trim() || null,
    raw,
  })
}

function reasonsOf(records: readonly QifRecord[]): (text: string, line: number) => SkipReason {
  const trades = new Set<number>()
  for (const { section, line, lineEnd } of records)
    if (section === investments) for (let at = line; at <= lineEnd; at += 1) trades.add(at)
  return (text, line) => {
    if (trades.has(line)) return 'not_money'
    return text.startsWith('!') ? 'markup' : 'metadata'
  }
}
