import type { TableCursor, TableRecord } from '../table/source.ts'

const quote = 34
const carriageReturn = 13
const lineFeed = 10

/** A quoted field longer than this was never closed: its quote is taken as a letter. */
const quotedLinesMax = 60
const rawCharsMax = 2_000

/**
 * Walks over delimited text record by record, without holding more of it than the piece at hand. Quotes count only at the
 * start of a field; a quote inside a quoted field that is neither doubled nor followed by a delimiter is a letter. Lines end
 * in LF, CR, CR LF or CR CR LF, also inside quotes, where they do not end the record.
 */
export class RecordCursor implements TableCursor {
  /** What of the text is at hand; all before `at` may be let go. */
  private text: string
  /** What follows it. */
  private readonly rest: Iterator<string>
  private readonly separator: string
  /** Code of the separator's first sign. */
  private readonly delimiter: number
  private at: number
  private line = 1
  /** Where the next quote and carriage return stand: lines before them need no closer look. */
  private nextQuote = -1
  private nextReturn = -1
  private nextFeed = -1
  /** No quote behind this position closes a field that began before it: a line of quotes is not walked to its end for each. */
  private unclosedFrom = none
  /** The run of carriage returns that was looked at last. */
  private returns = { from: 0, end: 0 }
  /** Whether the end of the text was looked at for the record at hand: what follows could change it. */
  private sawEnd = false

  constructor(text: string, delimiter: string, start = 0, rest: Iterator<string> = [].values()) {
    this.text = text
    this.rest = rest
    this.separator = delimiter
    this.delimiter = delimiter.charCodeAt(0)
    this.at = start
  }

  next(): TableRecord | null {
    for (;;) {
      const { at, line } = this
      this.sawEnd = false
      const record = this.record()
      if (!this.sawEnd && this.at < this.text.length) return record
      if (!this.extend(at)) return record
      this.line = line
    }
  }

  /** Drops what lies before `start` and brings at least as much again as remains; false, and nothing changed, at the end of the text. */
  private extend(start: number): boolean {
    const wanted = Math.max(1, this.text.length - start)
    let brought = ''
    while (brought.length < wanted) {
      const next = this.rest.next()
      if (next.done) break
      brought += next.value
    }
    if (brought === '') return false
    this.text = this.text.slice(start) + brought
    this.at = 0
    this.nextQuote = -1
    this.nextReturn = -1
    this.nextFeed = -1
    this.unclosedFrom = none
    this.returns.end = 0
    return true
  }

  private record(): TableRecord | null {
    const { text } = this
    const start = this.at
    if (start >= text.length) return null
    const line = this.line
    const cells: string[] = []
    const plainEnd = this.plainLineEnd(start)
    if (plainEnd !== -1) {
      this.plainFields(start, plainEnd, cells)
      return this.finish(cells, start, plainEnd, line, this.afterLineEnd(plainEnd))
    }
    let from = start
    for (;;) {
      const end = this.field(from, cells)
      if (end >= text.length) return this.finish(cells, start, end, line, text.length)
      if (this.delimits(end)) {
        from = end + this.separator.length
        continue
      }
      return this.finish(cells, start, end, line, this.afterLineEnd(end))
    }
  }

  private finish(cells: string[], start: number, end: number, line: number, next: number): TableRecord {
    this.at = next
    const lineEnd = this.line
    this.line += 1
    return {
      cells,
      line,
      lineEnd,
      raw: this.text.slice(start, Math.min(end, start + rawCharsMax)),
      typed: null,
    }
  }

  /** The end of a line that ends in LF or CR LF and holds no quote; -1 when it has to be read letter by letter. */
  private plainLineEnd(start: number): number {
    const { text } = this
    if (this.nextFeed < start) this.nextFeed = position(text.indexOf('\n', start))
    if (this.nextReturn < start) this.nextReturn = position(text.indexOf('\r', start))
    if (this.nextQuote < start) this.nextQuote = position(text.indexOf('"', start))
    const end = this.nextFeed
    if (end === none || this.nextQuote < end) return -1
    if (this.nextReturn > end) return end
    return this.nextReturn === end - 1 ? end - 1 : -1
  }

