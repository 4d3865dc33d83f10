/** Physical lines of a text, ended by LF, CR, CR LF or CR CR LF; the last line needs no end. */
export interface LineIndex {
  count: number
  /** 1-based line of a character offset. */
  at(offset: number): number
  /** Text of one line without its end. */
  text(line: number): string
}

const rawCharsMax = 2_000

export function indexLines(text: string): LineIndex {
  const starts: number[] = [0]
  const ends: number[] = []
  const lineEnd = /\r*\n|\r/g
  for (let match = lineEnd.exec(text); match; match = lineEnd.exec(text)) {
    ends.push(match.index)
    starts.push(lineEnd.lastIndex)
  }
  if (starts.at(-1) === text.length) starts.pop()
  else ends.push(text.length)
  return {
    count: starts.length,
    at: (offset) => lastAtOrBefore(starts, offset) + 1,
    text: (line) => text.slice(starts[line - 1] ?? 0, ends[line - 1] ?? 0),
  }
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

export function splitLines(text: string): string[] {
  const lines = text.split(/\r*\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** A record as shown to people: cut, never reworded. */
export function rawOf(text: string): string {
  return text.length > rawCharsMax ? text.slice(0, rawCharsMax) : text
}

/** One line of plain text: runs of white space become one space. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
