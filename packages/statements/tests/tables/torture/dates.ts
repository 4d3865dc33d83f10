/** Dates as banks print them: the styles of random ledgers, and every order of the numbers with every separator. */
import type { DateOrder } from '../../../types.ts'

export type PrintDate = (date: Temporal.PlainDate) => string

export const dateStyles: Record<string, PrintDate> = {
  iso: (date) => date.toString(),
  isoTime: (date) => `${date.toString()}T08:15:30`,
  isoSpace: (date) => `${date.toString()} 08:15`,
  dmySlash: (date) => `${two(date.day)}/${two(date.month)}/${date.year}`,
  dmyDot: (date) => `${two(date.day)}.${two(date.month)}.${date.year}`,
  dmyDash: (date) => `${two(date.day)}-${two(date.month)}-${date.year}`,
  dmyShort: (date) => `${two(date.day)}.${two(date.month)}.${two(date.year % 100)}`,
  dmySlashShort: (date) => `${two(date.day)}/${two(date.month)}/${two(date.year % 100)}`,
  dmyBare: (date) => `${date.day}/${date.month}/${date.year}`,
  dmyTime: (date) => `${date.day}/${date.month}/${date.year} 17:42`,
  mdySlash: (date) => `${two(date.month)}/${two(date.day)}/${date.year}`,
  mdyBare: (date) => `${date.month}/${date.day}/${two(date.year % 100)}`,
  mdyDash: (date) => `${two(date.month)}-${two(date.day)}-${date.year}`,
  ymdSlash: (date) => `${date.year}/${two(date.month)}/${two(date.day)}`,
  ymdDot: (date) => `${date.year}.${two(date.month)}.${two(date.day)}.`,
  compact: (date) => `${date.year}${two(date.month)}${two(date.day)}`,
  dmyCompact: (date) => `${two(date.day)}${two(date.month)}${date.year}`,
  mdyCompact: (date) => `${two(date.month)}${two(date.day)}${date.year}`,
  named: (date) => `${two(date.day)}-${english[date.month - 1]}-${date.year}`,
  namedShort: (date) => `${date.day} ${english[date.month - 1]} ${two(date.year % 100)}`,
  american: (date) => `${english[date.month - 1]} ${date.day}, ${date.year}`,
  german: (date) => `${date.day}. ${german[date.month - 1]} ${date.year}`,
  ofx: (date) => `${date.year}${two(date.month)}${two(date.day)}120000[0:GMT]`,
  chinese: (date) => `${date.year}年${date.month}月${date.day}日`,
  namedYearFirst: (date) => `${two(date.year % 100)}-${english[date.month - 1]}-${two(date.day)}`,
  ymdShort: (date) => `${two(date.year % 100)}/${two(date.month)}/${two(date.day)}`,
}
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const german = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

function two(number: number): string {
  return String(number).padStart(2, '0')
}

export interface DateShape {
  name: string
  order: DateOrder
  print: PrintDate
}

const separators = ['/', '-', '.', ' ', '']
const years: Record<string, PrintDate> = {
  yyyy: (date) => String(date.year),
  yy: (date) => two(date.year % 100),
}
const lengths: Record<string, (number: number) => string> = { padded: two, bare: String }

/** `order` is what a person would answer; a month in words leaves only day and year to change places. */
export const dateShapes: readonly DateShape[] = [
  ...numericShapes(['dmy', 'mdy', 'ymd']),
  ...numericShapes(['ydm']).filter(({ name }) => name.includes('yyyy') && !name.endsWith('“”')),
  ...namedShapes(),
]

function numericShapes(orders: readonly DateOrder[]): DateShape[] {
  return orders.flatMap((order) =>
    separators.flatMap((separator) =>
      Object.entries(years).flatMap(([digits, year]) =>
        Object.entries(lengths)
          .filter(([length]) => separator !== '' || (length === 'padded' && digits === 'yyyy'))
          .map(([length, print]) => ({
            name: `${order} ${digits} ${length} “${separator}”`,
            order,
            print: (date: Temporal.PlainDate) =>
              [...order]
                .map((part) => (part === 'y' ? year(date) : print(part === 'd' ? date.day : date.month)))
                .join(separator),
          })),
      ),
    ),
  )
}

function namedShapes(): DateShape[] {
  const parts: [
    string,
    DateOrder,
    (year: string, month: string, day: string, separator: string) => string,
  ][] = [
    ['day month year', 'dmy', (year, month, day, separator) => [day, month, year].join(separator)],
    ['year month day', 'ymd', (year, month, day, separator) => [year, month, day].join(separator)],
    ['month day, year', 'mdy', (year, month, day, separator) => `${month}${separator}${day}, ${year}`],
  ]
  return parts.flatMap(([name, order, join]) =>
    ['-', ' ', '/', '.'].flatMap((separator) =>
      Object.entries(years).map(([digits, year]) => ({
        name: `${name} ${digits} “${separator}”`,
        order,
        print: (date: Temporal.PlainDate) =>
          join(year(date), english[date.month - 1] ?? '', two(date.day), separator),
      })),
    ),
  )
}
