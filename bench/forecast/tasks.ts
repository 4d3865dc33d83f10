/** Reads what is to be forecast: the M4 and M3 competitions' layouts, and tables of dates and values. */
import { numberOf, readColumns, readRows, seriesName } from './table.ts'

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
  /** The end of the training part in place of the test part: for choosing, which must not look at the latter. */
  readonly inside?: boolean
}

/** Without those nobody could forecast: fewer than two values known, or none to come. */
export function readTasks(source: Source): Task[] {
  const tasks = source.format === 'long' ? longTasks(source) : competitionTasks(source)
  return tasks.filter(({ history, actual }) => countOf(history) > 1 && countOf(actual) > 0)
}

const countOf = (values: Float64Array): number =>
  values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0)

function competitionTasks(source: Source): Task[] {
  const { horizon } = source
  const tasks = source.format === 'm4' ? m4Tasks(source) : m3Tasks(source)
  return tasks.map(({ history, actual, ...task }) =>
    source.inside
      ? { ...task, history: history.slice(0, -horizon), actual: history.slice(-horizon) }
      : { ...task, history, actual: actual.slice(0, horizon) },
  )
}

/** Two files with one series a row, the id first and empty cells after the last value. */
function m4Tasks({ train, test }: Source): Task[] {
  if (test === undefined) throw new Error('The m4 format has its test part in a second file: give --test.')
  const came = new Map(raggedRows(test))
  return raggedRows(train).map(([id, history]) => {
    const actual = came.get(id)
    if (!actual) throw new Error(`Series ${id} is not in ${test}.`)
    return { id, series: id, history, actual }
  })
}

/** A first row that has an id and numbers is a series; any other is a head. */
function raggedRows(path: string): [string, Float64Array][] {
  const rows = readRows(path)
  const [name = '', ...cells] = rows[0] ?? []
  const isSeries = name !== '' && !seriesName.test(name)
  const isHead = !isSeries || cells.some((cell) => cell !== '' && Number.isNaN(numberOf(cell)))
  return rows.slice(isHead ? 1 : 0).map(([id = '', ...cells]) => {
    const length = cells.findLastIndex((cell) => cell !== '') + 1
    return [id, Float64Array.from(cells.slice(0, length), numberOf)]
  })
}

/** One file with the columns `train` and `test`, numbers apart by spaces. */
function m3Tasks({ train }: Source): Task[] {
  const [head = [], ...rows] = readRows(train)
  const columnOf = (name: string): number => head.findIndex((each) => each.toLowerCase() === name)
  const [trainAt, testAt] = [columnOf('train'), columnOf('test')]
  if (trainAt < 0 || testAt < 0) throw new Error(`${train} has no columns "train" and "test".`)
  const numbers = (text = ''): Float64Array =>
    Float64Array.from(
      text.split(/\s+/).filter((each) => each !== ''),
      numberOf,
    )
  return rows.map((cells) => ({
    id: cells[0] ?? '',
    series: cells[0] ?? '',
    history: numbers(cells[trainAt]),
    actual: numbers(cells[testAt]),
  }))
}

/**
 * A date column, perhaps a column that names the series, and columns of values. The windows lie evenly over the test
 * part: the second file's dates, or the last fifth of the one file, of a short one at least a horizon and at most half.
 */
function longTasks({ train, test, horizon, windowsMax, inside = false }: Source): Task[] {
  const known = readColumns(train)
  const later = test === undefined ? null : readColumns(test)
  return [...known].flatMap(([id, before]) => {
    const after = [...(later?.get(id) ?? [])].filter(([date]) => !before.has(date)).map(([, value]) => value)
    const all = Float64Array.from([...before.values(), ...after])
    const testStart = later === null ? splitOf(all.length, horizon) : before.size
    const values = inside ? all.subarray(0, testStart) : all
    const start = inside ? splitOf(testStart, horizon) : testStart
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

/** Where the test part of a series begins. */
const splitOf = (length: number, horizon: number): number =>
  length - Math.max(Math.min(horizon, Math.floor(length / 2)), Math.floor(length / 5))

function originsBetween(first: number, last: number, windowsMax: number, horizon: number): number[] {
  const count = Math.min(windowsMax, Math.floor((last - first) / horizon) + 1)
  return Array.from({ length: count }, (_, k) =>
    count === 1 ? first : first + Math.round(((last - first) * k) / (count - 1)),
  )
}
