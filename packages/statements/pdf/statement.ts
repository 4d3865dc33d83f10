import { lastDay } from '../dates/calendar.ts'
import { dateOf } from '../dates/printed.ts'
import { problemMessage } from '../table/messages.ts'
import { rawOf } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import type { Found } from '../reading.ts'
import { readingOf } from '../reading.ts'
import type { SectionRow } from '../sections.ts'
import { newAccount, newRow } from '../sections.ts'
import type {
  ParsedAccount,
  ParseOptions,
  Problem,
  Question,
  SkipReason,
  StatementReading,
} from '../types.ts'
import { StatementRejected } from '../types.ts'
import { accountIdOf } from './account.ts'
import { headedSpans } from './columns.ts'
import { decideWithLoose, unusedLines } from './decide.ts'
import type { Edges, PrintedEntry } from './entry.ts'
import { readEntry } from './entry.ts'
import type { Figure } from './figures.ts'
import { balanceKind, isBalanceText } from './figures.ts'
import type { PrintedLine } from './lines.ts'
import { lineIndexOf } from './lines.ts'
import type { LooseEntry } from './loose.ts'
import type { Movement } from './movements.ts'
import { partsOf } from './parts.ts'
import type { DecidedDays } from './period.ts'
import { statedDays, statementEnd } from './period.ts'
import { wrap } from './wrap.ts'

export interface PrintedFile {
  lines: PrintedLine[]
  /** Every line of the document the lines are of: what it says of days holds for all its accounts. */
  document: PrintedLine[]
  /** Named in the header of their table. */
  currency: string | null
  /** Whether the places of words are known. */
  placed: boolean
  encoding: string | null
  options: ParseOptions
}

/** Reads a printed statement: lines that begin with a date and end in amounts are movements, and balances prove them. */
export function readPrinted(
  document: Pick<PrintedFile, 'lines' | 'placed' | 'encoding' | 'options'>,
): StatementReading {
  const { lines, placed, encoding, options } = document
  const dated = datedOf(lines, placed)
  requireWithin(dated.length, limitsFrom(options.limits).rowsMax, 'rows')
  const found: Found = { format: 'pdf', encoding, accounts: [], rows: [], problems: [], questions: [] }
  for (const part of partsOf(lines, wrap(dated, lines, placed))) {
    const read = readAccount({ ...document, ...part, document: lines })
    const inFile = <T extends { line: number; lineEnd: number }>(span: T): T => ({
      ...span,
      line: part.numbers[span.line - 1] ?? span.line,
      lineEnd: part.numbers[span.lineEnd - 1] ?? span.lineEnd,
    })
    const account = found.accounts.push(read.account) - 1
    for (const row of read.rows) found.rows.push({ ...inFile(row), account })
    for (const problem of read.problems) found.problems.push(inFile(problem))
    for (const question of read.questions)
      if (!found.questions?.some(({ code }) => code === question.code)) found.questions?.push(question)
  }
  return readingOf(found, lineIndexOf(lines), reasonOf)
}

function datedOf(lines: readonly PrintedLine[], placed: boolean): PrintedEntry[] {
  return entriesOf(lines, placed).filter((entry) => !isBalanceText(entry.description))
}

interface ReadAccount {
  account: ParsedAccount
  rows: SectionRow[]
  problems: Problem[]
  questions: readonly Question[]
}

function readAccount(file: PrintedFile): ReadAccount {
  const { lines, placed } = file
  const { decision, loose } = decideWithLoose(datedOf(lines, placed), file)
  const { entries, decided, figures, days, currency, card, questions } = decision
  const order = 'order' in days ? days.order : 'dmy'
  const own = statedDays(unusedLines(entries, lines), order)
  const moved = 'days' in days ? days.days : []
  const to = endAfter(statementEnd(own)?.day ?? null, moved)
  const account: ParsedAccount = {
    ...newAccount({ id: accountIdOf(lines), type: card ? 'card' : 'bank', currency }),
    from: startBefore(own.find(({ day, from }) => from !== null && to?.equals(day))?.from ?? null, moved),
    to,
    openingMinor: decided.opening,
    closingMinor: decided.closing ?? (entries.length === 0 ? closingFigure(figures) : null),
    reconciled: decided.proved,
  }
  const { rows, problems } = rowsOf(
    decided.movements,
    'days' in days ? days : { days: [], order },
    lastDay(file.options.today),
  )
  problems.push(...loose.map(looseProblem))
  return { account, rows, problems, questions }
}

function closingFigure(figures: readonly Figure[]): bigint | null {
  return figures.findLast(({ kind }) => kind === 'closing')?.minor ?? null
}

