/** Ledgers as pages of a printed statement, in the styles of many banks, with what they mean. */
type Pick = <T>(choices: readonly T[]) => T
type Day = Temporal.PlainDate

export interface PrintedRow {
  day: Day
  minor: bigint
  balance: bigint
  text: string
}

export interface PrintedLedger {
  page: string
  rows: PrintedRow[]
  opening: bigint
  closing: bigint
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const two = (value: number): string => String(value).padStart(2, '0')
const short = ({ month }: Day): string => (months[month - 1] ?? '').slice(0, 3)
const year2 = ({ year }: Day): string => two(year % 100)

const formats: Record<string, (day: Day) => string> = {
  'dd/mm/yyyy': (day) => `${two(day.day)}/${two(day.month)}/${day.year}`,
  'mm/dd/yyyy': (day) => `${two(day.month)}/${two(day.day)}/${day.year}`,
  'dd/mm/yy': (day) => `${two(day.day)}/${two(day.month)}/${year2(day)}`,
  'mm/dd/yy': (day) => `${two(day.month)}/${two(day.day)}/${year2(day)}`,
  'dd MMM yy': (day) => `${two(day.day)} ${short(day)} ${year2(day)}`,
  'dd MMM yyyy': (day) => `${two(day.day)} ${short(day)} ${day.year}`,
  'dd-MMM-yyyy': (day) => `${two(day.day)}-${short(day)}-${day.year}`,
  'dd-MMM-yy': (day) => `${two(day.day)}-${short(day).toUpperCase()}-${year2(day)}`,
  'd MMM': (day) => `${day.day} ${short(day)}`,
  'MMM d': (day) => `${short(day)} ${day.day}`,
  'MMM d, yyyy': (day) => `${short(day)} ${day.day}, ${day.year}`,
  'dd/mm': (day) => `${two(day.day)}/${two(day.month)}`,
  'mm/dd': (day) => `${two(day.month)}/${two(day.day)}`,
  'dd.mm.yyyy': (day) => `${two(day.day)}.${two(day.month)}.${day.year}`,
  'dd.mm.yy': (day) => `${two(day.day)}.${two(day.month)}.${year2(day)}`,
  'dd.mm.': (day) => `${two(day.day)}.${two(day.month)}.`,
  'dd.mm': (day) => `${two(day.day)}.${two(day.month)}`,
  'yyyy-mm-dd': (day) => day.toString(),
}

type Marks = 'us' | 'de' | 'fr' | 'plain'

function money(minor: bigint, marks: Marks): string {
  const size = minor < 0n ? -minor : minor
  const [whole, cents] = [String(size / 100n), two(Number(size % 100n))]
  const grouped = (separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator)
  if (marks === 'us') return `${grouped(',')}.${cents}`
  if (marks === 'de') return `${grouped('.')},${cents}`
  return marks === 'fr' ? `${grouped('\u00a0')},${cents}` : `${whole}.${cents}`
}

const signs: Record<string, (text: string, out: boolean) => string> = {
  minus: (text, out) => (out ? `-${text}` : text),
  trailing: (text, out) => (out ? `${text}-` : text),
  letters: (text, out) => `${text} ${out ? 'Dr' : 'Cr'}`,
  brackets: (text, out) => (out ? `(${text})` : text),
  apart: (text, out) => `${out ? '-' : '+'} ${text}`,
}

const texts =
  'SHOP A|CARD PAYMENT TESCO|RENT FLAT 3|ACME PAYROLL|UPI/409212345678/SHOP|ATM 4711 MAIN ST|INTEREST|CAFE 24|GAS CO LTD|MAY FLOWERS|DIRECT DEBIT 12 POWER'.split(
    '|',
  )
const notes = ['REF 123456', 'ON 24 DEC', 'LONDON GB', 'CARD 1234', 'INVOICE 2024/55', 'for the month']
const [dateWidth, textWidth, moneyWidth] = [13, 34, 14]

interface Style {
  format: string
  marks: Marks
  sign: string
  balance: 'row' | 'day' | 'none'
  /** The date stands once for a day. */
  once: boolean
  wrap: 'no' | 'below' | 'around'
  value: boolean
  period: 'words' | 'date' | 'numbers' | 'none'
  opening: boolean
  closing: boolean
  totals: boolean
}

function styleOf(pick: Pick): Style {
  const format = pick(Object.keys(formats))
  const marks: Marks = format.includes('.') ? pick(['de', 'fr']) : pick(['us', 'us', 'plain', 'de'])
  return {
    format,
    marks,
    sign: pick(['columns', 'columns', ...Object.keys(signs)]),
    balance: pick(['row', 'row', 'day', 'none']),
    once: pick([true, false, false, false]),
    wrap: pick(['no', 'no', 'below', 'around']),
    value: pick([true, false, false]),
    period: pick(['words', 'date', 'numbers', 'none']),
    opening: pick([true, true, true, false]),
    closing: pick([true, true, true, false]),
    totals: pick([true, false, false]),
  }
}

function rowsOf(first: Day, opening: bigint, pick: Pick, number: (below: number) => number): PrintedRow[] {
  const days = Array.from({ length: 3 + number(6) }, () => number(29)).sort((a, b) => a - b)
  let balance = opening
  return days.map((days) => {
    const out = number(100) < 65
    const minor = BigInt(1 + number(out ? 90_000 : 300_000)) * (out ? -1n : 1n)
    balance += minor
    return { day: first.add({ days }), minor, balance, text: pick(texts) }
  })
}

function headOf(style: Style, first: Day, last: Day): string[] {
  const words = (day: Day): string => `${day.day} ${months[day.month - 1]} ${day.year}`
  const numbers = formats[style.format.startsWith('mm') ? 'mm/dd/yyyy' : 'dd/mm/yyyy'] ?? words
  const period = {
    words: `Statement period ${words(first)} to ${words(last)}`,
    date: `Statement date ${words(last)}`,
    numbers: `Statement period ${numbers(first)} - ${numbers(last)}`,
    none: '',
  }[style.period]
  const amounts =
    style.sign === 'columns'
      ? 'Debit'.padStart(moneyWidth) + 'Credit'.padStart(moneyWidth)
      : 'Amount'.padStart(moneyWidth)
  const value = style.value ? 'Value'.padEnd(dateWidth) : ''
  const balance = style.balance === 'none' ? '' : 'Balance'.padStart(moneyWidth)
  const header = 'Date'.padEnd(dateWidth) + value + 'Description'.padEnd(textWidth) + amounts + balance
  return ['SAMPLE BANK', 'Account Number 12345678', period, '', header]
}

/** `number(n)` is the next number from 0 to n − 1. */
export function printLedger(number: (below: number) => number): PrintedLedger {
  const pick: Pick = (choices) => {
    const choice = choices[number(choices.length)]
    if (choice === undefined) throw new Error('nothing to choose from')
    return choice
  }
  const style = styleOf(pick)
  const first = Temporal.PlainDate.from({
    year: pick([2019, 2023, 2024]),
    month: pick([1, 3, 7, 11, 12]),
    day: pick([1, 12, 20]),
  })
  const opening = BigInt(number(500_000))
  const rows = rowsOf(first, opening, pick, number)
  const closing = rows.at(-1)?.balance ?? opening
  const indent = ' '.repeat(dateWidth * (style.value ? 2 : 1))
  const wide = (style.sign === 'columns' ? 2 : 1) + (style.balance === 'none' ? 0 : 1)
  const signed = (minor: bigint): string => `${minor < 0n ? '-' : ''}${money(minor, style.marks)}`
  const balanceLine = (label: string, minor: bigint): string =>
    indent + label.padEnd(textWidth) + signed(minor).padStart(wide * moneyWidth)
  const lines = headOf(style, first, first.add({ days: 29 }))
  if (style.opening) lines.push(balanceLine('Opening balance', opening))
  for (const [at, row] of rows.entries()) {
    const line = rowLine(row, { before: rows[at - 1], after: rows[at + 1] }, style)
    if (style.wrap === 'around') lines.push(indent + pick(notes), line, indent + pick(notes), '')
    else lines.push(line, ...(style.wrap === 'below' && number(2) === 0 ? [indent + pick(notes)] : []))
  }
  if (style.closing) lines.push(balanceLine('Closing balance', closing))
  if (style.totals) lines.push(totalsOf(rows, style.marks))
  return { page: [...lines, '', 'Page 1 of 1'].join('\n'), rows, opening, closing }
}

function rowLine(
  { day, minor, balance, text }: PrintedRow,
  { before, after }: { before: PrintedRow | undefined; after: PrintedRow | undefined },
  style: Style,
): string {
  const written = style.once && before?.day.equals(day) ? '' : (formats[style.format]?.(day) ?? '')
  const dates = written.padEnd(dateWidth) + (style.value ? written.padEnd(dateWidth) : '')
  const size = money(minor, style.marks)
  const columns = minor < 0n ? [size, ''] : ['', size]
  const amounts = style.sign === 'columns' ? columns : [signs[style.sign]?.(size, minor < 0n) ?? size]
  const told = style.balance === 'row' || (style.balance === 'day' && !after?.day.equals(day))
  const balances = told ? [`${balance < 0n ? '-' : ''}${money(balance, style.marks)}`] : []
  const cells = [...amounts, ...balances].map((cell) => cell.padStart(moneyWidth))
  return (dates + text.padEnd(textWidth) + cells.join('')).trimEnd()
}

function totalsOf(rows: readonly PrintedRow[], marks: Marks): string {
  const sum = (out: boolean): bigint =>
    rows.reduce((total, { minor }) => (minor < 0n === out ? total + minor : total), 0n)
  return `Total debits ${money(sum(true), marks)} Total credits ${money(sum(false), marks)}`
}
