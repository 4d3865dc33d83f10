import type { Sheet, SheetCell } from '../types.ts'
import type { TableCursor, TableRecord, TableSource, TypedCell } from './source.ts'

const rawCharsMax = 2_000

/** A sheet as a table; its rows are numbered from `firstLine` so that lines stay unique over several sheets. */
export function sheetSource(sheet: Sheet, firstLine: number): TableSource {
  return { name: sheet.name, open: () => new SheetCursor(sheet, firstLine) }
}

class SheetCursor implements TableCursor {
  private readonly sheet: Sheet
  private readonly firstLine: number
  private at = 0

  constructor(sheet: Sheet, firstLine: number) {
    this.sheet = sheet
    this.firstLine = firstLine
  }

  next(): TableRecord | null {
    const row = this.sheet.rows[this.at]
    if (!row) return null
    const line = this.firstLine + this.at
    this.at += 1
    const cells: string[] = []
    let typed: (TypedCell | null)[] | null = null
    row.forEach((cell, column) => {
      const content = cell === null ? null : typedCell(cell)
      if (content !== null) (typed ??= [])[column] = content
      cells.push(cell === null ? '' : shownText(cell, content))
    })
    while (cells.at(-1) === '') cells.pop()
    return { cells, line, lineEnd: line, raw: cells.join('\t').slice(0, rawCharsMax), typed }
  }
}

function typedCell(cell: SheetCell): TypedCell | null {
  if (typeof cell.value === 'number')
    return Number.isFinite(cell.value) ? { kind: 'number', decimal: plainDecimal(cell.value) } : null
  if (typeof cell.value === 'object') return { kind: 'date', date: cell.value }
  return null
}

function shownText(cell: SheetCell, content: TypedCell | null): string {
  const text = cell.text.trim()
  if (text !== '' || content === null) return text
  return content.kind === 'number' ? content.decimal : content.date.toString()
}

const placesMax = 8

/** A double as the person typed it: `0.1 + 0.2` is 0.3; never an exponent. */
function plainDecimal(value: number): string {
  const text = String(value)
  if (/^-?\d+(?:\.\d{1,8})?$/.test(text)) return text
  return value.toFixed(placesMax).replace(/\.?0+$/, '')
}
