import { decideDecimalMark } from '../amounts.ts'
import type { DecimalMark } from '../amounts.ts'
import { dateOf } from '../dates.ts'
import { rawOf } from '../lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import { newAccount, newRow } from '../sections.ts'
import type {
  ParsedAccount,
  ParsedRow,
  ParseOptions,
  Problem,
  Question,
  SkipReason,
  StatementReading,
} from '../types.ts'
import { StatementRejected } from '../types.ts'
import { accountIdOf, currencyOf, isCardStatement } from './account.ts'
import { moneyColumns } from './columns.ts'
import type { PrintedEntry } from './entry.ts'
import { readEntry } from './entry.ts'
import { balanceKind, figuresOf, isBalanceText } from './figures.ts'
import type { PrintedLine } from './lines.ts'
import { lineIndexOf } from './lines.ts'
import { decideMovements } from './movements.ts'
import type { Movement } from './movements.ts'
import type { DecidedDays } from './period.ts'
import { decideDays, statedDays, statementEnd } from './period.ts'
import { wrap } from './wrap.ts'

export interface PrintedFile {
  lines: PrintedLine[]
  /** Whether the places of words are known. */
  placed: boolean
  encoding: string | null
  options: ParseOptions
}

/** Reads a printed statement: lines that begin with a date and end in amounts are movements, and balances prove them. */
export function readPrinted({ lines, placed, encoding, options }: PrintedFile): StatementReading {
  const answers = options.answers ?? {}
  const dated = entriesOf(lines, placed)
  const entries = wrap(
    dated.filter((entry) => !isBalanceText(entry.description)),
    lines,
    placed,
  )
  requireWithin(entries.length, limitsFrom(options.limits).rowsMax, 'rows')
  const currency = currencyOf(entries, lines) ?? options.currency ?? null
  const mark = decimalMarkOf(entries, lines, currency, answers.decimal_mark)
  const used = new Set(
    entries.flatMap((entry) =>
      Array.from({ length: entry.lineEnd - entry.line.line + 1 }, (_, index) => entry.line.line + index),
    ),
  )
  const rest = lines.filter(({ line }) => !used.has(line))
  const figures = figuresOf(rest, mark.mark, currency)
  const days = decideDays(
    entries.map(({ date }) => date),
    lines,
    { order: answers.date_order, year: answers.year },
  )
  const card = isCardStatement(lines)
  const columns = moneyColumns(entries, lines, placed)
  const decided = decideMovements(entries, {
    columns,
    figures,
    mark: mark.mark,
    currency,
    card,
    answer: answers.sign,
  })
  const order = 'order' in days ? days.order : 'dmy'
  const to = endAfter(statementEnd(statedDays(rest, order)), 'days' in days ? days.days : [])
  const closing =
    decided.closing ??
    (entries.length === 0 ? (figures.findLast(({ kind }) => kind === 'closing')?.minor ?? null) : null)
  const account: ParsedAccount = {
    ...newAccount({ id: accountIdOf(lines), type: card ? 'card' : 'bank', currency, to }),
    openingMinor: decided.opening,
    closingMinor: closing,
    reconciled: decided.proved,
  }
  const questions: Question[] = [
    ...mark.questions,
    ...('question' in days ? [days.question] : []),
    ...(decided.question ? [decided.question] : []),
  ]
  const { rows, problems } = rowsOf(decided.movements, 'days' in days ? days : { days: [], order }, currency)
  return readingOf(
    { format: 'pdf', encoding, accounts: [account], rows, problems, questions },
    lineIndexOf(lines),
    reasonOf,
  )
}

/** Dated lines with an amount; where places are known, their dates must stand below each other. */
export function entriesOf(lines: readonly PrintedLine[], placed: boolean): PrintedEntry[] {
  const entries = lines.flatMap((line) => readEntry(line) ?? [])
  if (!placed || entries.length < 3) return entries
  // Dates that stand below each other share a band as wide as a letter is high, or stand in the next one.
  const band = ({ x, line }: PrintedEntry) => Math.round(x / Math.max(line.height, 6))
  const company = new Map<number, number>()
  for (const entry of entries)
    for (const near of [-1, 0, 1]) company.set(band(entry) + near, (company.get(band(entry) + near) ?? 0) + 1)
  const most = [...company.values()].reduce((a, b) => Math.max(a, b), 0)
  return entries.filter((entry) => (company.get(band(entry)) ?? 0) >= Math.max(2, most * 0.2))
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

/** A last day before the last movement is some other day of the page. */
function endAfter(
  end: Temporal.PlainDate | null,
  days: readonly (Temporal.PlainDate | null)[],
): Temporal.PlainDate | null {
  return end && days.every((day) => !day || Temporal.PlainDate.compare(day, end) <= 0) ? end : null
}

function rowsOf(
  movements: readonly Movement[],
  { days, order }: DecidedDays,
  currency: string | null,
): { rows: ParsedRow[]; problems: Problem[] } {
  const rows: ParsedRow[] = []
  const problems: Problem[] = []
  for (const [index, { entry, minor, exact, balance }] of movements.entries()) {
    const span = { line: entry.line.line, lineEnd: entry.lineEnd, raw: rawOf(entry.line.text) }
    const bookedOn = days[index] ?? null
    if (!bookedOn) {
      problems.push({
        ...span,
        code: 'date_impossible',
        column: null,
        message: `“${entry.date.text}” is no date in the order of this statement.`,
      })
    } else if (minor === null) {
      problems.push({
        ...span,
        code: 'amount_unreadable',
        column: null,
        message: 'Several amounts stand on this line, and nothing tells which one moved the account.',
      })
    } else {
      const valueDay = entry.valueDate ? dateOf(entry.valueDate.parts, order) : null
      const valueOn = valueDay instanceof Temporal.PlainDate ? valueDay : null
      const reference = {
        amountMinor: minor,
        amountExact: exact,
        currency,
        description: entry.description,
        balanceMinor: balance,
      }
      rows.push({ account: 0, ...newRow({ ...span, bookedOn, valueOn, ...reference }) })
    }
  }
  return { rows, problems }
}

/** A page of words without a statement in it is refused; one that names balances or accounts has no movements. */
export function refuseForeign(reading: StatementReading, lines: readonly PrintedLine[]): StatementReading {
  const { accounts, questions } = reading.head
  const [batch] = reading.batches(1)
  const account = accounts[0]
  const isStatement =
    lines.length === 0 ||
    (batch?.rows.length ?? 0) > 0 ||
    (batch?.problems.length ?? 0) > 0 ||
    questions.length > 0
  if (isStatement || account?.closingMinor !== null || account.id !== null) return reading
  throw new StatementRejected(
    'not_a_statement',
    'This document shows no movements and no balance of an account.',
  )
}

function reasonOf(text: string): SkipReason {
  return balanceKind(text) === 'other' ? 'metadata' : 'balance'
}
