import { calendarDay } from '../dates/calendar.ts'
import type { DateOrder } from '../dates/printed.ts'
import { dateOf, readDateParts } from '../dates/printed.ts'
import { monthOf } from '../dates/months.ts'
import { decideDateOrder } from '../dates/order.ts'
import { fold } from '../table/words/fold.ts'
import type { Question } from '../types.ts'
import type { PrintedDate } from './entry.ts'
import { balanceKind } from './figures.ts'
import type { PrintedLine } from './lines.ts'

/** A day the statement prints about itself, with the words before it. */
interface StatedDay {
  day: Temporal.PlainDate
  label: string
  /** The first day of the period this one ends: `15 December 2025 to 14 January 2026`. */
  from: Temporal.PlainDate | null
}

/** A dash with spaces around it parts two days: `Jan 1 - Jan 31, 2024` holds no day of 2031. */
const dateShapes =
  /(?<![\d./])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}([./])\d{1,2}\1\d\d|\d{4}-\d\d-\d\d|\d{1,2}(?:[.-]\s?|\s)\p{L}{3,9}(?:\.?,?\s|[.-])\d{2,4}|\p{L}{3,9}\s+\d{1,2},?\s+\d{4})(?!\d|[.,]\d)/gu
const numericDates = /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b/g
const yearlessDates = /(?<![\d./-])\d{1,2}\/\d{1,2}(?![\d./-])/g
const ownLabels =
  /statement|period|auszug|abrechnung|releve|extracto|extrato|estratto|wyciag|vypis|afschrift|kontoudtog|kontoutdrag|kontoutskrift|tiliote|выписк|對帳|对账/
const endLabels =
  /statement|period|date|dated|to|until|bis|auszug|datum|am|vom|releve|arrete|extracto|fecha|data|as of|from|von|du|au/
const dueLabels = /due|pay by|zahlbar|fallig|echeance|next|print|gedruckt|imprime|impres|stampa/
/** A page may be printed years later. */
const printLabels = /print|gedruckt|imprime|impres|stampa/
/** Statements cover a year at most, and some days of grace. */
const periodDaysMax = 380

/** A document is asked again for each reading that is tried. */
const statedBefore = new WeakMap<readonly PrintedLine[], Map<DateOrder, StatedDay[]>>()

/** Every day printed in these lines, in their order. The same lines are searched once. */
export function statedDays(lines: readonly PrintedLine[], order: DateOrder): readonly StatedDay[] {
  const before = statedBefore.get(lines) ?? new Map<DateOrder, StatedDay[]>()
  statedBefore.set(lines, before)
  const stated = before.get(order) ?? findStatedDays(lines, order)
  before.set(order, stated)
  return stated
}

function findStatedDays(lines: readonly PrintedLine[], order: DateOrder): StatedDay[] {
  return lines.flatMap(({ text }, index) => {
    const above = lines[index - 1]?.text ?? ''
    const found = daysIn(text, order)
    return found.map(({ day, at }, position) => ({
      day,
      label: fold(text.slice(Math.max(0, at - 30), at)) || fold(above),
      from: periodStart(text, found[position - 1], { day, at }),
    }))
  })
}

/** Two days with little between them: `15.12.2025 - 14.01.2026`, `from … up to …`. */
function periodStart(text: string, from: DayAt | undefined, to: DayAt): Temporal.PlainDate | null {
  if (!from) return null
  const between = text.slice(from.at, to.at).match(/\d{2}(\D*)$/)?.[1] ?? ''
  const { days } = from.day.until(to.day)
  return between.length <= betweenMax && days > 0 && days <= periodDaysMax ? from.day : null
}

const betweenMax = 14

interface DayAt {
  day: Temporal.PlainDate
  /** Where in its line it begins. */
  at: number
}

/** What only looks like a date (`1 vom 14`) hides none that begins inside it. */
function daysIn(text: string, order: DateOrder): DayAt[] {
  const found: DayAt[] = []
  const shapes = new RegExp(dateShapes)
  for (let match = shapes.exec(text); match; match = shapes.exec(text)) {
    const parts = readDateParts(match[0])
    const day =
      parts && !isTwoDays(match[0], text.slice(0, match.index), text.slice(shapes.lastIndex))
        ? dateOf(parts, order)
        : null
    if (day instanceof Temporal.PlainDate) found.push({ day, at: match.index })
    else shapes.lastIndex = match.index + 1
  }
  return found
}

