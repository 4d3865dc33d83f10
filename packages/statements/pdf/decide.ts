import { decideDecimalMark } from '../amounts/printed.ts'
import type { DecimalMark } from '../amounts/printed.ts'
import type { Question } from '../types.ts'
import { currencyOf, isCardStatement } from './account.ts'
import { moneyColumns } from './columns.ts'
import type { PrintedEntry } from './entry.ts'
import { readUndated } from './entry.ts'
import type { Figure } from './figures.ts'
import { balanceKind, figuresOf } from './figures.ts'
import { directionsByHeading } from './headings.ts'
import type { PrintedLine } from './lines.ts'
import type { Movements } from './movements.ts'
import { decideMovements } from './movements.ts'
import type { DaysDecision } from './period.ts'
import { decideDays } from './period.ts'
import type { PrintedFile } from './statement.ts'

/** What a set of entries was decided to mean. */
export interface Decision {
  entries: readonly PrintedEntry[]
  decided: Movements
  days: DaysDecision
  figures: Figure[]
  currency: string | null
  card: boolean
  questions: Question[]
}

/**
 * Some banks print a day once for all its movements. Lines without a date join the movements, under the date above them, only
 * when the balances prove the statement with them and not without; else they are handed back as `undated`.
 */
export function decideWithUndated(
  dated: readonly PrintedEntry[],
  file: PrintedFile,
): { decision: Decision; undated: PrintedEntry[] } {
  const decision = decide(dated, file)
  if (decision.decided.proved === true || decision.questions.some(({ code }) => code !== 'sign'))
    return { decision, undated: [] }
  const undated = undatedEntries(dated, file.lines)
  if (undated.length === 0) return { decision, undated }
  const all = [...dated, ...undated].toSorted((a, b) => a.line.line - b.line.line)
  const together = decide(all, file)
  return together.decided.proved === true ? { decision: together, undated: [] } : { decision, undated }
}

function decide(entries: readonly PrintedEntry[], { lines, placed, options }: PrintedFile): Decision {
  const answers = options.answers ?? {}
  const currency = currencyOf(entries, lines) ?? options.currency ?? null
  const mark = decimalMarkOf(entries, lines, currency, answers.decimal_mark)
  const figures = figuresOf(unusedLines(entries, lines), mark.mark, currency)
  const dates = entries.map(({ date }) => date)
  const days = decideDays(dates, lines, { order: answers.date_order, year: answers.year })
  const card = isCardStatement(lines)
  const decided = decideMovements(entries, {
    columns: moneyColumns(entries, lines, placed),
    figures,
    mark: mark.mark,
    currency,
    card,
    headings: directionsByHeading(entries, lines),
    answer: answers.sign,
  })
  const asked = ['question' in days ? days.question : null, decided.question].filter(
    (question) => question !== null,
  )
  return { entries, decided, days, figures, currency, card, questions: [...mark.questions, ...asked] }
}

export function unusedLines(entries: readonly PrintedEntry[], lines: readonly PrintedLine[]): PrintedLine[] {
  const used = new Set<number>()
  for (const entry of entries)
    for (let line = entry.line.line; line <= entry.lineEnd; line += 1) used.add(line)
  return lines.filter(({ line }) => !used.has(line))
}

/** Lines with words and an amount between two movements of a page, under the date of the one above. */
function undatedEntries(entries: readonly PrintedEntry[], lines: readonly PrintedLine[]): PrintedEntry[] {
  const found: PrintedEntry[] = []
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]
    if (!next || next.line.page !== entry.line.page) continue
    for (const line of lines.slice(entry.lineEnd, next.line.line - 1)) {
      const undated = balanceKind(line.text) === 'other' ? readUndated(line, entry) : null
      if (undated) found.push(undated)
    }
  }
  return found
}

function decimalMarkOf(
  entries: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
  currency: string | null,
  answer: string | undefined,
): { mark: DecimalMark; questions: Question[] } {
  if (answer === '.' || answer === ',') return { mark: answer, questions: [] }
  const inRows = entries.flatMap(({ amounts }) => amounts.map(({ text }) => text))
  const everywhere = lines.flatMap(({ words }) =>
    words.map(({ text }) => text).filter((text) => /\d[.,]\d\d$/.test(text)),
  )
  const decision = decideDecimalMark(inRows.length > 0 ? inRows : everywhere, currency)
  if ('mark' in decision) return { mark: decision.mark, questions: [] }
  const choices = [
    { value: '.', label: 'The point: 1.234 is a little more than one' },
    { value: ',', label: 'The comma: 1.234 is one thousand two hundred thirty-four' },
  ]
  const question: Question = {
    code: 'decimal_mark',
    message: 'Which mark stands before the cents?',
    choices,
    samples: decision.ask,
  }
  return { mark: '.', questions: inRows.length > 0 ? [question] : [] }
}
