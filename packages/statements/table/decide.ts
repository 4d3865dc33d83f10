/**
 * Decides what a table means before a row is read: header, columns, date order, decimal marks, signs. Each decision is made
 * once for the whole file from all its evidence; what stays open becomes a question.
 */
import type { DecimalMark } from '../amounts/printed.ts'
import { lastDay } from '../dates/calendar.ts'
import type { DateOrder } from '../dates/printed.ts'
import type { Mapping, ParseOptions, Question } from '../types.ts'
import { cellText } from './cells.ts'
import type { ChainReading, Direction } from './chain.ts'
import { type FactFinding, findFacts, periodOf } from './facts.ts'
import { findHeader, looksLikeRow, usualCells, mostlyRows, unnamedHeader, widthOf } from './find.ts'
import { namesIban } from './iban.ts'
import { fingerprintOf } from './fingerprint.ts'
import { readHeaderCell } from './header.ts'
import { statusOf } from './labels.ts'
import { completeLayout, dateColumns } from './layout.ts'
import { listsLegs } from './legs.ts'
import { askForCurrency, decideMarks, fileCurrency, likelyMark } from './marks.ts'
import { chooseMoney } from './money.ts'
import { decideOrder, decideValueOrder, yearRule } from './order.ts'
import { pairOrder } from './pair.ts'
import type { Columns, DateColumns, DecideInput, Layout, MoneyChoice, MoneyContext, Plan } from './plan.ts'
import { profileColumns, share, type ColumnProfile } from './profile.ts'
import { feeSign, groupsBy, prove } from './proof.ts'
import { amountColumnQuestion, dateOrderQuestion } from './questions.ts'
import { columnsFor } from './roles.ts'
import { usualOpenWord } from './row-currency.ts'
import { isPerCurrency, perCurrencySigns } from './per-currency.ts'
import { decideSign, printedSigns, type SignEvidence } from './sign.ts'
import type { TableRecord } from './source.ts'
import { positivesWeighMore } from './weight.ts'

/** Where the table stands in the sample, and what its columns hold; null when the records are no table of transactions. */
export function findTable({ sample, columnsMax }: DecideInput): Found | null {
  const headerAt = findHeader(sample)
  const body = sample.slice(headerAt + 1)
  const records = body.filter(looksLikeRow)
  if (headerAt === -1 && !mostlyRows(sample, records)) return null
  const unnamed = headerAt === -1 ? unnamedHeader(sample, records) : -1
  const header = sample[headerAt === -1 ? unnamed : headerAt]
  const width = widthOf(records, header, columnsMax)
  const columns: Columns = {
    headers: Array.from({ length: width }, (_, at) => readHeaderCell(header?.cells[at] ?? '')),
    profiles: profileColumns(records, width),
  }
  const dates = dateColumns(columns) ?? namedDate(columns)
  if (dates === null) return null
  return { columns, records, body, dates, headerAt: headerAt === -1 ? unnamed : headerAt }
}

export interface Found {
  columns: Columns
  records: readonly TableRecord[]
  body: readonly TableRecord[]
  dates: DateColumns
  headerAt: number
}

/** Null when no column can be money. */
export function decidePlan(input: DecideInput, found: Found): Plan | null {
  const { options } = input
  const { columns, records, dates, headerAt } = found
  const finding = factsAround(input, found)
  const fingerprint = fingerprintOf(columns)
  const known = options.mapping ? [options.mapping] : (options.mappings ?? [])
  const remembered = known.find((mapping) => mapping.headerFingerprint === fingerprint) ?? null
  const questions: Question[] = []
  const order = decideOrder(input, found, finding, remembered)
  if ('ask' in order) questions.push(dateOrderQuestion(order, columns.headers[dates.booked]?.text ?? ''))
  const dateOrder = 'order' in order ? order.order : null
  const direction = directionOf(columns.profiles[dates.booked], dateOrder)
  const marks = new Map<number, DecimalMark>()
  const markFor = (column: number): DecimalMark => marks.get(column) ?? likelyMark(columns, column)
  const context: MoneyContext = { columns, records, dates, direction, markFor }
  const choice = chooseMoney(context)
  if (choice === null) return null
  const layout = completeLayout(columns, dates, answeredMoney(choice, options, remembered), choice.balance)
  const currency = fileCurrency(layout, columns, finding, options)
  const currencyWord = usualOpenWord(layout, records, currency)
  const open = decideMarks(input, context, layout, currency, marks, remembered)
  const booked = { ...context, records: withoutFailed(records, layout.status) }
  const chain = prove(booked, layout.money, layout.balance, groupsBy(layout)) ?? choice.chain
  const fee = feeSign(booked, layout, chain)
  finding.facts.type = cardShaped(columns, layout) ? 'card' : finding.facts.type
  const card = finding.facts.type === 'card'
  const evidence = signEvidence(context, layout, fee.chain, {
    card,
    bank: bankShaped(columns) || namesIban(columns, finding.facts.accountId),
    told: toldSign(options.answers?.sign ?? remembered?.sign),
  })
  const perCurrency = isPerCurrency(layout)
  const decide = perCurrency ? perCurrencySigns : decideSign
  const sign = records.length === 0 ? { rule: printedSigns, question: null } : decide(evidence)
  if (
    choice.rivals.length > 0 &&
    options.answers?.amount_column === undefined &&
    remembered === null &&
    (choice.named ? !chain?.firm : choice.chain === null)
  ) {
    questions.push(amountColumnQuestion(choice.rivals, columns.headers, records))
  }
  if (choice.unordered && !perCurrency) pairOrder(layout, evidence, options, remembered, questions, card)
  const unsure = askForCurrency({ layout, columns, currency, currencyWord }, options)
  questions.push(...[open, unsure].filter((asked) => asked !== null))
  if (sign.question !== null && !questions.some((question) => question.code === 'amount_column'))
    questions.push(sign.question)
  const year = yearRule(columns.profiles[dates.booked], finding, input, questions)
  const facts = { ...finding.facts, period: periodOf(finding, options.fileName ?? null, dateOrder) }
  return {
    layout,
    headerAt,
    cells: headerAt === -1 ? usualCells(records) : null,
    dateOrder,
    valueOrder: decideValueOrder(found, dateOrder),
    serials: holdsSerials(columns.profiles[dates.booked]),
    year,
    lastDay: lastDay(options.today),
    marks,
    sign: sign.rule,
    feeSign: fee.sign,
    netted: chain !== null && chain.fits === chain.steps,
    legs: listsLegs(found.body, layout, markFor),
    currency,
    currencyWord,
    fingerprint,
    facts,
    questions: records.length === 0 ? [] : questions,
  }
}

