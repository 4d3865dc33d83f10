import { expect, test } from 'vitest'
import { dateShapes, type DateShape, type PrintDate } from './torture/dates.ts'
import { outcomeOf, type Outcome, type Printed } from './torture/outcome.ts'
import { headers } from './torture/words.ts'

function days(first: string, step: Temporal.DurationLike, count: number): Temporal.PlainDate[] {
  const list = [Temporal.PlainDate.from(first)]
  while (list.length < count) list.push((list.at(-1) ?? Temporal.PlainDate.from(first)).add(step))
  return list
}

/** Something in each of these settles every order: a day above 12, or a direction of time and years that stay together. */
const proving: Record<string, Temporal.PlainDate[]> = {
  'a day above 12': ['2024-02-05', '2024-03-07', '2024-03-25', '2024-04-09'].map((text) =>
    Temporal.PlainDate.from(text),
  ),
  'over the turn of a year': days('2023-11-28', { days: 6 }, 12),
  'newest first': days('2024-03-01', { days: 2 }, 30).reverse(),
  'two years of weeks': days('2022-01-05', { days: 7 }, 104),
}

/** None of their days is above 12. */
const open: Record<string, Temporal.PlainDate[]> = {
  'one day': days('2024-02-05', { days: 0 }, 1),
  'one day whose numbers are equal': days('2024-05-05', { days: 0 }, 1),
  'the same day thrice': days('2024-02-05', { days: 0 }, 3),
  'two days': days('2024-02-05', { days: 31 }, 2),
  'nine days of one month': days('2024-03-01', { days: 1 }, 9),
  'the fifth of each month': days('2024-01-05', { months: 1 }, 9),
  'in no order': ['2024-07-03', '2024-02-11', '2024-09-05', '2024-01-08', '2024-12-02', '2024-03-10'].map(
    (text) => Temporal.PlainDate.from(text),
  ),
}

/** Languages whose banks write the day first: there an open column is read so. */
const dayFirst: ReadonlySet<string> = new Set(['german', 'indian'])
const languages = ['english', 'none', 'chinese', ...dayFirst]

function printed(language: string, dates: readonly Temporal.PlainDate[], print: PrintDate): Printed {
  const { date, text, amount, balance } = headers[language] ?? {}
  const lines = date === undefined ? [] : [[date, text, amount, balance].join(';')]
  const rows: Printed['rows'] = new Map()
  let left = 100_000n
  dates.forEach((day, at) => {
    const minor = BigInt((at % 3 === 0 ? -1 : 1) * (1_050 + 37 * at))
    left += minor
    lines.push([print(day), `Shop ${at}`, decimal(minor), decimal(left)].join(';'))
    rows.set(lines.length, { date: day, minor, text: `Shop ${at}` })
  })
  return { text: `${lines.join('\n')}\n`, rows, style: language }
}

function decimal(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function outcomes(
  shape: DateShape,
  language: string,
  dates: readonly Temporal.PlainDate[],
): [Outcome, Outcome] {
  const file = printed(language, dates, shape.print)
  const known = { sign: 'as_is', columns: 'first_out' }
  return [
    outcomeOf(file, { answers: known }),
    outcomeOf(file, { answers: { ...known, date_order: shape.order } }),
  ]
}

for (const language of languages) {
  for (const [name, dates] of Object.entries(proving)) {
    test(`${name} settles every order of dates under ${language} headers`, () => {
      for (const shape of dateShapes)
        expect([shape.name, ...outcomes(shape, language, dates)]).toEqual([shape.name, 'exact', 'exact'])
    })
  }
  for (const [name, dates] of Object.entries(open)) {
    test(`${name} under ${language} headers: read right or asked about, and the answer settles it`, () => {
      for (const shape of dateShapes) {
        const local = dayFirst.has(language) && shape.order !== 'dmy'
        if (shape.order === 'ydm' || local) continue
        const [alone, answered] = outcomes(shape, language, dates)
        expect([shape.name, alone]).toEqual([shape.name, expect.stringMatching(/^(?:exact|asked)$/)])
        // A row or two without a header leave more than the date open.
        if (language !== 'none' || dates.length > 2)
          expect([shape.name, answered]).toEqual([shape.name, 'exact'])
      }
    })
  }
}
