/**
 * A true ledger, printed the way some bank might print it: random language, columns, date shape, number style, sign
 * convention, delimiter and order. The parser must give the ledger back, or ask, or refuse rows; it must never be wrong.
 */
import fc from 'fast-check'
import { dressings, marks, numberStyles, printNumber, signs, wrappings } from './amounts.ts'
import { dateStyles } from './dates.ts'
import type { Printed, TrueRow } from './outcome.ts'
import { flags, headers, texts } from './words.ts'

export const shape = fc.record({
  rows: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 900 }),
      minor: fc.oneof(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.integer({ min: 1, max: 9 }).map((n) => n * 100_000),
      ),
      out: fc.boolean(),
      text: fc.constantFrom(...texts),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  currency: fc.constantFrom(...Object.keys(marks)),
  mark: fc.nat(3),
  dateStyle: fc.constantFrom(...Object.keys(dateStyles)),
  numberStyle: fc.constantFrom(...Object.keys(numberStyles)),
  dressing: fc.constantFrom(...Object.keys(dressings)),
  wrapping: fc.constantFrom('bare', 'bare', ...Object.keys(wrappings)),
  sign: fc.constantFrom(...(Object.keys(signs) as (keyof typeof signs)[])),
  layout: fc.constantFrom('signed', 'signed', 'split', 'splitZero', 'splitNegative', 'flag', 'spend'),
  flag: fc.constantFrom(...Object.keys(flags)),
  header: fc.constantFrom(...Object.keys(headers)),
  balance: fc.boolean(),
  newestFirst: fc.boolean(),
  shuffled: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  ending: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  preamble: fc.boolean(),
  footer: fc.boolean(),
  order: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
})

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

/** A card has more purchases than payments. Month-first and short year-first dates are printed by software of some languages only; so are cards' turned signs. */
function plausible(given: Shape): Shape {
  const english = given.header === 'english' || given.header === 'none'
  const monthFirst = given.dateStyle.startsWith('mdy') && !english
  const yearFirst =
    /^(?:ymdShort|namedYearFirst)$/.test(given.dateStyle) && !english && given.header !== 'chinese'
  const suffixed = given.layout === 'spend' && given.sign.startsWith('suffix')
  return {
    ...given,
    rows:
      given.layout === 'spend' ? given.rows.map((row, at) => ({ ...row, out: at % 5 !== 4 })) : given.rows,
    layout: given.layout === 'spend' && given.balance && given.rows.length < 2 ? 'signed' : given.layout,
    shuffled: given.shuffled && given.layout !== 'spend',
    dateStyle: monthFirst || yearFirst ? 'dmySlash' : given.dateStyle,
    sign: suffixed ? 'minus' : given.sign,
  }
}

export function print(shape: Shape): Printed {
  const given = plausible(shape)
  const { currency } = given
  const start = Temporal.PlainDate.from('2023-01-05')
  const ledger = given.rows.map((row) => ({
    date: start.add({ days: row.day }),
    minor: BigInt(row.out ? -row.minor : row.minor),
    text: row.text,
  }))
  if (!given.shuffled) ledger.sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  const balances: bigint[] = []
  let balance = 1_000_000n
  for (const row of ledger) balances.push((balance += row.minor))
  const listed = ledger.map((row, at) => ({ row, balance: balances[at] ?? 0n }))
  if (given.newestFirst) listed.reverse()
  const names = headers[given.header] ?? {}
  const mark = marks[currency]?.[given.mark % (marks[currency]?.length ?? 1)] ?? currency
  const style = numberStyles[given.numberStyle] ?? { mark: '.', group: '' }
  const dress = dressings[given.dressing] ?? ((number: string) => number)
  const number = (minor: bigint): string =>
    dress(printNumber(minor < 0n ? -minor : minor, currency, style), mark)
  const signed = (minor: bigint): string => signs[given.sign](number(minor), minor < 0n)
  const [outFlag, inFlag] = flags[given.flag] ?? ['D', 'C']
  const wrap = wrappings[given.wrapping] ?? ((cell: string) => cell)
  const columns = columnsOf(given, number, signed, outFlag, inFlag).map((column) =>
    moneyNames.has(column.name)
      ? { ...column, cell: (row: TrueRow, left: bigint) => wrap(column.cell(row, left)) }
      : column,
  )
  const quoted = (cell: string): string =>
    /["\r\n]/.test(cell) || cell.includes(given.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  const lines: string[] = []
  if (given.layout === 'spend' && !given.balance) lines.push(quoted('Credit Card Number: XXXX-1234'))
  if (given.preamble) lines.push(quoted('Statement of account'), '')
  if (given.header !== 'none')
    lines.push(columns.map((column) => quoted(names[column.name] ?? '')).join(given.delimiter))
  const rows = new Map<number, TrueRow>()
  for (const entry of listed) {
    lines.push(columns.map((column) => quoted(column.cell(entry.row, entry.balance))).join(given.delimiter))
    rows.set(lines.length, entry.row)
  }
  if (given.footer) lines.push('', quoted('This is a computer generated statement.'))
  const text = lines.join(given.ending) + given.ending
  return { text, rows, style: JSON.stringify({ ...given, rows: undefined, order: undefined }) }
}

const moneyNames: ReadonlySet<string> = new Set(['amount', 'debit', 'credit', 'balance'])

interface Column {
  name: string
  cell: (row: TrueRow, balance: bigint) => string
}

function columnsOf(
  given: Shape,
  number: (minor: bigint) => string,
  signed: (minor: bigint) => string,
  outFlag: string,
  inFlag: string,
): Column[] {
  const date = dateStyles[given.dateStyle] ?? ((day: Temporal.PlainDate) => day.toString())
  const columns: Column[] = [
    { name: 'date', cell: (row) => date(row.date) },
    { name: 'text', cell: (row) => row.text },
  ]
  const zero = given.layout === 'splitZero' ? number(0n) : ''
  const outCell = (minor: bigint): string =>
    given.layout === 'splitNegative' ? `-${number(minor)}` : number(minor)
  if (given.layout === 'flag') {
    columns.push(
      { name: 'amount', cell: (row) => number(row.minor) },
      { name: 'flag', cell: (row) => (row.minor < 0n ? outFlag : inFlag) },
    )
  } else if (given.layout.startsWith('split')) {
    columns.push(
      { name: 'debit', cell: (row) => (row.minor < 0n ? outCell(row.minor) : zero) },
      { name: 'credit', cell: (row) => (row.minor < 0n ? zero : number(row.minor)) },
    )
  } else if (given.layout === 'spend') columns.push({ name: 'amount', cell: (row) => signed(-row.minor) })
  else columns.push({ name: 'amount', cell: (row) => signed(row.minor) })
  if (given.balance)
    columns.push({
      name: 'balance',
      cell: (_, balance) => (balance < 0n ? `-${number(balance)}` : number(balance)),
    })
  columns.push({ name: 'currency', cell: () => given.currency })
  if (given.layout === 'flag') return columns
  return columns
    .map((column, at) => ({ column, key: given.order[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ column }) => column)
}
