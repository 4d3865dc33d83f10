import { currencyOfMark } from '../amounts/symbols.ts'
import { accountIdIn } from './account.ts'
import { isTableHeader } from './columns.ts'
import type { PrintedEntry } from './entry.ts'
import { balanceKind } from './figures.ts'
import type { PrintedLine } from './lines.ts'

/** The lines of one account, numbered anew; `numbers` are those of the file. */
export interface PrintedPart {
  lines: PrintedLine[]
  numbers: number[]
  /** Named in the header of its table. */
  currency: string | null
}

interface Heading {
  /** Index of its first line. */
  at: number
  id: string | null
  /** Currency in the header of its table. */
  currency: string | null
}

/**
 * Cuts a document that states several accounts into the lines of each. An account begins where its number (or a table in another
 * currency) is printed between the movements, and a header or a balance follows before its first movement. The head of the
 * document stays with the first account; the number of an account that comes again, page by page, goes on with it.
 */
export function partsOf(lines: readonly PrintedLine[], entries: readonly PrintedEntry[]): PrintedPart[] {
  const parts = new Map<string, PrintedPart>()
  let current: { part: PrintedPart; id: string | null; currency: string | null } | null = null
  const headings = headingsOf(lines, entries)
  for (const [index, { at, id, currency }] of headings.entries()) {
    const own = lines.slice(index === 0 ? 0 : at, headings[index + 1]?.at)
    const goesOn = current && sameAccount(current.id, id) && sameCurrency(current.currency, currency)
    if (!current || !goesOn) {
      const known = [...parts].find(([key]) => key === keyOf(id, currency))
      const part: PrintedPart = known?.[1] ?? { lines: [], numbers: [], currency }
      parts.set(keyOf(id, currency), part)
      current = { part, id, currency }
    }
    for (const line of own) {
      current.part.numbers.push(line.line)
      current.part.lines.push({ ...line, line: current.part.lines.length + 1 })
    }
  }
  return [...parts.values()]
}

function keyOf(id: string | null, currency: string | null): string {
  return `${bare(id ?? '')}|${currency ?? ''}`
}

function bare(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
}

/** An IBAN ends with the number of the account, a masked number with its last digits. */
function sameAccount(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [long, short] = [bare(a), bare(b)].toSorted((x, y) => y.length - x.length)
  const tail = /\d{4,}$/.exec(short ?? '')?.[0] ?? short ?? ''
  return long?.endsWith(tail) ?? true
}

function sameCurrency(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}

/** Headings that movements follow; the first stands for the head of the document too. */
function headingsOf(lines: readonly PrintedLine[], entries: readonly PrintedEntry[]): Heading[] {
  const taken = new Map(entries.flatMap((entry) => linesOf(entry).map((line) => [line, entry])))
  const found: Heading[] = []
  let open: (Heading & { tabled: boolean }) | null = null
  for (const [at, line] of lines.entries()) {
    const entry = taken.get(line.line)
    if (entry) {
      if (open?.tabled || found.length === 0) found.push(open ?? { at: 0, id: null, currency: null })
      open = null
      continue
    }
    const id = accountIdIn(line, lines[at - 1])
    // What stands before a closing balance speaks of the account that ends there.
    if (['closing', 'total'].includes(balanceKind(line.text))) open = null
    const header = isTableHeader(line)
    const currency = header ? currencyIn(line) : null
    if (id === null && !header && balanceKind(line.text) !== 'opening') continue
    open ??= { at, id: null, currency: null, tabled: false }
    open.id ??= id
    open.currency ??= currency
    open.tabled ||= id === null
  }
  return found.length > 0 ? found : [{ at: 0, id: null, currency: null }]
}

function linesOf({ lineStart, lineEnd }: PrintedEntry): number[] {
  return Array.from({ length: lineEnd - lineStart + 1 }, (_, index) => lineStart + index)
}

function currencyIn({ words }: PrintedLine): string | null {
  for (const { text } of words) {
    const code = currencyOfMark(text.replace(/[()[\]]/g, ''))
    if (code !== null && code !== 'open' && /^\W*(?:[A-Z]{3}|\P{L})\W*$/u.test(text)) return code
  }
  return null
}