/** What the lines above the table and the notes in it say. */
function factsAround(
  { name, options, sample }: DecideInput,
  { records, body, headerAt }: Found,
): FactFinding {
  const firstRow = records[0]
  const start = headerAt !== -1 ? headerAt : firstRow ? sample.indexOf(firstRow) : sample.length
  const notes = body.filter((record) => !looksLikeRow(record)).slice(-60)
  return findFacts([...sample.slice(0, start), ...notes], [name ?? '', options.fileName ?? ''])
}

/** Payments that were refused or taken back move no balance. */
function withoutFailed(records: readonly TableRecord[], status: number | null): readonly TableRecord[] {
  return status === null
    ? records
    : records.filter((record) => statusOf(cellText(record, status)) !== 'failed')
}

function holdsSerials(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && share(profile.serials, profile) >= 0.7
}

function signEvidence(
  { columns, records, markFor }: MoneyContext,
  layout: Layout,
  chain: ChainReading | null,
  known: Pick<SignEvidence, 'card' | 'bank' | 'told'>,
): SignEvidence {
  const { money } = layout
  const incomeWeighs = (): boolean =>
    money.kind === 'single' && positivesWeighMore(records, money.column, markFor)
  return { layout, profiles: columns.profiles, records, chain, incomeWeighs, ...known }
}

/** A column called a date whose cells we cannot read: its rows become problems, not another column's dates. */
function namedDate(columns: Columns): DateColumns | null {
  const at = columns.headers.findIndex((header) =>
    header.matches.some((match) => match.role === 'booked_on' && match.weight === 3),
  )
  return at === -1 ? null : { booked: at, value: null }
}

function directionOf(profile: ColumnProfile | undefined, order: DateOrder | null): Direction {
  if (!profile || order === null) return null
  const { rises, falls } = profile.dateOrder.runs[order]
  if (falls === 0 && rises > 0) return 'up'
  return rises === 0 && falls > 0 ? 'down' : null
}

function answeredMoney(
  choice: MoneyChoice,
  options: ParseOptions,
  remembered: Mapping | null,
): MoneyChoice['money'] {
  if (choice.rivals.length === 0) return choice.money
  const answer =
    options.answers?.amount_column ??
    (remembered?.columns.amount === undefined ? undefined : String(remembered.columns.amount))
  const column = choice.rivals.find((candidate) => String(candidate) === answer)
  return column === undefined ? choice.money : { kind: 'single', column }
}

/** Card exports name the card, its member or the merchant's category of every row. */
function cardShaped(columns: Columns, layout: Layout): boolean {
  if (layout.balance !== null) return false
  return columnsFor(columns, 'card').some((column) => (columns.profiles[column]?.filled ?? 0) > 0)
}

/**
 * Bank exports that name the other side's account sign their amounts; a column of kinds or flags in words we do not know could
 * still hold the sign, so there must be none.
 */
function bankShaped(columns: Columns): boolean {
  const has = (role: 'counter_account' | 'category' | 'direction' | 'status'): boolean =>
    columns.headers.some((header) => header.matches.some((match) => match.role === role))
  return has('counter_account') && !has('category') && !has('direction') && !has('status')
}

function toldSign(answer: string | undefined): Mapping['sign'] | null {
  return answer === 'as_is' || answer === 'spend_positive' ? answer : null
}
