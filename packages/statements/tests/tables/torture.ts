/**
 * A true ledger, printed the way some bank might print it: random language, columns, date shape, number style, sign
 * convention, delimiter and order. The parser must give the ledger back, or ask, or refuse rows; it must never be wrong.
 */
import fc from 'fast-check'
import { minorDigits } from '@scale/money'

export interface TrueRow {
  date: Temporal.PlainDate
  minor: bigint
  text: string
}

export interface Printed {
  text: string
  /** Physical line of each row. */
  rows: Map<number, TrueRow>
  currency: string
  style: string
}

const dateStyles: Record<string, (date: Temporal.PlainDate) => string> = {
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

interface NumberStyle {
  mark: '.' | ','
  group: string
  indian?: boolean
  /** Whole amounts lose their decimals: `1,234`. */
  trimmed?: boolean
}

const numberStyles: Record<string, NumberStyle> = {
  plainPoint: { mark: '.', group: '' },
  plainComma: { mark: ',', group: '' },
  english: { mark: '.', group: ',' },
  german: { mark: ',', group: '.' },
  french: { mark: ',', group: '\u202f' },
  spaced: { mark: ',', group: ' ' },
  nbsp: { mark: ',', group: '\u00a0' },
  swiss: { mark: '.', group: "'" },
  swissCurly: { mark: '.', group: '’' },
  indian: { mark: '.', group: ',', indian: true },
  trimmedEnglish: { mark: '.', group: ',', trimmed: true },
  trimmedGerman: { mark: ',', group: '.', trimmed: true },
  trimmedPlain: { mark: '.', group: '', trimmed: true },
}

/** Digits only; `minor` is not negative. */
function printNumber(minor: bigint, currency: string, style: NumberStyle): string {
  const places = minorDigits(currency)
  const digits = minor.toString().padStart(places + 1, '0')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  let fraction = places === 0 ? '' : digits.slice(-places)
  if (style.trimmed) fraction = fraction.replace(/0+$/, '')
  const grouped = style.indian ? indianGroups(whole) : whole.replace(/\B(?=(\d{3})+$)/g, style.group)
  return fraction === '' ? grouped : `${grouped}${style.mark}${fraction}`
}

function indianGroups(whole: string): string {
  if (whole.length <= 3) return whole
  return `${whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${whole.slice(-3)}`
}

const dressings: Record<string, (number: string, mark: string) => string> = {
  bare: (number) => number,
  before: (number, mark) => `${mark}${number}`,
  beforeSpaced: (number, mark) => `${mark} ${number}`,
  after: (number, mark) => `${number} ${mark}`,
  rtl: (number, mark) => `\u200f${mark}\u200f${number}`,
}

/** Around the finished cell, sign and all. */
const wrappings: Record<string, (cell: string) => string> = {
  bare: (cell) => cell,
  excel: (cell) => (cell === '' ? '' : `="${cell}"`),
  apostrophe: (cell) => (cell === '' ? '' : `'${cell}`),
  padded: (cell) => ` ${cell} `,
}

const marks: Record<string, string[]> = {
  INR: ['₹', 'Rs.', 'Rs', 'INR'],
  EUR: ['€', 'EUR'],
  USD: ['$', 'US$', 'USD'],
  GBP: ['£', 'GBP'],
  CHF: ['CHF', 'Fr.'],
  SEK: ['kr', 'SEK'],
  BRL: ['R$'],
  JPY: ['¥', '円', 'JPY'],
  JOD: ['د.ا.', 'JOD'],
  KWD: ['KWD'],
}

const signs = {
  minus: (number: string, out: boolean): string => (out ? `-${number}` : number),
  unicode: (number: string, out: boolean): string => (out ? `−${number}` : number),
  plusMinus: (number: string, out: boolean): string => (out ? `-${number}` : `+${number}`),
  spacedMinus: (number: string, out: boolean): string => (out ? `- ${number}` : `+ ${number}`),
  trailing: (number: string, out: boolean): string => (out ? `${number}-` : number),
  brackets: (number: string, out: boolean): string => (out ? `(${number})` : number),
  suffix: (number: string, out: boolean): string => `${number} ${out ? 'Dr' : 'Cr'}`,
  suffixDot: (number: string, out: boolean): string => `${number}${out ? 'DR.' : 'CR.'}`,
} as const

const headers: Record<string, Record<string, string>> = {
  english: {
    date: 'Date',
    text: 'Description',
    amount: 'Amount',
    debit: 'Debit',
    credit: 'Credit',
    flag: 'Dr/Cr',
    balance: 'Balance',
  },
  indian: {
    date: 'Txn Date',
    text: 'Narration',
    amount: 'Amount',
    debit: 'Withdrawal Amt.',
    credit: 'Deposit Amt.',
    flag: 'Dr/Cr',
    balance: 'Closing Balance',
  },
  german: {
    date: 'Buchungstag',
    text: 'Verwendungszweck',
    amount: 'Betrag',
    debit: 'Soll',
    credit: 'Haben',
    flag: 'Soll/Haben',
    balance: 'Saldo',
  },
  french: {
    date: "Date d'opération",
    text: 'Libellé',
    amount: 'Montant',
    debit: 'Débit',
    credit: 'Crédit',
    flag: 'Sens',
    balance: 'Solde',
  },
  spanish: {
    date: 'Fecha operación',
    text: 'Concepto',
    amount: 'Importe',
    debit: 'Cargo',
    credit: 'Abono',
    flag: 'Debe/Haber',
    balance: 'Saldo',
  },
  polish: {
    date: 'Data operacji',
    text: 'Opis operacji',
    amount: 'Kwota',
    debit: 'Obciążenia',
    credit: 'Uznania',
    flag: 'Strona',
    balance: 'Saldo po operacji',
  },
  russian: {
    date: 'Дата операции',
    text: 'Описание',
    amount: 'Сумма',
    debit: 'Расход',
    credit: 'Приход',
    flag: 'Дебет/Кредит',
    balance: 'Остаток',
  },
  chinese: {
    date: '交易日期',
    text: '摘要',
    amount: '交易金额',
    debit: '支出',
    credit: '收入',
    flag: '收/支',
    balance: '余额',
  },
  none: {},
}

const flags: Record<string, [string, string]> = {
  letters: ['D', 'C'],
  drcr: ['Dr', 'Cr'],
  words: ['Debit', 'Credit'],
  german: ['S', 'H'],
  chinese: ['支出', '收入'],
}

const texts = [
  'Swiggy',
  'NETFLIX.COM',
  'Rewe Markt',
  'Miete Mai',
  'UPI/9988/ok',
  'Coffee & Co',
  'Transfer 4711',
  'TotalEnergies 33',
  'Balance Gym',
  'J. Müller',
  '7-Eleven',
  'a;b,c',
  'x',
]

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
  const yearFirst = given.dateStyle === 'ymdShort' && !english && given.header !== 'chinese'
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
  return { text, rows, currency, style: JSON.stringify({ ...given, rows: undefined, order: undefined }) }
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
