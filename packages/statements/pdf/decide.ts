import { isCurrency } from '@scale/money'
import { decideDecimalMark } from '../amounts/printed.ts'
import type { DecimalMark } from '../amounts/printed.ts'
import type { Question } from '../types.ts'
import { currencyQuestion } from '../table/questions.ts'
import { currencyOf, isCardStatement } from './account.ts'
import { moneyColumns } from './columns.ts'
import { mostlyInFront } from './drafts.ts'
import type { PrintedEntry } from './entry.ts'
import type { Figure } from './figures.ts'
import { figuresOf } from './figures.ts'
import { directionsByHeading } from './headings.ts'
import type { PrintedLine } from './lines.ts'
import type { LooseEntry } from './loose.ts'
import { looseEntries } from './loose.ts'
import type { Movements } from './movements.ts'
import { decideMovements } from './movements.ts'
import type { DaysDecision } from './period.ts'
import { decideDays } from './period.ts'
import type { PrintedFile } from './statement.ts'
import { wrap } from './wrap.ts'

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
 * Movements that do not stand on a line of their own join the others only when the balances prove the statement with them; else
 * those inside the table are handed back as `loose`, for the person.
 */
export function decideWithLoose(
  dated: readonly PrintedEntry[],
  file: PrintedFile,
): { decision: Decision; loose: LooseEntry[] } {
  const { lines, placed } = file
  const decision = decideMark(wrap(dated, lines, placed), file)
  const { proved, movements } = decision.decided
  const byTotal = proved === true && movements.every(({ balance }) => balance === null)
  if (byTotal || decision.questions.some(({ code }) => code !== 'sign')) return { decision, loose: [] }
  const all = looseEntries(dated, lines, placed)
  const whole = all.filter(({ kind }) => kind !== 'undated')
  const undated = all.filter(({ kind }) => kind === 'undated')
  for (const some of [all, whole, undated]) {
    if (some.length === 0) continue
    const entries = [...dated, ...some.map(({ entry }) => entry)].toSorted(
      (a, b) => a.line.line - b.line.line,
    )
    const together = decideMark(wrap(entries, lines, placed), file)
    const asked = dated.length === 0 && together.questions.some(({ code }) => code !== 'sign')
    if (together.decided.proved === true || asked) return { decision: together, loose: [] }
  }
  // Balances that prove the other rows prove nothing of a row in front of the first or behind the last, and where some rows
  // have none, two figures may fit by chance.
  const chained = movements.every(({ balance }) => balance !== null)
  const outside = all.filter(({ kind, entry }) =>
    kind === 'bare' ? entry.amounts.length > 1 : kind === 'undated' && !chained,
  )
  return { decision, loose: unclaimed(proved === true ? outside : all, decision.entries) }
}

/** Of those inside the table, the lines that no movement has taken for its words. */
function unclaimed(all: readonly LooseEntry[], entries: readonly PrintedEntry[]): LooseEntry[] {
  const used = linesOf(entries)
  return all.flatMap((loose) => {
    const { entry } = loose
    let { lineStart } = entry
    while (lineStart <= entry.lineEnd && used.has(lineStart)) lineStart += 1
    return loose.inTable && lineStart <= entry.lineEnd ? [{ ...loose, entry: { ...entry, lineStart } }] : []
  })
}

/** Where nothing else tells which mark stands before the cents, the one under which the balances prove the statement does. */
function decideMark(entries: readonly PrintedEntry[], file: PrintedFile): Decision {
  const decision = decide(entries, file)
  if (!decision.questions.some(({ code }) => code === 'decimal_mark')) return decision
  const proved = ['.', ','].flatMap((mark) => {
    const answers = { ...file.options.answers, decimal_mark: mark }
    const tried = decide(entries, { ...file, options: { ...file.options, answers } })
    return tried.decided.proved === true ? [tried] : []
  })
  return proved.length === 1 && proved[0] ? proved[0] : decision
}

function decide(entries: readonly PrintedEntry[], file: PrintedFile): Decision {
  const { lines, document, placed, options } = file
  const answers = options.answers ?? {}
  const told = answers.currency !== undefined && isCurrency(answers.currency) ? answers.currency : null
  const currency = told ?? currencyOf(entries, lines) ?? file.currency ?? options.currency ?? null
  const mark = decimalMarkOf(entries, lines, currency, answers.decimal_mark)
  const figures = figuresOf(unusedLines(entries, lines), mark.mark, currency)
  const dates = entries.map(({ date }) => date)
  const days = decideDays(dates, document, { order: answers.date_order, year: answers.year })
  const card = isCardStatement(lines)
  const decided = decideMovements(entries, {
    columns: moneyColumns(entries, lines, placed),
    figures,
    mark: mark.mark,
    currency,
    currencyInFront: mostlyInFront(entries),
    card,
    headings: directionsByHeading(entries, lines),
    newestFirst: ordersOf('days' in days ? days.days : []),
    answer: answers.sign,
  })
  const asked = ['question' in days ? days.question : null, decided.question].filter(
    (question) => question !== null,
  )
  const questions = [...mark.questions, ...asked, ...askForCurrency(decided, entries)]
  return { entries, decided, days, figures, currency, card, questions }
}

/** Where most movements print a mark that the statement's currency does not have, the person says which one is meant. */
function askForCurrency({ movements }: Movements, entries: readonly PrintedEntry[]): Question[] {
  const open = movements.filter(({ currency }) => currency === 'open')
  if (open.length * 2 <= entries.length) return []
  const amounts = open.flatMap(({ entry }) =>
    entry.amounts.filter(({ numeral }) => numeral.openMark !== null),
  )
  const mark = amounts[0]?.numeral.openMark
  return mark
    ? [
        currencyQuestion(
          mark,
          amounts.map(({ text }) => text),
        ),
      ]
    : []
}

/** Statements run oldest first or newest first; equal days tell neither. */
function ordersOf(days: readonly (Temporal.PlainDate | null)[]): boolean[] {
  const known = days.filter((day) => day !== null)
  const [first, last] = [known[0], known.at(-1)]
  const way = first && last ? Temporal.PlainDate.compare(first, last) : 0
  return way === 0 ? [false, true] : [way > 0]
}

export function unusedLines(entries: readonly PrintedEntry[], lines: readonly PrintedLine[]): PrintedLine[] {
  const used = linesOf(entries)
  return lines.filter(({ line }) => !used.has(line))
}

function linesOf(entries: readonly PrintedEntry[]): Set<number> {
  const used = new Set<number>()
  for (const { lineStart, lineEnd } of entries)
    for (let line = lineStart; line <= lineEnd; line += 1) used.add(line)
  return used
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
