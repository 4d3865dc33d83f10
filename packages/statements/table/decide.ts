/**
 * Decides what a table means before a row is read: header, columns, date order, decimal marks, signs. Each decision is made
 * once for the whole file from all its evidence; what stays open becomes a question.
 */
import { markOf, type DecimalMark, type MarkTally } from '../amounts.ts'
import { orderOf, type DateDecision, type DateTally } from '../dateorder.ts'
import type { DateOrder } from '../dates.ts'
import type { Mapping, ParseOptions, Question } from '../types.ts'
import { cellDateParts, cellNumeral, cellProof } from './cells.ts'
import { addStep, newChain, readChain, type ChainReading, type Direction } from './chain.ts'
import { findFacts, periodOf, type FactFinding } from './facts.ts'
import { fingerprintOf } from './fingerprint.ts'
import { headerScore, readHeaderCell, type HeaderCell } from './header.ts'
import { completeLayout, dateColumns, moneyColumns, type DateColumns } from './layout.ts'
import { chooseMoney, plainAmount, prove, type MoneyChoice, type MoneyContext } from './money.ts'
import type { Layout, Plan, YearRule } from './plan.ts'
import { profileColumns, share, type ColumnProfile } from './profile.ts'
import {
  amountColumnQuestion,
  columnsQuestion,
  dateOrderQuestion,
  decimalMarkQuestion,
  yearQuestion,
} from './questions.ts'
import { columnsFor, couldBeMoney, type Columns } from './roles.ts'
import { decideSign, printedSigns, rowWords, wayOf } from './sign.ts'
import { isBlank, type TableRecord } from './source.ts'

/** Column evidence over the whole file, gathered by the survey of a table longer than the sample. */
export interface WholeTallies {
  dates: DateTally | null
  marks: Map<number, MarkTally>
}

export interface DecideInput {
  /** The first records of the table; all of them when it is short. */
  sample: readonly TableRecord[]
  complete: boolean
  options: ParseOptions
  /** Sheet name, where there is one. */
  name: string | null
  columnsMax: number
  whole: WholeTallies | null
}

const headerRecordsMax = 300

/** Null when the records are no table of transactions. */
export function decidePlan(input: DecideInput): Plan | null {
  const { sample } = input
  const headerAt = findHeader(sample)
  const body = sample.slice(headerAt + 1)
  const records = body.filter(looksLikeRow)
  if (headerAt === -1 && !mostlyRows(sample, records)) return null
  const unnamed = headerAt === -1 ? unnamedHeader(sample, records) : -1
  const header = sample[headerAt === -1 ? unnamed : headerAt]
  const width = widthOf(records, header, input.columnsMax)
  const columns: Columns = {
    headers: Array.from({ length: width }, (_, at) => readHeaderCell(header?.cells[at] ?? '')),
    profiles: profileColumns(records, width),
  }
  const dates = dateColumns(columns) ?? namedDate(columns)
  if (dates === null) return null
  const at = headerAt === -1 ? unnamed : headerAt
  return planFor(input, { columns, records, body, dates, headerAt: at })
}

interface Found {
  columns: Columns
  records: readonly TableRecord[]
  body: readonly TableRecord[]
  dates: DateColumns
  headerAt: number
}

