import type { Question } from '../types.ts'
import { calendarDay, fullYear } from '../dates/calendar.ts'
import { readDate } from '../dates/printed.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

interface DateParts {
  first: number
  second: number
  third: number
  thirdText: string
  dots: boolean
  yearFirst: boolean
}

/** `12/19/18`, `1/ 3' 4`, `23.10.2013`, `2019-03-31`, `20190331`. An apostrophe says that the year is 20xx. */
function dateParts(text: string): DateParts | null {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  const match = compact ?? /^(\d{1,4})\s*[/.\-']\s*(\d{1,2})\s*[/.\-']\s*(\d{1,4})(?:[T\s].*)?$/.exec(text)
  if (!match) return null
  const [first = '', second = '', thirdText = ''] = match.slice(1)
  const yearFirst = first.length === 4 || Number(first) > 31
  const year = /'\s*\d{1,2}$/.test(text) && !yearFirst ? `20${thirdText.padStart(2, '0')}` : thirdText
  return {
    first: Number(first),
    second: Number(second),
    third: Number(year),
    thirdText: year,
    dots: text.includes('.'),
    yearFirst,
  }
}

export function qifDay(text: string, order: DateOrder): Temporal.PlainDate | null {
  const parts = dateParts(text.trim())
  if (!parts) return namedDay(text.trim())
  const { first, second, third, thirdText, yearFirst } = parts
  if (yearFirst) return calendarDay(first > 99 ? first : fullYear(first), second, third)
  const year = thirdText.length <= 2 ? fullYear(third) : third
  return order === 'mdy' ? calendarDay(year, first, second) : calendarDay(year, second, first)
}

/** `3 Jan 2024`: a month in words needs no order. */
function namedDay(text: string): Temporal.PlainDate | null {
  const day = readDate(text, null)
  return day instanceof Temporal.PlainDate ? day : null
}

/**
 * One order for the whole file: a part above 12 proves it, dots are day-first everywhere, and failing both, the order in which
 * the rows never step back (or never forward) over at least three days. Otherwise nobody can tell.
 */
export function dateOrder(dates: readonly string[], answer: string | undefined): DateOrder | 'unclear' {
  if (answer === 'dmy' || answer === 'mdy' || answer === 'ymd') return answer
  const parts = dates.map((date) => dateParts(date.trim())).filter((part) => part !== null)
  if (parts.every((part) => part.yearFirst)) return 'ymd'
  const open = parts.filter((part) => !part.yearFirst)
  const dayFirst = open.some((part) => part.first > 12) || open.every((part) => part.dots)
  const monthFirst = open.some((part) => part.second > 12)
  if (dayFirst !== monthFirst) return dayFirst ? 'dmy' : 'mdy'
  if (dayFirst) return 'unclear'
  if (open.every((part) => part.first === part.second)) return 'dmy'
  const steady = (['dmy', 'mdy'] as const).filter((order) => isSteady(dates, order))
  return steady.length === 1 ? (steady[0] ?? 'unclear') : 'unclear'
}

function isSteady(dates: readonly string[], order: DateOrder): boolean {
  const days = dates.map((date) => qifDay(date, order)).filter((day) => day !== null)
  const steps = days.slice(1).map((day, index) => Temporal.PlainDate.compare(day, days[index] ?? day))
  if (steps.filter((step) => step !== 0).length < 2) return false
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0)
}

export function dateOrderQuestion(dates: readonly string[]): Question {
  return {
    code: 'date_order',
    message: 'Every date in this file could be read day first or month first. Which is it?',
    choices: [
      { value: 'dmy', label: 'Day first: 03/04 is 3 April' },
      { value: 'mdy', label: 'Month first: 03/04 is 4 March' },
    ],
    samples: [...new Set(dates)].slice(0, 5),
  }
}
