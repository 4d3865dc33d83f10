import { readFileSync } from 'node:fs'
import type { Column, Table } from '@scale/isolation-forest'

export interface Labelled {
  readonly table: Table
  /** 1 for an anomaly, 0 for any other row. */
  readonly labels: Uint8Array
}

/** A CSV with a header. A column with any cell that is neither a number nor empty holds categories; empty is missing. */
export function readLabelled(file: string, label: string): Labelled {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  const at = names.indexOf(label)
  if (at < 0) throw new Error(`${file} has no column "${label}", it has ${header}`)
  const rows = lines.map((line) => line.split(','))
  const cells = (column: number): string[] => rows.map((row) => row[column] ?? '')
  return {
    labels: Uint8Array.from(cells(at), (cell) => (Number(cell) > 0 ? 1 : 0)),
    table: names.flatMap((name, column) => (column === at ? [] : [columnOf(name, cells(column))])),
  }
}

function columnOf(name: string, cells: readonly string[]): Column {
  const values = Float64Array.from(cells, (cell) => (cell === '' ? NaN : Number(cell)))
  const text = cells.some((cell, row) => cell !== '' && Number.isNaN(values[row]))
  return text ? { name, kind: 'category', values: cells } : { name, kind: 'number', values }
}