function planFor(input: DecideInput, found: Found): Plan | null {
  const { options, sample } = input
  const { columns, records, dates, headerAt } = found
  const firstRow = records[0]
  const start = headerAt !== -1 ? headerAt : firstRow ? sample.indexOf(firstRow) : sample.length
  const around = [
    ...sample.slice(0, start),
    ...found.body.filter((record) => !looksLikeRow(record)).slice(-60),
  ]
  const finding = findFacts(around, [input.name ?? '', options.fileName ?? ''])
  const fingerprint = fingerprintOf(columns)
  const remembered = options.mapping?.headerFingerprint === fingerprint ? options.mapping : null
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
  const open = decideMarks(input, context, layout, currency, marks, remembered)
  const chain = prove(context, layout.money, layout.balance, groupsBy(layout)) ?? choice.chain
  const fee = feeSign(context, layout, chain)
  finding.facts.type = cardShaped(columns, layout) ? 'card' : finding.facts.type
  const card = finding.facts.type === 'card'
  const told = toldSign(options.answers?.sign ?? remembered?.sign)
  const evidence = {
    layout,
    profiles: columns.profiles,
    records,
    chain: fee.chain,
    card,
    told,
  }
  const sign = records.length === 0 ? { rule: printedSigns, question: null } : decideSign(evidence)
  if (
    choice.rivals.length > 0 &&
    options.answers?.amount_column === undefined &&
    remembered === null &&
    (choice.named ? !chain?.firm : choice.chain === null)
  ) {
    questions.push(amountColumnQuestion(choice.rivals, columns.headers, records))
  }
  if (choice.unordered) pairOrder(layout, evidence, options, remembered, questions, card)
  if (open !== null) questions.push(open)
  if (sign.question !== null && !questions.some((question) => question.code === 'amount_column'))
    questions.push(sign.question)
  const year = yearRule(columns.profiles[dates.booked], finding, input, questions)
  const period = periodOf(finding, options.fileName ?? null, dateOrder)
  const facts = { ...finding.facts, period }
  const serials =
    share(columns.profiles[dates.booked]?.serials ?? 0, columns.profiles[dates.booked] ?? emptyProfile) >= 0.7
  return {
    layout,
    headerAt,
    dateOrder,
    serials,
    year,
    marks,
    sign: sign.rule,
    feeSign: fee.sign,
    currency,
    fingerprint,
    facts,
    questions: records.length === 0 ? [] : questions,
  }
}

const emptyProfile = profileColumns([], 1)[0] as ColumnProfile

/** The best header among the first records; the earliest of equals. */
function findHeader(sample: readonly TableRecord[]): number {
  let best = -1
  let bestScore = 0
  sample.slice(0, headerRecordsMax).forEach((record, at) => {
    const score = headerScore(record.cells)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  })
  return best
}

/** A date in one cell and a number in another. */
function looksLikeRow(record: TableRecord): boolean {
  let dated = -1
  for (let at = 0; at < record.cells.length; at += 1) {
    if (record.cells[at] === '') continue
    const parts = cellDateParts(record, at, false)
    if (parts !== null && (parts.kind !== 'yearless' || cellNumeral(record, at) === null)) {
      dated = at
      break
    }
    const typed = record.typed?.[at]
    if (typed?.kind === 'number' && cellDateParts(record, at, true) !== null && dated === -1) dated = at
  }
  if (dated === -1) return false
  for (let at = 0; at < record.cells.length; at += 1) {
    if (at !== dated && record.cells[at] !== '' && cellNumeral(record, at) !== null) return true
  }
  return false
}

/** Without a header, a table is rows; a few other lines around them are allowed. */
function mostlyRows(sample: readonly TableRecord[], records: readonly TableRecord[]): boolean {
  const filled = sample.filter((record) => !isBlank(record)).length
  return records.length > 0 && records.length * 5 >= filled * 2
}

/** Words right above the first row, as many as it has cells: a header in a language we do not know. */
function unnamedHeader(sample: readonly TableRecord[], records: readonly TableRecord[]): number {
  const first = records[0]
  const at = first ? sample.indexOf(first) - 1 : -1
  const above = sample[at]
  if (!first || !above) return -1
  const words = above.cells.filter((cell) => /\p{L}/u.test(cell)).length
  const numbers = above.cells.some((_, column) => cellNumeral(above, column) !== null)
  return !numbers && words >= 3 && words * 2 >= first.cells.filter((cell) => cell !== '').length ? at : -1
}

function widthOf(
  records: readonly TableRecord[],
  header: TableRecord | undefined,
  columnsMax: number,
): number {
  let width = 0
  for (const record of header ? [header, ...records] : records) {
    for (let at = record.cells.length; at > width; at -= 1) {
      if (record.cells[at - 1] !== '') {
        width = at
        break
      }
    }
  }
  return Math.min(width, columnsMax)
}

