import { tallyMark, newMarkTally, readAmount, type DecimalMark } from '../amounts.ts'
import { newDateTally, tallyParts } from '../dateorder.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import type {
  Mapping,
  ParsedAccount,
  ParsedRow,
  Problem,
  Question,
  Skip,
  SkipReason,
  StatementBatch,
} from '../types.ts'
import { cellDateParts, cellText } from './cells.ts'
import type { TableContext } from './context.ts'
import { decidePlan, type DecideInput, type WholeTallies } from './decide.ts'
import { moneyColumns } from './layout.ts'
import { LineReader, type RowReading } from './line.ts'
import type { Layout, Plan } from './plan.ts'
import { problemMessage } from './messages.ts'
import type { TableRecord, TableSource } from './source.ts'
import { accountsOf, indexOfAccount, surveyTable, type Survey } from './survey.ts'

/** One table, decided and added up, ready to be handed over as often as wanted. */
export interface TableReading {
  accounts: ParsedAccount[]
  questions: Question[]
  mapping: Mapping
  lines: number
  rows: number
  batches(rowsPerBatch: number): Generator<StatementBatch>
}

/** Records from which structure is decided; counters go on over the rest of the file. */
const sampleMax = 3_000

/** Null when the source holds no table of transactions. */
export function readTable(source: TableSource, context: TableContext): TableReading | null {
  const limits = limitsFrom(context.options.limits)
  const sample: TableRecord[] = []
  const cursor = source.open()
  let record = cursor.next()
  for (; record && sample.length < sampleMax; record = cursor.next()) {
    requireWithin(record.cells.length, limits.columnsMax, 'columns')
    sample.push(record)
  }
  const complete = record === null
  const input: DecideInput = {
    sample,
    complete,
    options: context.options,
    name: source.name,
    columnsMax: columnsReadMax,
    whole: null,
  }
  const plan = decidePlan(input)
  if (plan === null) return null
  const first = walk(source, plan, complete)
  requireWithin(first.survey.records, limits.rowsMax, 'rows')
  const settled = complete ? { plan, survey: first.survey } : settle(source, input, plan, first)
  return readingOf(source, settled.plan, settled.survey)
}

/** Wider tables exist (a sheet of 1 024 empty columns), but no bank fills more. */
const columnsReadMax = 300

interface Walk {
  survey: Survey
  whole: WholeTallies
}

function walk(source: TableSource, plan: Plan, complete: boolean): Walk {
  const whole: WholeTallies = { dates: newDateTally(), marks: new Map() }
  if (complete) return { survey: surveyTable(source, plan, () => {}), whole }
  const { layout } = plan
  const columns = [...moneyColumns(layout.money), layout.balance].filter(
    (column): column is number => column !== null && column >= 0,
  )
  const tallies = columns.map((column) => ({ column, tally: newMarkTally() }))
  for (const { column, tally } of tallies) whole.marks.set(column, tally)
  let lastDate = ''
  const survey = surveyTable(source, plan, (record, index) => {
    if (index <= plan.headerAt) return
    for (const { column, tally } of tallies) {
      const typed = record.typed?.[column]
      if (!typed) tallyMark(tally, cellText(record, column))
    }
    const text = cellText(record, layout.booked)
    if (text === lastDate || whole.dates === null) return
    lastDate = text
    const parts = cellDateParts(record, layout.booked, plan.serials)
    if (parts !== null) tallyParts(whole.dates, parts, text)
  })
  return { survey, whole }
}

/** The rest of the file may decide what the sample could not, or show that the sample misled. */
function settle(
  source: TableSource,
  input: DecideInput,
  plan: Plan,
  first: Walk,
): { plan: Plan; survey: Survey } {
  const again = decidePlan({ ...input, whole: first.whole })
  if (again === null || sameDecisions(plan, again)) return { plan, survey: first.survey }
  return { plan: again, survey: walk(source, again, true).survey }
}

function sameDecisions(left: Plan, right: Plan): boolean {
  if (left.dateOrder !== right.dateOrder || left.questions.length !== right.questions.length) return false
  return [...left.marks].every(([column, mark]) => right.marks.get(column) === mark)
}

function readingOf(source: TableSource, plan: Plan, survey: Survey): TableReading {
  const stated = {
    opening: statedBalance(plan, plan.facts.openingText),
    closing: statedBalance(plan, plan.facts.closingText),
  }
  return {
    accounts: accountsOf(survey, plan, stated),
    questions: survey.rows === 0 && plan.dateOrder !== null ? [] : plan.questions,
    mapping: mappingOf(plan),
    lines: survey.lines,
    rows: survey.rows,
    batches: (rowsPerBatch) => handOver(source, plan, survey, rowsPerBatch),
  }
}

function statedBalance(plan: Plan, text: string | null): bigint | null {
  const mark: DecimalMark = [...plan.marks.values()][0] ?? '.'
  return text === null ? null : (readAmount(text, mark, plan.currency)?.minor ?? null)
}

