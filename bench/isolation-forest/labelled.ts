import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import type { Column, Table } from '@scale/isolation-forest'

export interface Labelled {
  readonly table: Table
  /** 1 for an anomaly, 0 for any other row. */
  readonly labels: Uint8Array
}

const chunkBytes = 1024 * 1024

/**
 * A CSV with a header and without quotes. A column with any cell that is neither a number nor empty holds categories;
 * an empty cell is missing. The file is read twice, first for its shape, so that a million rows cost their numbers only.
 */
export function readLabelled(file: string, label: string): Labelled {
  const { names, rows, holdsText } = shapeOf(file)
  const at = names.indexOf(label)
  if (at < 0) throw new Error(`${file} has no column "${label}", it has ${names.join(', ')}`)
  const labels = new Uint8Array(rows)
  const columns = names.map((name, column): Column => {
    if (holdsText[column]) return { name, kind: 'category', values: new Array<string>(rows).fill('') }
    return { name, kind: 'number', values: new Float64Array(rows).fill(NaN) }
  })
  const categories = new Map<string, string>()
  let row = -1
  for (const line of linesOf(file)) {
    if (row >= 0) {
      for (const [column, cell] of line.split(',').entries()) {
        if (column === at) labels[row] = Number(cell) > 0 ? 1 : 0
        else fill(columns[column], row, cell, categories)
      }
    }
    row += 1
  }
  return { labels, table: columns.filter((_, column) => column !== at) }
}

function fill(column: Column | undefined, row: number, cell: string, categories: Map<string, string>): void {
  if (cell === '' || !column) return
  if (column.kind === 'number') {
    column.values[row] = Number(cell)
    return
  }
  // A piece of a line would keep the whole line in memory: a category is kept once, as a text of its own.
  if (!categories.has(cell)) categories.set(cell, Buffer.from(cell).toString())
  const values = column.values as string[]
  values[row] = categories.get(cell) ?? ''
}

function shapeOf(file: string): { names: string[]; rows: number; holdsText: boolean[] } {
  let names: string[] = []
  let rows = -1
  const holdsText: boolean[] = []
  for (const line of linesOf(file)) {
    const cells = line.split(',')
    if (rows < 0) names = cells
    else for (const [column, cell] of cells.entries()) holdsText[column] ||= Number.isNaN(Number(cell))
    rows += 1
  }
  return { names, rows, holdsText }
}

function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(chunkBytes)
    const decoder = new StringDecoder('utf8')
    let rest = ''
    for (let size = -1; size !== 0;) {
      size = readSync(handle, chunk)
      const lines = (
        rest + (size === 0 ? `${decoder.end()}\n` : decoder.write(chunk.subarray(0, size)))
      ).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') yield line.trimEnd()
    }
  } finally {
    closeSync(handle)
  }
}
