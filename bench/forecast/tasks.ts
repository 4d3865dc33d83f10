/** Reads what is to be forecast: the M4 and M3 competitions' layouts, and tables with a date column. */
import { readFileSync } from 'node:fs'

/** One forecast to make, and what came. */
export interface Task {
  readonly id: string
  /** Whose forecast it is: tasks of one series start from different moments. */
  readonly series: string
  readonly history: Float64Array
  /** The next values, at most the horizon of them. */
  readonly actual: Float64Array
}

export const formats = ['m4', 'm3', 'long'] as const
export type Format = (typeof formats)[number]

export interface Source {
  readonly format: Format
  readonly train: string
  readonly test: string | undefined
  readonly horizon: number
  /** Forecasts per series of a long table, at most; the others have one. */
  readonly windowsMax: number
}

export function readTasks(source: Source): Task[] {
  if (source.format === 'm4') return m4Tasks(source)
  return source.format === 'm3' ? m3Tasks(source) : longTasks(source)
}

/** The last horizon of each history in place of what came: for choosing, which must not look at a test part. */
export function insideOf(tasks: readonly Task[], horizon: number): Task[] {
  return tasks.map(({ id, series, history }) => ({
    id,
    series,
    history: history.slice(0, -horizon),
    actual: history.slice(-horizon),
  }))
}

function readRows(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))
}

/** Two files with one series a row, the id first and empty cells after the last value. */
function m4Tasks({ train, test, horizon }: Source): Task[] {
  if (test === undefined) throw new Error('The m4 format has its test part in a second file: give --test.')
  const numbers = (cells: readonly string[]): Float64Array =>
    Float64Array.from(cells.filter((cell) => cell !== '').map(Number))
  const came = new Map(
    readRows(test)
      .slice(1)
      .map(([id = '', ...cells]) => [id, numbers(cells)]),
  )
  return readRows(train)
    .slice(1)
    .map(([id = '', ...cells]) => {
      const actual = came.get(id)
      if (!actual) throw new Error(`Series ${id} is not in ${test}.`)
      return { id, series: id, history: numbers(cells), actual: actual.slice(0, horizon) }
    })
}

/** One file with the columns `train` and `test`, numbers apart by spaces. */
function m3Tasks({ train, horizon }: Source): Task[] {
  const [head = [], ...rows] = readRows(train)
  const [trainAt, testAt] = [head.indexOf('train'), head.indexOf('test')]
  if (trainAt < 0 || testAt < 0) throw new Error(`${train} has no columns "train" and "test".`)
  const numbers = (text: string | undefined): Float64Array =>
    Float64Array.from(
      (text ?? '').split(/\s+/).filter((each) => each !== ''),
      Number,
    )
  return rows.map((cells) => ({
    id: cells[0] ?? '',
    series: cells[0] ?? '',
    history: numbers(cells[trainAt]),
    actual: numbers(cells[testAt]).slice(0, horizon),
  }))
}

/**
 * A date column, perhaps a column that names the series, and columns of values. The windows lie evenly over the test
 * part: the second file's dates, or the last fifth of the one file.
 */
function longTasks({ train, test, horizon, windowsMax }: Source): Task[] {
  const known = readColumns(train)
  const later = test === undefined ? null : readColumns(test)
  return [...known].flatMap(([id, before]) => {
    const after = [...(later?.get(id) ?? [])].filter(([date]) => !before.has(date)).map(([, value]) => value)
    const values = Float64Array.from([...before.values(), ...after])
    const start =
      later === null ? values.length - Math.max(horizon, Math.floor(values.length / 5)) : before.size
    return originsBetween(start, Math.max(start, values.length - horizon), windowsMax, horizon).map(
      (origin) => ({
        id: `${id}@${origin}`,
        series: id,
        history: values.slice(0, origin),
        actual: values.slice(origin, origin + horizon),
      }),
    )
  })
}

function originsBetween(first: number, last: number, windowsMax: number, horizon: number): number[] {
  const count = Math.min(windowsMax, Math.floor((last - first) / horizon) + 1)
  return Array.from({ length: count }, (_, k) =>
    count === 1 ? first : first + Math.round(((last - first) * k) / (count - 1)),
  )
}

const dateName = /^(date|ds|day|week|month|time|timestamp|datetime)$/i
const seriesName = /^(id|unique_id|series|item_id|series_id)$/i

/** Each series by name, its values by date in the order of the file; an empty cell is a gap. */
function readColumns(path: string): Map<string, Map<string, number>> {
  const [head = [], ...rows] = readRows(path)
  const dateAt = head.findIndex((name) => dateName.test(name))
  if (dateAt < 0) throw new Error(`${path} has no date column.`)
  const seriesAt = head.findIndex((name) => seriesName.test(name))
  const series = new Map<string, Map<string, number>>()
  for (const cells of rows) {
    const prefix = seriesAt < 0 ? '' : `${cells[seriesAt]} `
    for (const [column, name] of head.entries()) {
      if (column === dateAt || column === seriesAt) continue
      const values = series.get(prefix + name) ?? new Map<string, number>()
      const cell = cells[column] ?? ''
      values.set(cells[dateAt] ?? '', cell === '' ? NaN : Number(cell))
      series.set(prefix + name, values)
    }
  }
  return series
}