function looseProblem({ entry, kind }: LooseEntry): Problem {
  const { lineStart: line, lineEnd } = entry
  const raw = rawOf(entry.line.text)
  const [code, message] =
    kind === 'undated'
      ? (['date_missing', 'This line holds an amount but no date of its own'] as const)
      : ([
          'row_malformed',
          'The date, the words and the amount of this movement stand on several lines',
        ] as const)
  return {
    line,
    lineEnd,
    code,
    message: `${message}, and the balances do not prove how it moved the account.`,
    column: null,
    raw,
  }
}

/** Dated lines with an amount; where places are known, their dates must stand below each other. */
export function entriesOf(lines: readonly PrintedLine[], placed: boolean): PrintedEntry[] {
  const edges = placed ? wholeEdges(lines) : undefined
  const entries = lines.flatMap((line) => readEntry(line, edges) ?? [])
  if (!placed || entries.length < 3) return entries
  // Dates that stand below each other share a band as wide as a letter is high, or stand in the next one.
  const band = ({ x, line }: PrintedEntry) => Math.round(x / Math.max(line.height, 6))
  const company = new Map<number, number>()
  for (const entry of entries)
    for (const near of [-1, 0, 1]) company.set(band(entry) + near, (company.get(band(entry) + near) ?? 0) + 1)
  const most = [...company.values()].reduce((a, b) => Math.max(a, b), 0)
  return entries.filter((entry) => (company.get(band(entry)) ?? 0) >= Math.max(2, most * 0.2))
}

/** Where amounts end in a statement that prints groups and no cents (`1,470`): small amounts are whole numbers there. */
function wholeEdges(lines: readonly PrintedLine[]): Edges | undefined {
  const amounts = lines.flatMap((line) => readEntry(line)?.amounts ?? [])
  const cents = amounts.some(({ numeral: { vote } }) => vote === '.' || vote === ',')
  if (cents || amounts.length === 0) return undefined
  const headed = lines.flatMap(headedSpans)
  return (right) =>
    amounts.some((amount) => Math.abs(amount.right - right) <= edgeDriftMax) ||
    headed.some((span) => right >= span.x && right <= span.right + edgeDriftMax)
}

/** Points. */
const edgeDriftMax = 4

/** A last day before the last movement is some other day of the page. */
function endAfter(
  end: Temporal.PlainDate | null,
  days: readonly (Temporal.PlainDate | null)[],
): Temporal.PlainDate | null {
  return end && days.every((day) => !day || Temporal.PlainDate.compare(day, end) <= 0) ? end : null
}

function startBefore(
  start: Temporal.PlainDate | null,
  days: readonly (Temporal.PlainDate | null)[],
): Temporal.PlainDate | null {
  return start && days.every((day) => !day || Temporal.PlainDate.compare(day, start) >= 0) ? start : null
}

function rowsOf(
  movements: readonly Movement[],
  { days, order }: DecidedDays,
  last: Temporal.PlainDate | null,
): { rows: SectionRow[]; problems: Problem[] } {
  const rows: SectionRow[] = []
  const problems: Problem[] = []
  for (const [index, { entry, minor, exact, currency, balance }] of movements.entries()) {
    const span = { line: entry.lineStart, lineEnd: entry.lineEnd, raw: rawOf(entry.line.text) }
    const bookedOn = days[index] ?? null
    if (!bookedOn) {
      problems.push({
        ...span,
        code: 'date_impossible',
        column: null,
        message: `“${entry.date.text}” is no date in the order of this statement.`,
      })
    } else if (last && Temporal.PlainDate.compare(bookedOn, last) > 0) {
      const message = problemMessage('date_ahead', bookedOn.toString())
      problems.push({ ...span, code: 'date_ahead', column: null, message })
    } else if (currency === 'open') {
      const found = entry.amounts.find(({ numeral }) => numeral.openMark !== null)?.text ?? ''
      const message = problemMessage('currency_unknown', found)
      problems.push({ ...span, code: 'currency_unknown', column: null, message })
    } else if (minor === null) {
      problems.push({ ...span, ...unclear(entry), column: null })
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
      rows.push(newRow({ ...span, bookedOn, valueOn, ...reference }))
    }
  }
  return { rows, problems }
}

function unclear({ amounts }: PrintedEntry): Pick<Problem, 'code' | 'message'> {
  if (amounts.length > 2) {
    return {
      code: 'amount_unreadable',
      message: 'Several amounts stand on this line, and nothing tells which one moved the account.',
    }
  }
  return {
    code: 'direction_unknown',
    message:
      'Nothing on this line tells whether the money came in or went out. Enter it with the sign you know.',
  }
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
