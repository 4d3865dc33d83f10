/** In which order the dates of a table stand, from everything its file says. */
import { orderOf, type DateDecision, type DateTally } from '../dates/order.ts'
import type { DateOrder } from '../dates/printed.ts'
import { dateOrders, type Mapping } from '../types.ts'
import { periodOf, type FactFinding } from './facts.ts'
import type { HeaderCell } from './header.ts'
import { namesIban } from './iban.ts'
import type { Columns, DateColumns, DecideInput, YearRule } from './plan.ts'
import { share, type ColumnProfile } from './profile.ts'
import { yearQuestion } from './questions.ts'
import type { Question } from '../types.ts'

const shortYearLanguages: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'hu', 'sv', 'lt'])
const dayFirstLanguages: ReadonlySet<string> = new Set([
  'in',
  'de',
  'fr',
  'nl',
  'es',
  'it',
  'cs',
  'pl',
  'da',
  'no',
  'fi',
  'ru',
  'uk',
  'tr',
  'ro',
  'bg',
  'hr',
  'el',
])

interface FoundDates {
  columns: Columns
  dates: DateColumns
}

/** The order of the booking dates, or the question to ask. */
export function decideOrder(
  input: DecideInput,
  found: FoundDates,
  finding: FactFinding,
  remembered: Mapping | null,
): DateDecision {
  const { columns, dates } = found
  const { options } = input
  const tally = input.whole?.dates ?? columns.profiles[dates.booked]?.dateOrder
  if (!tally) return { order: 'ymd' }
  const answer = options.answers?.date_order
  const answered = dateOrders.find((order) => order === answer)
  if (answered) return { order: answered }
  const stated = columns.headers[dates.booked]?.order ?? null
  const languages = headerLanguages(columns.headers)
  const shortYearFirst = [...languages].some((language) => shortYearLanguages.has(language))
  const local: DateOrder | null =
    !shortYearFirst &&
    (ofDayFirstCountry(columns, finding) ||
      [...languages].some((language) => dayFirstLanguages.has(language)))
      ? 'dmy'
      : null
  const value = dates.value === null ? null : columns.profiles[dates.value]?.dateOrder
  const proven = provenOrder(finding.dateTally) ?? (value ? provenOrder(value) : null)
  const evidence = { stated, proven, remembered: remembered?.dateOrder ?? null, local }
  return orderOf(tally, { ...evidence, period: periodOf(finding, options.fileName ?? null, proven) })
}

/** The order of the value dates: their own where they prove one, else that of the booking dates; null where neither fits. */
export function decideValueOrder({ columns, dates }: FoundDates, booked: DateOrder | null): DateOrder | null {
  if (dates.value === null) return null
  const tally = columns.profiles[dates.value]?.dateOrder
  if (!tally) return null
  const decision = orderOf(tally, { stated: columns.headers[dates.value]?.order ?? null, proven: booked })
  return 'order' in decision ? decision.order : null
}

/** Currencies of countries that write the day first, whatever the language. */
const dayFirstCurrencies: ReadonlySet<string> = new Set(
  'EUR GBP INR CHF AUD NZD SGD HKD DKK NOK PLN CZK BRL ARS CLP COP MXN RUB RUR UAH TRY RON BGN RSD ILS EGP MAD TND DZD PKR BDT LKR NPR THB IDR MYR VND NGN'.split(
    ' ',
  ),
)

/**
 * A bank that states the account's currency in front of the table writes dates as its country does. A currency column proves
 * less (apps print dates in the language of the phone), so it does not count; rupees in a header are a bank's.
 */
function ofDayFirstCountry(columns: Columns, finding: FactFinding): boolean {
  if (namesIban(columns, finding.facts.accountId)) return true
  if (columns.headers.some((header) => header.currency === 'INR')) return true
  return finding.facts.currency !== null && dayFirstCurrencies.has(finding.facts.currency)
}

/** The order other dates of the file prove on their own, by a day above 12. */
function provenOrder(tally: DateTally): DateOrder | null {
  if (tally.open === 0) return null
  const { dmy, mdy } = tally.refuted
  if (dmy === 0 && mdy > 0) return 'dmy'
  return mdy === 0 && dmy > 0 ? 'mdy' : null
}

const languageWordsMin = 2

/** Languages at least two headers are written in that English does not share. */
export function headerLanguages(headers: readonly HeaderCell[]): Set<string> {
  const counts = new Map<string, number>()
  for (const header of headers) {
    const languages = new Set(
      header.matches.filter((match) => match.weight === 3).flatMap((match) => [...match.languages]),
    )
    if (languages.has('en')) continue
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  return new Set(
    [...counts].flatMap(([language, count]) =>
      count >= languageWordsMin && count * 2 > most ? [language] : [],
    ),
  )
}

/** Dates without a year take it from the statement's period; never from the clock. */
export function yearRule(
  profile: ColumnProfile | undefined,
  finding: FactFinding,
  input: DecideInput,
  questions: Question[],
): YearRule | null {
  if (!profile || profile.yearless === 0 || share(profile.yearless, profile) < 0.7) return null
  const answer = /^\d{4}$/.exec(input.options.answers?.year ?? '')
  if (answer) {
    const year = +answer[0]
    return {
      from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
      to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    }
  }
  const period = periodOf(finding, input.options.fileName ?? null, null)
  if (period && period.from.until(period.to).days < 366) return period
  questions.push(yearQuestion(profile))
  return null
}