/** A column called a date whose cells we cannot read: its rows become problems, not another column's dates. */
function namedDate(columns: Columns): DateColumns | null {
  const at = columns.headers.findIndex((header) =>
    header.matches.some((match) => match.role === 'booked_on' && match.weight === 3),
  )
  return at === -1 ? null : { booked: at, value: null }
}

const shortYearLanguages: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'hu', 'sv', 'lt'])
const dayFirstLanguages: ReadonlySet<string> = new Set([
  'in',
  'de',
  'fr',
  'nl',
  'es',
  'it',
  'cs',
  'pl',
  'da',
  'no',
  'fi',
  'ru',
  'uk',
  'tr',
  'ro',
  'bg',
  'hr',
  'el',
])

function decideOrder(
  input: DecideInput,
  found: Found,
  finding: FactFinding,
  remembered: Mapping | null,
): DateDecision {
  const { columns, dates } = found
  const { options } = input
  const tally = input.whole?.dates ?? columns.profiles[dates.booked]?.dateOrder
  if (!tally) return { order: 'ymd' }
  const answer = options.answers?.date_order
  if (answer === 'dmy' || answer === 'mdy' || answer === 'ymd') return { order: answer }
  const stated = columns.headers[dates.booked]?.order ?? null
  const languages = headerLanguages(columns.headers)
  const shortYearFirst = [...languages].some((language) => shortYearLanguages.has(language))
  const indian =
    columns.headers.some((header) => header.currency === 'INR') || finding.facts.currency === 'INR'
  const local: DateOrder | null =
    !shortYearFirst &&
    (ofDayFirstCountry(columns.headers, finding) ||
      [...languages].some((language) => dayFirstLanguages.has(language)))
      ? 'dmy'
      : null
  const value = dates.value === null ? null : columns.profiles[dates.value]?.dateOrder
  const proven = provenOrder(finding.dateTally) ?? (value ? provenOrder(value) : null)
  const evidence = { stated, proven, remembered: remembered?.dateOrder ?? null, local, shortYearFirst }
  return orderOf(tally, { ...evidence, period: periodOf(finding, options.fileName ?? null, proven) })
}

/** Currencies of countries that write the day first, whatever the language. */
const dayFirstCurrencies: ReadonlySet<string> = new Set(
  'EUR GBP INR CHF AUD NZD SGD HKD DKK NOK PLN CZK BRL ARS CLP COP MXN RUB RUR UAH TRY RON BGN RSD ILS EGP MAD TND DZD PKR BDT LKR NPR THB IDR MYR VND NGN'.split(
    ' ',
  ),
)

/**
 * A bank that states the account's currency in front of the table writes dates as its country does. A currency column proves
 * less (apps print dates in the language of the phone), so it does not count; rupees in a header are a bank's.
 */
function ofDayFirstCountry(headers: readonly HeaderCell[], finding: FactFinding): boolean {
  if (headers.some((header) => header.currency === 'INR')) return true
  return finding.facts.currency !== null && dayFirstCurrencies.has(finding.facts.currency)
}

/** The order other dates of the file prove on their own, by a day above 12. */
function provenOrder(tally: DateTally): DateOrder | null {
  if (tally.numbers === 0) return null
  const { dmy, mdy } = tally.refuted
  if (dmy === 0 && mdy > 0) return 'dmy'
  return mdy === 0 && dmy > 0 ? 'mdy' : null
}

const languageWordsMin = 2

/** Languages at least two headers are written in that English does not share. */
function headerLanguages(headers: readonly HeaderCell[]): Set<string> {
  const counts = new Map<string, number>()
  for (const header of headers) {
    const languages = new Set(
      header.matches.filter((match) => match.weight === 3).flatMap((match) => [...match.languages]),
    )
    if (languages.has('en')) continue
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([language, count]) => (count >= languageWordsMin ? [language] : [])))
}

function directionOf(profile: ColumnProfile | undefined, order: DateOrder | null): Direction {
  if (!profile || order === null) return null
  const { rises, falls } = profile.dateOrder.runs[order]
  if (falls === 0 && rises > 0) return 'up'
  return rises === 0 && falls > 0 ? 'down' : null
}

