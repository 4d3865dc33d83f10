import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Column, NumberColumn } from '../index.ts'
import { randomStream } from '../random.ts'

/** A table of unnamed numbers from its rows. */
export function table(rows: readonly (readonly number[])[], columns = rows[0]?.length ?? 0): NumberColumn[] {
  return Array.from({ length: columns }, (_, column) =>
    numbers(
      `x${column}`,
      rows.map((row) => row[column] as number),
    ),
  )
}

export function numbers(name: string, values: Iterable<number>): NumberColumn {
  return { name, kind: 'number', values: Float64Array.from(values) }
}

export function categories(name: string, values: readonly string[]): Column {
  return { name, kind: 'category', values }
}

/** Points around a centre, standard normal in each direction. */
export function blob(seed: number, count: number, centre: readonly number[]): number[][] {
  const random = randomStream(seed, 0)
  return Array.from({ length: count }, () => centre.map((middle) => middle + random.normal()))
}

/** The rows of a CSV of numbers in tests/cases, without the header. */
export function readCase(name: string): number[][] {
  const text = readFileSync(path.join(import.meta.dirname, 'cases', name), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
}
