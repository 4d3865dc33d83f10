import { exactRoles } from '../table/header.ts'
import type { PrintedAmount, PrintedEntry } from './entry.ts'
import type { PrintedLine } from './lines.ts'

export type MoneyRole = 'movement' | 'debit' | 'credit' | 'balance'

export interface MoneyColumns {
  /** Column of an amount, counted from the left. */
  of: (entry: PrintedEntry, amount: PrintedAmount) => number
  /** What the header says of each column; null where it says nothing. */
  roles: (MoneyRole | null)[]
}

const headerLinesAbove = 12

/** Columns of money: by the right edges of the amounts where places are known, by their order where they are not. */
export function moneyColumns(
  entries: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
  placed: boolean,
): MoneyColumns {
  const header = headerSpans(entries, lines)
  if (!placed) return columnsByOrder(entries, header)
  const edges = entries.flatMap(({ amounts }) => amounts.map(({ right }) => right)).toSorted((a, b) => a - b)
  const tolerance = entries.reduce((most, { line }) => Math.max(most, line.height), 1)
  const columns: { from: number; to: number }[] = []
  for (const edge of edges) {
    const last = columns.at(-1)
    if (last && edge - last.to <= tolerance) last.to = edge
    else columns.push({ from: edge, to: edge })
  }
  const roles = columns.map((column) => {
    const inColumn = ({ right }: PrintedAmount) => right >= column.from && right <= column.to
    const left = entries.reduce(
      (least, { amounts }) => amounts.filter(inColumn).reduce((edge, { x }) => Math.min(edge, x), least),
      column.to,
    )
    return nearestRole(header, left, column.to)
  })
  return {
    of: (_entry, amount) => columns.findIndex(({ from, to }) => amount.right >= from && amount.right <= to),
    roles,
  }
}

interface HeaderSpan {
  role: MoneyRole
  x: number
  right: number
}

function columnsByOrder(entries: readonly PrintedEntry[], header: readonly HeaderSpan[]): MoneyColumns {
  const most = entries.reduce((widest, { amounts }) => Math.max(widest, amounts.length), 0)
  const roles = Array.from({ length: most }, (_, index) =>
    header.length === most ? (header[index]?.role ?? null) : null,
  )
  // Fewer amounts than columns: the last one is still the balance.
  const of = (entry: PrintedEntry, amount: PrintedAmount): number =>
    most - entry.amounts.length + entry.amounts.indexOf(amount)
  return { of, roles }
}

/** The header whose words lie over the column; right-aligned amounts may stick out to the left of theirs. */
function nearestRole(header: readonly HeaderSpan[], x: number, right: number): MoneyRole | null {
  const over = header.filter((span) => span.x <= right + 4 && span.right >= x - 4)
  const nearest = over.toSorted((a, b) => Math.abs(a.right - right) - Math.abs(b.right - right))[0]
  return nearest?.role ?? null
}

/** Money headers of the line above the first movement that says most about columns; a line with figures is no header. */
function headerSpans(entries: readonly PrintedEntry[], lines: readonly PrintedLine[]): HeaderSpan[] {
  const first = entries[0]?.line.line ?? 0
  const above = lines.slice(Math.max(0, first - 1 - headerLinesAbove), Math.max(0, first - 1)).toReversed()
  const headers = above.filter(({ text }) => !/\d[.,]\d\d(?!\d)/.test(text)).map(spansOf)
  const best = headers.reduce((a, b) => (b.columns > a.columns && b.spans.length > 0 ? b : a), {
    columns: 1,
    spans: [],
  })
  const has = (role: MoneyRole) => best.spans.some((span) => span.role === role)
  // Columns of debits and credits come in pairs; one word alone (“Credit Card”) is a title.
  return has('debit') === has('credit') ? best.spans : best.spans.filter(({ role }) => role === 'balance')
}

/** Does the line name columns of a table, one of them of money? */
export function isTableHeader(line: PrintedLine): boolean {
  const { columns, spans } = spansOf(line)
  return columns > 1 && spans.length > 0
}

/** Where the columns of money of a table are headed, from left to right edge. */
export function headedSpans(line: PrintedLine): readonly { x: number; right: number }[] {
  return isTableHeader(line) ? spansOf(line).spans : []
}

const roleOf: ReadonlyMap<string, MoneyRole> = new Map([
  ['amount', 'movement'],
  ['settled', 'movement'],
  ['billing', 'movement'],
  ['debit', 'debit'],
  ['credit', 'credit'],
  ['balance', 'balance'],
])
const phraseWordsMax = 4

function spansOf({ words }: PrintedLine): { columns: number; spans: HeaderSpan[] } {
  const spans: HeaderSpan[] = []
  let columns = 0
  for (let start = 0; start < words.length;) {
    const match = phraseAt(words, start)
    const right = words[start + (match?.length ?? 1) - 1]?.right ?? 0
    if (match) columns += 1
    if (match?.role) spans.push({ role: match.role, x: words[start]?.x ?? 0, right })
    start += match?.length ?? 1
  }
  return { columns, spans }
}

/** The longest header phrase that begins here; its role is null where the column holds no money. */
function phraseAt(
  words: PrintedLine['words'],
  start: number,
): { role: MoneyRole | null; length: number } | null {
  for (let length = Math.min(phraseWordsMax, words.length - start); length > 0; length -= 1) {
    if (hasGap(words.slice(start, start + length))) continue
    const roles = exactRoles(
      words
        .slice(start, start + length)
        .map((word) => word.text)
        .join(' '),
    )
    // `Debit Credit` are two columns side by side; only one word, `Debit/Credit`, is one.
    if (roles.length === 0 || (length > 1 && roles.every((role) => role === 'direction'))) continue
    return {
      role: roles.map((role) => roleOf.get(role)).find((found) => found !== undefined) ?? null,
      length,
    }
  }
  return null
}

/** Words further apart than three letters stand over different columns. */
function hasGap(words: PrintedLine['words']): boolean {
  return words.some(({ x, right, text }, index) => {
    const next = words[index + 1]
    return next !== undefined && next.x - right > ((right - x) / text.length) * 3
  })
}
