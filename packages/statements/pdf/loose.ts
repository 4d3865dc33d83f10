import { headedSpans } from './columns.ts'
import type { PrintedAmount, PrintedEntry } from './entry.ts'
import { readUndated, takeApart } from './entry.ts'
import { balanceKind } from './figures.ts'
import type { PrintedLine } from './lines.ts'

/** A movement that is not a line of its own. */
export interface LooseEntry {
  entry: PrintedEntry
  /** `undated` stands under the date of an earlier line, `split` has its amount on a lower line, `bare` has no words beside it. */
  kind: 'undated' | 'split' | 'bare'
  /** It stands in the table: between two movements of a page, with its amounts in the columns of one above, or under a day alone. */
  inTable: boolean
}

/** A date is followed by its amount within this many lines. */
const splitLinesMax = 4

/**
 * Lines with an amount that may be movements once read together with others: under a date printed once for a whole day, below a
 * date whose words wrap before the amount comes, or beside words that are printed above and below.
 */
export function looseEntries(
  dated: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
  placed: boolean,
): LooseEntry[] {
  const starts = new Map(dated.map((entry) => [entry.line.line, entry]))
  const last = dated.at(-1)?.line.line ?? 0
  const columns = edgesOf([...dated.flatMap((entry) => entry.amounts), ...lines.flatMap(headedSpans)])
  const found: LooseEntry[] = []
  const at: Place = { day: null, above: null, open: null }
  for (const line of lines) {
    const known = starts.get(line.line)
    const apart = known ?? takeApart(line)
    if (known) Object.assign(at, { day: known, above: known, open: null })
    else if (balanceKind(apart?.description ?? line.text) !== 'other') {
      at.open = null
      if (line.line > last) at.day = null
    } else if (apart) {
      at.day = apart
      at.open = apart.amounts.length === 0 ? apart : null
      const bare = apart.amounts.length > 0 && !/\p{L}/u.test(apart.description)
      if (bare) found.push({ entry: apart, kind: 'bare', inTable: true })
    } else found.push(...underDate(line, at, { last, placed, columns }))
  }
  return found
}

interface Place {
  /** The last line that printed a date. */
  day: PrintedEntry | null
  /** The last movement of one line. */
  above: PrintedEntry | null
  /** A date without an amount so far. */
  open: PrintedEntry | null
}

function underDate(
  line: PrintedLine,
  at: Place,
  { last, placed, columns }: { last: number; placed: boolean; columns: Edges },
): LooseEntry[] {
  const { day, above, open } = at
  const under = day && readUndated(line, day)
  const joins = open && joinable(open, line) ? open : null
  if (!under) {
    if (joins) at.open = { ...joins, description: `${joins.description} ${line.text}` }
    return []
  }
  at.open = null
  if (joins) return [{ entry: joined(joins, under), kind: 'split', inTable: true }]
  const between = above?.line.page === line.page && line.line < last
  const headed = above === null && day?.description === '' && day.amounts.length === 0
  return [{ entry: under, kind: 'undated', inTable: between || headed || (placed && lined(under, columns)) }]
}

function joinable(open: PrintedEntry, line: PrintedLine): boolean {
  return line.page === open.line.page && line.line - open.line.line <= splitLinesMax
}

function joined(open: PrintedEntry, below: PrintedEntry): PrintedEntry {
  const description = `${open.description} ${below.description}`.trim()
  return { ...open, description, amounts: below.amounts, lineEnd: below.line.line }
}

/** Where amounts, or the headers above them, begin and end, in whole points: a long statement has few such places. */
interface Edges {
  lefts: ReadonlySet<number>
  rights: ReadonlySet<number>
}

function edgesOf(spans: readonly Pick<PrintedAmount, 'x' | 'right'>[]): Edges {
  const places = (of: (span: Pick<PrintedAmount, 'x' | 'right'>) => number) =>
    new Set(spans.map((span) => Math.round(of(span))))
  return { lefts: places(({ x }) => x), rights: places(({ right }) => right) }
}

/** Points. */
const driftMax = 8

/** Do all its amounts begin or end where amounts of dated movements or headers of money do? */
function lined({ amounts, line }: PrintedEntry, { lefts, rights }: Edges): boolean {
  const drift = Math.min(line.height / 2, driftMax)
  const near = (places: ReadonlySet<number>, at: number): boolean => {
    for (let place = Math.round(at - drift); place <= at + drift; place += 1)
      if (places.has(place)) return true
    return false
  }
  return amounts.every(({ x, right }) => near(rights, right) || near(lefts, x))
}
