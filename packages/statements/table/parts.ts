import { findFacts } from './facts.ts'
import { looksLikeRow } from './find.ts'
import { headerScore } from './header.ts'
import { statusOf } from './labels.ts'
import { isBlank, type TableCursor, type TableRecord, type TableSource } from './source.ts'

/** A header that names a date and money scores at least this. */
export const tableScoreMin = 10
/** Tables below each other are looked for among so many records. */
const recordsMax = 3_000

/** One of the tables that stand below each other in a file. */
export interface TablePart {
  source: TableSource
  /** Its title says that nothing in it is booked yet. */
  pending: boolean
}

/**
 * Cuts a file into its tables. A new one begins with a header unlike the one before, or with the same header under a title that
 * names another account or says that what follows is pending; the title goes with it.
 */
export function tableParts(source: TableSource): TablePart[] {
  const records: TableRecord[] = []
  const cursor = source.open()
  for (let record = cursor.next(); record && records.length < recordsMax; record = cursor.next())
    records.push(record)
  const headings = headingsOf(records)
  if (headings.length < 2) return [{ source, pending: false }]
  return headings.map(({ title }, index) => ({
    source: rangeOf(source, index === 0 ? 0 : title.from, headings[index + 1]?.title.from ?? Infinity),
    pending: title.pending,
  }))
}

interface Heading {
  cells: readonly string[]
  title: Title
}

interface Title {
  /** Index of its first record; that of the header where there is no title. */
  from: number
  accountId: string | null
  pending: boolean
}

function headingsOf(records: readonly TableRecord[]): Heading[] {
  const found: Heading[] = []
  let rows = 0
  for (const [at, record] of records.entries()) {
    if (looksLikeRow(record)) {
      rows += 1
      continue
    }
    if (headerScore(record.cells) < tableScoreMin) continue
    const before = found.at(-1)
    const heading = { cells: record.cells, title: titleAbove(records, at) }
    if (!before || (rows > 0 && begins(heading, before))) found.push(heading)
    rows = 0
  }
  return found
}

function begins({ cells, title }: Heading, before: Heading): boolean {
  if (!sameCells(cells, before.cells)) return true
  const { accountId, pending } = before.title
  return title.pending !== pending || (title.accountId !== null && title.accountId !== accountId)
}

export function sameCells(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((cell, at) => cell === right[at])
}

/** Lines of a word or two right above the header, blank ones among them. */
function titleAbove(records: readonly TableRecord[], header: number): Title {
  const lines: TableRecord[] = []
  let from = header
  for (let at = header - 1; at >= 0; at -= 1) {
    const record = records[at]
    if (!record || looksLikeRow(record) || record.cells.filter((cell) => cell !== '').length > titleCellsMax)
      break
    if (isBlank(record)) continue
    lines.unshift(record)
    from = at
  }
  const pending = lines.some(({ cells }) => cells.some((cell) => statusOf(cell) === 'pending'))
  return { from, accountId: findFacts(lines, []).facts.accountId, pending }
}

const titleCellsMax = 2

/** Records `from` to `to` (exclusive) of a source. */
function rangeOf(source: TableSource, from: number, to: number): TableSource {
  return {
    name: source.name,
    open(): TableCursor {
      const cursor = source.open()
      let at = 0
      for (; at < from; at += 1) cursor.next()
      return { next: () => (at++ < to ? cursor.next() : null) }
    },
  }
}