function mappingOf(plan: Plan): Mapping {
  const { layout, marks, sign } = plan
  const columns: Mapping['columns'] = { booked_on: layout.booked }
  const set = (role: keyof Mapping['columns'], column: number | null): void => {
    if (column !== null && column >= 0) columns[role] = column
  }
  set('value_on', layout.value)
  if (layout.money.kind === 'single') set('amount', layout.money.column)
  else {
    set('debit', layout.money.debit)
    set('credit', layout.money.credit)
  }
  set('direction', layout.direction)
  set('balance', layout.balance)
  set('currency', layout.currency)
  set('description', layout.descriptions[0] ?? null)
  set('counterparty', layout.counterparty)
  set('reference', layout.reference)
  set('bank_id', layout.bankId)
  set('account', layout.account)
  set('category', layout.category)
  set('status', layout.status)
  const money =
    layout.money.kind === 'single' ? layout.money.column : Math.max(layout.money.debit, layout.money.credit)
  return {
    headerFingerprint: plan.fingerprint,
    columns,
    dateOrder: plan.dateOrder,
    decimalMark: marks.get(money) ?? null,
    sign: sign.spendPositive || sign.bareOut ? 'spend_positive' : 'as_is',
  }
}

function* handOver(
  source: TableSource,
  plan: Plan,
  survey: Survey,
  rowsPerBatch: number,
): Generator<StatementBatch> {
  const reader = new LineReader(plan)
  const cursor = source.open()
  let batch: StatementBatch = { rows: [], problems: [], skipped: [] }
  let held: ParsedRow | null = null
  let account = 0
  let index = -1
  for (let record = cursor.next(); record; record = cursor.next()) {
    index += 1
    const line = reader.read(record, index)
    if (line.kind === 'words' && held !== null && isContinuation(record, plan.layout)) {
      held.description = joined(held.description, wordsOf(record))
      batch.skipped.push(skipOf(record, 'continuation'))
      continue
    }
    if (held !== null) {
      batch.rows.push(held)
      held = null
    }
    if (batch.rows.length + batch.problems.length + batch.skipped.length >= rowsPerBatch) {
      yield batch
      batch = { rows: [], problems: [], skipped: [] }
    }
    if (line.kind === 'row') {
      account = indexOfAccount(survey, line.row.account, account)
      held = rowOf(record, line.row, plan, account)
    } else if (line.kind === 'problem') {
      batch.problems.push(problemOf(record, plan, line.code, line.column, line.found))
    } else batch.skipped.push(skipOf(record, reasonOf(line, index, survey)))
  }
  if (held !== null) batch.rows.push(held)
  if (batch.rows.length + batch.problems.length + batch.skipped.length > 0) yield batch
}

function reasonOf(
  line: { kind: 'skip'; reason: SkipReason } | { kind: 'balance' } | { kind: 'words' },
  index: number,
  survey: Survey,
): SkipReason {
  if (line.kind === 'skip') return line.reason
  if (line.kind === 'balance') return 'balance'
  return index > survey.lastRow ? 'footer' : 'metadata'
}

function skipOf(record: TableRecord, reason: SkipReason): Skip {
  return { line: record.line, lineEnd: record.lineEnd, reason, raw: record.raw }
}

function problemOf(
  record: TableRecord,
  plan: Plan,
  code: Problem['code'],
  column: number,
  found: string,
): Problem {
  const name = plan.layout.headers[column]?.text
  return {
    line: record.line,
    lineEnd: record.lineEnd,
    code,
    message: problemMessage(code, found),
    column: name ? name : String(column + 1),
    raw: record.raw,
  }
}

/** Words under the texts of the row above, and nothing anywhere else, go on with that row's text. */
function isContinuation(record: TableRecord, layout: Layout): boolean {
  const texts = [...layout.descriptions, layout.counterparty, layout.reference]
  let filled = 0
  for (let column = 0; column < record.cells.length; column += 1) {
    if (cellText(record, column) === '') continue
    if (!texts.includes(column)) return false
    filled += 1
  }
  return filled > 0
}

function wordsOf(record: TableRecord): string {
  return record.cells.filter((cell) => cell !== '').join(' ')
}

function joined(text: string, more: string): string {
  return cleanText(text === '' ? more : `${text} ${more}`)
}

function rowOf(record: TableRecord, row: RowReading, plan: Plan, account: number): ParsedRow {
  const { layout } = plan
  const text = (column: number | null): string | null =>
    column === null ? null : cleanText(cellText(record, column)) || null
  const counterparty = text(layout.counterparty)
  const category = text(layout.category)
  return {
    account,
    line: record.line,
    lineEnd: record.lineEnd,
    bookedOn: row.date,
    valueOn: row.value,
    amountMinor: row.minor,
    currency: row.currency,
    amountExact: row.exact,
    description: descriptionOf(record, layout) || counterparty || category || '',
    counterparty,
    reference: text(layout.reference),
    bankId: text(layout.bankId),
    balanceMinor: row.balance,
    pending: row.pending,
    bankCategory: category,
    raw: record.raw,
  }
}

function descriptionOf(record: TableRecord, layout: Layout): string {
  const { descriptions } = layout
  if (descriptions.length === 1) return cleanText(cellText(record, descriptions[0] ?? 0))
  const parts: string[] = []
  for (const column of descriptions) {
    const part = cleanText(cellText(record, column))
    if (part !== '' && !parts.includes(part)) parts.push(part)
  }
  return parts.join(' ')
}

const entities: Record<string, string> = {
  '&lt;br/&gt;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}
const untidy = /[&<\u0000-\u001f\u00a0\u200e\u200f]|\s{2}/
const descriptionCharsMax = 2_000

/** One line, single spaces, no entities or marks of writing direction; words are never changed. */
export function cleanText(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .replace(/&(?:lt;br\s*\/?&gt|lt|gt|quot|#39|apos|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/[\s\u0000-\u001f\u00a0]+/g, ' ')
    .slice(0, descriptionCharsMax)
    .trim()
}
