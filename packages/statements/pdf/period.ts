import { calendarDay } from '../dates/calendar.ts'
import type { DateOrder } from '../dates/printed.ts'
import { dateOf, readDateParts } from '../dates/printed.ts'
import { decideDateOrder } from '../dates/order.ts'
import { fold } from '../table/words/fold.ts'
import type { Question } from '../types.ts'
import type { PrintedDate } from './entry.ts'
import type { PrintedLine } from './lines.ts'

/** A day the statement prints about itself, with the words before it. */
interface StatedDay {
  day: Temporal.PlainDate
  label: string
}

const dateShapes =
  /\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[.\s-]+\p{L}{3,9}[.,\s-]+\d{2,4}|\p{L}{3,9}\s+\d{1,2},?\s+\d{4}/gu
const numericDates = /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b/g
const endLabels =
  /statement|period|date|dated|to|until|bis|auszug|datum|am|vom|releve|arrete|extracto|fecha|data|as of|from|von|du|au/
const dueLabels = /due|pay by|zahlbar|fallig|echeance|next|print/

/** Every day printed outside the movements, in order of lines. */
export function statedDays(lines: readonly PrintedLine[], order: DateOrder): StatedDay[] {
  return lines.flatMap(({ text }, index) => {
    const above = lines[index - 1]?.text ?? ''
    return [...text.matchAll(dateShapes)].flatMap((match) => {
      const parts = readDateParts(match[0])
      const day = parts ? dateOf(parts, order) : null
      const label = fold(text.slice(Math.max(0, match.index - 30), match.index)) || fold(above)
      return day instanceof Temporal.PlainDate ? [{ day, label }] : []
    })
  })
}

/** The last day the statement speaks of. Due dates lie behind the statement and do not count. */
export function statementEnd(days: readonly StatedDay[]): Temporal.PlainDate | null {
  const own = days
    .filter(({ label }) => endLabels.test(label) && !dueLabels.test(label))
    .map(({ day }) => day)
  return (
    (own.length > 0 ? own : days.map(({ day }) => day))
      .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
      .at(-1) ?? null
  )
}

export interface DecidedDays {
  days: (Temporal.PlainDate | null)[]
  order: DateOrder
}
export type DaysDecision = DecidedDays | { question: Question }

/**
 * Days of all movements. The order of day and month is decided over all of them; a missing year is the one that puts the
 * movement into the twelve months before the statement's last day.
 */
export function decideDays(
  dates: readonly PrintedDate[],
  lines: readonly PrintedLine[],
  answers: { order: string | undefined; year: string | undefined },
): DaysDecision {
  const withYear = dates.map(({ text, parts }) =>
    parts.kind === 'yearless' && parts.month === null ? fullText(text) : text,
  )
  const elsewhere = decideDateOrder(lines.flatMap(({ text }) => text.match(numericDates) ?? []))
  const proven = 'order' in elsewhere ? elsewhere.order : null
  const decision = decideDateOrder(withYear, {
    proven,
    stated: answers.order === 'dmy' || answers.order === 'mdy' ? answers.order : null,
    local: withYear.every((text) => /\d\.\d/.test(text)) ? 'dmy' : null,
  })
  if ('ask' in decision) return { question: orderQuestion(dates) }
  const { order } = decision
  const yearless = dates.some(({ parts }) => parts.kind === 'yearless')
  const to = statementEnd(statedDays(lines, order === 'ymd' ? 'dmy' : order))
  const end =
    answers.year !== undefined && /^\d{4}$/.test(answers.year)
      ? Temporal.PlainDate.from(`${answers.year}-12-31`)
      : to
  if (yearless && !end) return { question: yearQuestion(dates) }
  return { days: dates.map(({ parts }) => dayOf(parts, order, end)), order }
}

/** Any year will do for finding the order; the separator is evidence of it. */
function fullText(yearless: string): string {
  const separator = /[./-]/.exec(yearless)?.[0] ?? '/'
  return `${yearless.replace(/[./-]$/, '')}${separator}2000`
}

/** Statements are cut a few days after the last movement they date. */
const lateDaysMax = 7

function dayOf(
  parts: PrintedDate['parts'],
  order: DateOrder,
  end: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  if (parts.kind !== 'yearless') {
    const day = dateOf(parts, order)
    return day instanceof Temporal.PlainDate ? day : null
  }
  if (!end) return null
  const month = parts.month ?? (order === 'mdy' ? parts.a : parts.b)
  const day = parts.month === null && order === 'mdy' ? parts.b : parts.a
  const latest = end.add({ days: lateDaysMax })
  for (const year of [end.year + 1, end.year, end.year - 1]) {
    const candidate = calendarDay(year, month, day)
    if (candidate && Temporal.PlainDate.compare(candidate, latest) <= 0) return candidate
  }
  return null
}

function orderQuestion(dates: readonly PrintedDate[]): Question {
  return {
    code: 'date_order',
    message: 'Every date in this statement could be read day first or month first. Which is it?',
    choices: [
      { value: 'dmy', label: 'Day first: 03/04 is 3 April' },
      { value: 'mdy', label: 'Month first: 03/04 is 4 March' },
    ],
    samples: dates.slice(0, 5).map(({ text }) => text),
  }
}

function yearQuestion(dates: readonly PrintedDate[]): Question {
  return {
    code: 'year',
    message: 'The statement prints days without a year, and no date of its own. Which year does it end in?',
    choices: [],
    samples: dates.slice(0, 5).map(({ text }) => text),
  }
}
