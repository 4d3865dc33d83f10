import { type DecimalMark, readAmount } from '../amounts/printed.ts'
import { requireWithin } from '../limits.ts'
import type { Mapping, ParsedAccount, Question, StatementBatch, StatementReading } from '../types.ts'
import { type Beginning, beginTable } from './begin.ts'
import type { TableContext } from './context.ts'
import { Evidence } from './evidence.ts'
import { handOver } from './hand-over.ts'
import { LineReader } from './line.ts'
import { mappingOf } from './mapping.ts'
import type { Plan } from './plan.ts'
import type { TableSource } from './source.ts'
import { accountsOf, type Survey, Surveyor } from './survey.ts'

/** One table, decided and added up, ready to be handed over as often as wanted. */
export interface TableReading {
  accounts: ParsedAccount[]
  questions: Question[]
  mapping: Mapping
  lines: number
  rows: number
  batches(rowsPerBatch: number): Iterable<StatementBatch>
}

/** Null when the source holds no table of transactions. */
export function readTable(source: TableSource, context: TableContext): TableReading | null {
  const beginning = beginTable(source, context)
  return beginning && readOn(beginning)
}

/** Walks over the whole table; the rest of a long one may decide what its beginning could not, or show that it misled. */
export function readOn(beginning: Beginning): TableReading {
  const { source, input, plan, rowsMax } = beginning
  const evidence = input.complete ? null : new Evidence(plan)
  const survey = surveyOf(source, plan, evidence)
  requireWithin(survey.records, rowsMax, 'rows')
  const settled = evidence?.settled(beginning) ?? plan
  return readingOf(source, settled, settled === plan ? survey : surveyOf(source, settled, null))
}

function surveyOf(source: TableSource, plan: Plan, evidence: Evidence | null): Survey {
  const surveyor = new Surveyor()
  const reader = new LineReader(plan)
  const cursor = source.open()
  for (let record = cursor.next(); record; record = cursor.next()) {
    evidence?.see(record)
    surveyor.add(record, reader.read(record, surveyor.survey.records))
  }
  return surveyor.survey
}

/** The table as a statement of its own; no rows are handed over while a question is open. */
export function statementOf(table: TableReading, { format, encoding }: TableContext): StatementReading {
  const { accounts, questions, mapping, lines } = table
  return {
    head: { format, encoding, accounts, questions, mapping, lines },
    batches: (rowsPerBatch) => (questions.length > 0 ? [] : table.batches(rowsPerBatch)),
  }
}

function readingOf(source: TableSource, plan: Plan, survey: Survey): TableReading {
  return {
    accounts: statedAccounts(survey, plan),
    questions: plan.questions,
    mapping: mappingOf(plan),
    lines: survey.lines,
    rows: survey.rows,
    batches: (rowsPerBatch) => handOver(source, plan, survey, rowsPerBatch),
  }
}

/** The accounts of a table by its rows and by what the lines around them say. */
export function statedAccounts(survey: Survey, plan: Plan): ParsedAccount[] {
  return accountsOf(survey, plan, {
    opening: statedBalance(plan, plan.facts.openingText),
    closing: statedBalance(plan, plan.facts.closingText),
  })
}

function statedBalance(plan: Plan, text: string | null): bigint | null {
  const mark: DecimalMark = [...plan.marks.values()][0] ?? '.'
  return text === null ? null : (readAmount(text, mark, plan.currency)?.minor ?? null)
}
