import { tallyMark, newMarkTally, readAmount, type DecimalMark } from '../amounts/printed.ts'
import { newDateTally, tallyParts } from '../dates/order.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import type {
  Mapping,
  ParsedAccount,
  ParsedRow,
  Question,
  SkipReason,
  StatementBatch,
  StatementReading,
} from '../types.ts'
import { cellDateParts, cellText } from './cells.ts'
import type { TableContext } from './context.ts'
import { decidePlan, findTable, type Found } from './decide.ts'
import { moneyColumns } from './layout.ts'
import { LineReader } from './line.ts'
import { mappingOf } from './mapping.ts'
import type { DecideInput, Plan, WholeTallies } from './plan.ts'
import { isContinuation, joined, problemOf, rowOf, skipOf, wordsOf } from './rows.ts'
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
  const found = findTable(input)
  const plan = found && decidePlan(input, found)
  if (found === null || plan === null) return null
  const first = walk(source, plan, complete)
  requireWithin(first.survey.records, limits.rowsMax, 'rows')
  const settled = complete ? { plan, survey: first.survey } : settle(source, { input, found }, plan, first)
  return readingOf(source, settled.plan, settled.survey)
}

/** The table as a statement of its own; no rows are handed over while a question is open. */
export function statementOf(table: TableReading, { format, encoding }: TableContext): StatementReading {
  const { accounts, questions, mapping, lines } = table
  return {
    head: { format, encoding, accounts, questions, mapping, lines },
    batches: (rowsPerBatch) => (questions.length > 0 ? [] : table.batches(rowsPerBatch)),
  }
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
  { input, found }: { input: DecideInput; found: Found },
  plan: Plan,
  first: Walk,
): { plan: Plan; survey: Survey } {
  const again = decidePlan({ ...input, whole: first.whole }, found)
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
    questions: plan.questions,
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
  line: { kind: 'skip'; reason: SkipReason } | { kind: 'balance' | 'summary' | 'words' },
  index: number,
  survey: Survey,
): SkipReason {
  if (line.kind === 'skip') return line.reason
  if (line.kind === 'balance') return 'balance'
  if (line.kind === 'summary') return 'subtotal'
  return index > survey.lastRow ? 'footer' : 'metadata'
}
