import type { LineIndex } from '../text/lines.ts'
import { asciiDigits } from '../text/digits.ts'
import { splitLines } from '../text/lines.ts'
import type { PdfTextItem } from '../types.ts'
import { joinStacked } from './stacked.ts'

export interface PrintedWord {
  text: string
  /** Left and right edge, in points of the page or in characters of a text. */
  x: number
  right: number
}

/** One line as it was printed. */
export interface PrintedLine {
  /** 1-based over all pages. */
  line: number
  page: number
  y: number
  /** Height of its letters; 1 in a text. */
  height: number
  words: PrintedWord[]
  text: string
}

/** Items share a line while their base lines differ by less than this part of their height. */
const sameLine = 0.45
/** Letters nearer than this part of their height are one word that the PDF drew in pieces. */
const sameWord = 0.12

/** ASCII digits and marks, none of writing direction: `\u200f١٢٣٫٤٥` is `123.45`. */
function plainDigits(text: string): string {
  if (
    !/[\u0600-\u06ff\u0900-\u097f\u09e6-\u09ef\u0e50-\u0e59\u200e\u200f\u202a-\u202e\u2066-\u2069\uff10-\uff19]/.test(
      text,
    )
  )
    return text
  return asciiDigits(text)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/(?<=\d)٫(?=\d)/g, '.')
    .replace(/(?<=\d)٬(?=\d)/g, ',')
}

/** Text items with places become lines of words: top to bottom, left to right. */
export function linesOfPages(pages: readonly PdfTextItem[][]): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (const [index, items] of pages.entries()) {
    const rows = rowsOf(items.map((item) => ({ ...item, text: plainDigits(item.text) })))
    const printed = rows.map((row) => ({
      y: row[0]?.y ?? 0,
      height: row.reduce((tallest, item) => Math.max(tallest, item.height), 1),
      words: wordsOf(row),
    }))
    for (const line of joinStacked(printed)) {
      const text = line.words.map((word) => word.text).join(' ')
      lines.push({ line: lines.length + 1, page: index + 1, ...line, text })
    }
  }
  return lines
}

function rowsOf(items: readonly PdfTextItem[]): PdfTextItem[][] {
  const rows: PdfTextItem[][] = []
  for (const item of items.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && item.y - first.y < Math.max(first.height, item.height, 1) * sameLine) row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x))
}

function wordsOf(row: readonly PdfTextItem[]): PrintedWord[] {
  const words: PrintedWord[] = []
  let glued = false
  for (const item of row) {
    const step = item.text.length === 0 ? 0 : item.width / item.text.length
    for (const match of item.text.matchAll(/\S+/g)) {
      const x = item.x + match.index * step
      const right = x + match[0].length * step
      const last = words.at(-1)
      const touches = last && x - last.right < Math.max(item.height, 1) * sameWord
      if (last && touches && (glued || match.index === 0) && match.index === 0) {
        last.text += match[0]
        last.right = right
      } else words.push({ text: match[0], x, right })
      glued = false
    }
    glued = !/\s$/.test(item.text)
  }
  return words
}

/** A text that someone drew out of a PDF: places are columns of characters. */
export function linesOfText(text: string): PrintedLine[] {
  return splitLines(plainDigits(text)).map((line, index) => {
    const words = [...line.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      x: match.index,
      right: match.index + match[0].length,
    }))
    return { line: index + 1, page: 1, y: index, height: 1, words, text: line.trim() }
  })
}

/** Printed lines as the lines of a file. */
export function lineIndexOf(lines: readonly PrintedLine[]): LineIndex {
  return { count: lines.length, at: () => 1, text: (line) => lines[line - 1]?.text ?? '' }
}