  private plainFields(start: number, end: number, cells: string[]): void {
    const { text, separator } = this
    let from = start
    for (;;) {
      const next = text.indexOf(separator, from)
      const to = next === -1 || next > end ? end : next
      let first = from
      let last = to
      while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1
      while (first < last && isSpace(text.charCodeAt(first))) first += 1
      cells.push(first === last ? '' : text.slice(first, last))
      if (to === end) return
      from = to + separator.length
    }
  }

  /** Adds the field that begins at `from`; answers where it ends: a delimiter, a line end or the end of the text. */
  private field(from: number, cells: string[]): number {
    const { text } = this
    let at = from
    let code = text.charCodeAt(at)
    while (code === 32) code = text.charCodeAt(++at)
    if (code === quote) {
      const end = this.quoted(at + 1, cells)
      if (end !== -1) return end
    }
    const first = at
    while (at < text.length && !this.delimits(at, code) && code !== lineFeed && code !== carriageReturn)
      code = text.charCodeAt(++at)
    let last = at
    while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1
    cells.push(first === last ? '' : unquotedCell(trimStart(text, first, last)))
    return at
  }

  /** The rest of a quoted field; -1, and nothing added, when it is never closed. */
  private quoted(from: number, cells: string[]): number {
    const { text } = this
    const onlyHere = from > this.unclosedFrom
    let value = ''
    let part = from
    let lines = 0
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === quote) {
        if (text.charCodeAt(at + 1) === quote) {
          value += text.slice(part, at + 1)
          at += 1
          part = at + 1
          continue
        }
        const end = this.closes(at + 1)
        if (end !== -1) {
          this.line += lines
          cells.push((value + text.slice(part, at)).trim())
          return end
        }
      } else if (onlyHere) {
        break
      } else if (code === lineFeed || code === carriageReturn) {
        lines += 1
        if (lines > quotedLinesMax) return -1
        at = this.afterLineEnd(at) - 1
      }
    }
    this.unclosedFrom = Math.min(this.unclosedFrom, from)
    this.sawEnd = true
    return -1
  }

  /** Where the field ends if a closing quote stood just before `at`; -1 if what follows shows it was a letter. */
  private closes(at: number): number {
    const { text } = this
    let end = at
    for (;;) {
      if (end >= text.length) {
        this.sawEnd = true
        return end
      }
      const code = text.charCodeAt(end)
      if (this.delimits(end, code) || code === lineFeed || code === carriageReturn) return end
      if (code !== 32 && code !== 9) return -1
      end += 1
    }
  }

  private delimits(at: number, code = this.text.charCodeAt(at)): boolean {
    const { delimiter, separator } = this
    return code === delimiter && (separator.length === 1 || this.text.startsWith(separator, at))
  }

  private afterLineEnd(at: number): number {
    const { text } = this
    if (text.charCodeAt(at) === lineFeed) return at + 1
    if (at < this.returns.from || at >= this.returns.end) {
      this.returns = { from: at, end: at + 1 }
      while (text.charCodeAt(this.returns.end) === carriageReturn) this.returns.end += 1
    }
    const { end } = this.returns
    if (end >= text.length) this.sawEnd = true
    return text.charCodeAt(end) === lineFeed ? end + 1 : at + 1
  }
}

/** Behind every position of a text. */
const none = Number.MAX_SAFE_INTEGER

function position(found: number): number {
  return found === -1 ? none : found
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0xfeff
}

function trimStart(text: string, from: number, to: number): string {
  let first = from
  while (first < to && isSpace(text.charCodeAt(first))) first += 1
  return text.slice(first, to)
}

/** A bank that forgets the opening quote leaves the closing one behind. */
function unquotedCell(cell: string): string {
  const end = cell.length - 1
  return cell.charCodeAt(end) === quote && cell.indexOf('"') === end ? cell.slice(0, end) : cell
}