/** While columns are still being told apart: the mark the column's own cells prove, else the one its neighbours do. */
function likelyMark(columns: Columns, column: number): DecimalMark {
  const own = columns.profiles[column]
  const proven = own && own.marks.point + own.marks.comma > 0 ? markOf(own.marks) : null
  if (proven && 'mark' in proven) return proven.mark
  let points = 0
  let commas = 0
  for (const profile of columns.profiles) {
    if (!couldBeMoney(profile)) continue
    points += profile.marks.point
    commas += profile.marks.comma
  }
  return commas > points ? ',' : '.'
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

/** One currency for the file: the amount's header, its cells, a currency column of one value, the preamble, the account's own. */
function fileCurrency(
  layout: Layout,
  columns: Columns,
  finding: FactFinding,
  options: ParseOptions,
): string | null {
  const money = moneyColumns(layout.money)
  for (const column of [...money, layout.balance]) {
    const header = column === null ? null : columns.headers[column]?.currency
    if (header) {
      layout.currency = money.includes(column ?? -1) ? null : layout.currency
      return header
    }
  }
  const printed = new Set<string>()
  for (const column of [...money, layout.balance])
    for (const code of columns.profiles[column ?? -1]?.currencies.keys() ?? []) printed.add(code)
  if (printed.size === 1) return [...printed][0] ?? null
  return finding.facts.currency ?? options.currency ?? null
}

/** One mark a column; a column that could be read both ways follows the file's other money, then the arithmetic, then a question. */
function decideMarks(
  input: DecideInput,
  context: MoneyContext,
  layout: Layout,
  currency: string | null,
  marks: Map<number, DecimalMark>,
  remembered: Mapping | null,
): Question | null {
  const { columns } = context
  const used = [...moneyColumns(layout.money), layout.balance, layout.fee].filter(
    (column): column is number => column !== null && column >= 0,
  )
  const answer = input.options.answers?.decimal_mark
  const tallyFor = (column: number): MarkTally | undefined =>
    input.whole?.marks.get(column) ?? columns.profiles[column]?.marks
  const rowCurrency =
    layout.currency === null
      ? (currency ?? wholeCurrency(columns.headers))
      : onlyCurrency(columns.profiles[layout.currency])
  const open: number[] = []
  let proven: DecimalMark | null = null
  for (const column of used) {
    const tally = tallyFor(column)
    const decision = tally ? markOf(tally, rowCurrency) : { mark: '.' as const }
    if ('ask' in decision) {
      if (answer === '.' || answer === ',') marks.set(column, answer)
      else open.push(column)
    } else {
      marks.set(column, decision.mark)
      if (tally && tally.point + tally.comma > 0) proven ??= decision.mark
    }
  }
  if (open.length === 0) return null
  const conflicting = open.some(
    (column) => (tallyFor(column)?.point ?? 0) > 0 && (tallyFor(column)?.comma ?? 0) > 0,
  )
  const found = conflicting
    ? null
    : (proven ?? provenMark(context, layout, open, marks) ?? remembered?.decimalMark ?? null)
  for (const column of open) marks.set(column, found ?? '.')
  return found === null
    ? decimalMarkQuestion(open.flatMap((column) => tallyFor(column)?.samples ?? []))
    : null
}

/** Banks that write their headers in Japanese or Korean print yen or won, which have no decimals. */
function wholeCurrency(headers: readonly HeaderCell[]): string | null {
  const languages = headerLanguages(headers)
  return languages.has('ja') ? 'JPY' : languages.has('ko') ? 'KRW' : null
}

function onlyCurrency(profile: ColumnProfile | undefined): string | null {
  return profile?.currencies.size === 1 ? ([...profile.currencies.keys()][0] ?? null) : null
}

/** The mark under which the running balance adds up, when only one does. */
function provenMark(
  context: MoneyContext,
  layout: Layout,
  open: number[],
  marks: ReadonlyMap<number, DecimalMark>,
): DecimalMark | null {
  const works = (['.', ','] as const).filter((mark) => {
    const markFor = (column: number): DecimalMark =>
      open.includes(column) ? mark : (marks.get(column) ?? '.')
    const chain = prove({ ...context, markFor }, layout.money, layout.balance, groupsBy(layout))
    return chain !== null && chain.steps >= 2
  })
  return works.length === 1 ? (works[0] ?? null) : null
}

function groupsBy(layout: Layout): (record: TableRecord) => string {
  const { account, currency } = layout
  return (record) =>
    `${account === null ? '' : (record.cells[account] ?? '')}|${currency === null ? '' : (record.cells[currency] ?? '')}`
}

/** Is the fee outside the amount? Only the arithmetic may say so. */
function feeSign(
  context: MoneyContext,
  layout: Layout,
  plain: ChainReading | null,
): { sign: -1 | 0 | 1; chain: ChainReading | null } {
  const { fee, balance, money } = layout
  if (fee === null || balance === null || money.kind !== 'single') return { sign: 0, chain: plain }
  const group = groupsBy(layout)
  let best: { sign: -1 | 0 | 1; chain: ChainReading | null } = { sign: 0, chain: plain }
  for (const sign of [-1, 1] as const) {
    const chain = newChain()
    for (const record of context.records) {
      const amount = plainAmount(record, money, context.markFor)
      const charge = cellProof(record, fee, context.markFor(fee))
      const printed = cellProof(record, balance, context.markFor(balance))
      if (amount === null || charge === null || printed === null) continue
      addStep(chain, amount + BigInt(sign) * (charge ?? 0n), printed ?? null, group(record))
    }
    const reading = readChain(chain, context.direction)
    if (reading && reading.fits / reading.steps > (best.chain ? best.chain.fits / best.chain.steps : 0))
      best = { sign, chain: reading }
  }
  return best
}

/** Card exports name the card, its member or the merchant's category of every row. */
function cardShaped(columns: Columns, layout: Layout): boolean {
  if (layout.balance !== null) return false
  return columnsFor(columns, 'card').some((column) => (columns.profiles[column]?.filled ?? 0) > 0)
}

/** Two unnamed columns: words of spending beside one of them name both, else the person does. */
function pairOrder(
  layout: Layout,
  evidence: { records: readonly TableRecord[] },
  options: ParseOptions,
  remembered: Mapping | null,
  questions: Question[],
  card: boolean,
): void {
  if (layout.money.kind !== 'split') return
  const { debit: left, credit: right } = layout.money
  const swap = (): void => {
    layout.money = { kind: 'split', debit: right, credit: left }
  }
  const answer = options.answers?.columns
  if (answer === 'first_out' || remembered?.columns.debit === left) return
  if (answer === 'first_in' || remembered?.columns.debit === right) return swap()
  const votes = { left: 0, right: 0 }
  for (const record of evidence.records) {
    const way = wayOf(rowWords(record, layout), card)
    if (way === null) continue
    const inLeft = /[1-9]/.test(record.cells[left] ?? '')
    if (inLeft === (way === 'out')) votes.left += 1
    else votes.right += 1
  }
  const [many, few] = [Math.max(votes.left, votes.right), Math.min(votes.left, votes.right)]
  if (many < 3 || few * 5 > many) questions.push(columnsQuestion(left, right, evidence.records))
  else if (votes.right > votes.left) swap()
}

/** Dates without a year take it from the statement's period; never from the clock. */
function yearRule(
  profile: ColumnProfile | undefined,
  finding: FactFinding,
  input: DecideInput,
  questions: Question[],
): YearRule | null {
  if (!profile || profile.yearless === 0 || share(profile.yearless, profile) < 0.7) return null
  const answer = /^\d{4}$/.exec(input.options.answers?.year ?? '')
  if (answer) {
    const year = +answer[0]
    return {
      from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
      to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    }
  }
  const period = periodOf(finding, input.options.fileName ?? null, null)
  if (period && period.from.until(period.to).days < 366) return period
  questions.push(yearQuestion(profile))
  return null
}

function toldSign(answer: string | undefined): Mapping['sign'] | null {
  return answer === 'as_is' || answer === 'spend_positive' ? answer : null
}
