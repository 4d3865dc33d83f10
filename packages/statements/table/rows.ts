import type { ParsedRow, Problem, Skip, SkipReason } from '../types.ts'
import { cellText } from './cells.ts'
import type { RowReading } from './line.ts'
import { problemMessage } from './messages.ts'
import type { Layout, Plan } from './plan.ts'
import type { TableRecord } from './source.ts'

export function skipOf(record: TableRecord, reason: SkipReason): Skip {
  return { line: record.line, lineEnd: record.lineEnd, reason, raw: record.raw }
}

export function problemOf(
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
export function isContinuation(record: TableRecord, layout: Layout): boolean {
  const texts = [...layout.descriptions, layout.counterparty, layout.reference]
  let filled = 0
  for (let column = 0; column < record.cells.length; column += 1) {
    if (cellText(record, column) === '') continue
    if (!texts.includes(column)) return false
    filled += 1
  }
  return filled > 0
}

export function wordsOf(record: TableRecord): string {
  return record.cells.filter((cell) => cell !== '').join(' ')
}

export function joined(text: string, more: string): string {
  return cleanText(text === '' ? more : `${text} ${more}`)
}

export function rowOf(record: TableRecord, row: RowReading, plan: Plan, account: number): ParsedRow {
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
