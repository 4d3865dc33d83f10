/** Cells of a comma-separated file, and series out of a table of dates and values. */
import { readFileSync } from 'node:fs'

/** One cell: quoted, where a doubled quote is one, or up to the next comma. */
const cell = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy

export function readRows(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.replaceAll(',', '').trim() !== '')
    .map(cellsOf)
}

function cellsOf(line: string): string[] {
  const cells: string[] = []
  cell.lastIndex = 0
  while (cell.lastIndex < line.length) {
    const [whole, text = ''] = cell.exec(line) ?? ['', '']
    if (whole === '') break
    cells.push(
      text
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
    )
  }
  return cells
}

/** What is no finite number (an empty cell, NA, ?) is a gap. */
export function numberOf(text: string): number {
  const value = text === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : NaN
}

const dateName = /^(date|ds|day|week|month|time|timestamp|datetime)$/i
export const seriesName = /^(id|unique_id|series|item_id|series_id)$/i

/**
 * Each series by name, its values by date. Rows are taken from the oldest on; without a date column they are steps. A
 * column without any number says nothing, nor does one without a name, which only counts rows.
 */
export function readColumns(path: string): Map<string, Map<string, number>> {
  const [head = [], ...body] = readRows(path)
  const dateAt = dateColumn(head, body)
  const seriesAt = head.findIndex((name) => seriesName.test(name))
  const rows = oldestFirst(body, dateAt)
  const columns = [...head.keys()].filter((column) => {
    if (column === dateAt || column === seriesAt || head[column] === '') return false
    return rows.some((cells) => !Number.isNaN(numberOf(cells[column] ?? '')))
  })
  const series = new Map<string, Map<string, number>>()
  for (const [at, cells] of rows.entries()) {
    const prefix = seriesAt < 0 ? '' : `${cells[seriesAt]} `
    for (const column of columns) {
      const name = prefix + head[column]
      const values = series.get(name) ?? new Map<string, number>()
      values.set(dateAt < 0 ? `${path} ${at}` : (cells[dateAt] ?? ''), numberOf(cells[column] ?? ''))
      series.set(name, values)
    }
  }
  return series
}

/** By its name, or else the first column that holds dates; −1 where there is none. */
function dateColumn(head: readonly string[], rows: readonly string[][]): number {
  const named = head.findIndex((name) => dateName.test(name))
  if (named >= 0) return named
  return head.findIndex((_, column) =>
    rows.every((cells) => /\d[-/:]\d/.test(cells[column] ?? '') && !Number.isNaN(momentOf(cells[column]))),
  )
}

const momentOf = (text: string | undefined): number => Date.parse(text ?? '')

/** As they stand, unless every row has a date that says otherwise. */
function oldestFirst(rows: readonly string[][], dateAt: number): readonly string[][] {
  const dated = rows.map((cells) => ({ cells, moment: momentOf(cells[dateAt]) }))
  if (dateAt < 0 || dated.some(({ moment }) => Number.isNaN(moment))) return rows
  return dated.toSorted((one, other) => one.moment - other.moment).map(({ cells }) => cells)
}