/** `10 Aug 10 Aug` and `Aug 10 Aug 10`: the second day is no year of the first. */
function isTwoDays(shape: string, before: string, behind: string): boolean {
  if (!/^\d.*\D\d\d$/.test(shape)) return false
  const beside = [/(\p{L}{3,9})\s+$/u.exec(before)?.[1], /^\s+(\p{L}{3,9})/u.exec(behind)?.[1]]
  return beside.some((word) => word !== undefined && monthOf(word) !== null)
}

/**
 * The last day of the statement: the end of its period, else the last day it calls its own, else the last it prints. Due dates
 * lie behind it. Days far apart that are not its own prove no year: one of them is an offer's, or the account's first.
 */
export function statementEnd(days: readonly StatedDay[]): { day: Temporal.PlainDate; firm: boolean } | null {
  const ofPeriods = days.filter(({ from }) => from !== null)
  const timely = days.filter(({ label }) => !dueLabels.test(label))
  const own = timely.filter(({ label }) => ownLabels.test(label))
  const ends = timely.filter(({ label }) => endLabels.test(label))
  const others = days.filter(({ label }) => !printLabels.test(label))
  const [believed = []] = [ofPeriods, own, ends, others].filter((some) => some.length > 0)
  const inOrder = believed.map(({ day }) => day).toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return null
  return { day: last, firm: believed === ofPeriods || first.until(last).days <= leapDaysMax }
}

/** Half a year. */
const leapDaysMax = 183

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
  const ofBalances = lines.flatMap(({ text }) =>
    balanceKind(text) === 'other' ? [] : (text.match(yearlessDates) ?? []).map(fullText),
  )
  const numeric = [...lines.flatMap(({ text }) => text.match(numericDates) ?? []), ...ofBalances]
  const elsewhere = numeric.length === 0 ? null : decideDateOrder(numeric)
  const dayLeads = withYear.every((text) => /\d\.\d|\d[\s.-]*\p{L}{3}/u.test(text))
  const decision = decideDateOrder(withYear, {
    proven: elsewhere && 'order' in elsewhere ? elsewhere.order : null,
    stated: answers.order === 'dmy' || answers.order === 'mdy' ? answers.order : null,
    period: wordedPeriod(lines),
    local: dayLeads ? 'dmy' : null,
  })
  if ('ask' in decision) return { question: orderQuestion(dates) }
  const { order } = decision
  const yearless = dates.some(({ parts }) => parts.kind === 'yearless')
  const to = statementEnd(statedDays(lines, order === 'ymd' ? 'dmy' : order))
  const answered = answers.year !== undefined && /^\d{4}$/.test(answers.year)
  const end = answered ? Temporal.PlainDate.from(`${answers.year}-12-31`) : (to?.day ?? null)
  const days = dates.map(({ parts }) => dayOf(parts, order, end))
  const unproven = !answered && (!to?.firm || leaps(days))
  if (yearless && unproven) return { question: yearQuestion(dates) }
  return { days, order }
}

/** The period a statement prints with its months in words, or in numbers of one reading. */
function wordedPeriod(
  lines: readonly PrintedLine[],
): { from: Temporal.PlainDate; to: Temporal.PlainDate } | null {
  const [either, or] = (['dmy', 'mdy'] as const).map((order) =>
    statedDays(lines, order).find(({ from }) => from !== null),
  )
  const same = either?.from && or?.from && either.from.equals(or.from) && either.day.equals(or.day)
  return same && either?.from ? { from: either.from, to: either.day } : null
}

/** Half a year between two neighbours: the day the years were taken from is not the statement's. */
function leaps(days: readonly (Temporal.PlainDate | null)[]): boolean {
  const known = days.filter((day) => day !== null)
  return known.some((day, index) => {
    const before = known[index - 1]
    return before !== undefined && Math.abs(before.until(day).days) > leapDaysMax
  })
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
