/** What bench/forecast reads from files of every sort, and what it prints. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { levels, scoreOf } from '../bench/forecast/score.ts'
import { type Format, readTasks } from '../bench/forecast/tasks.ts'

const folder = mkdtempSync(join(tmpdir(), 'scale-forecast-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, lines: readonly string[], end = '\n'): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join(end) + end)
  return path
}

function read(
  format: Format,
  lines: readonly string[],
  more: { test?: string; horizon?: number; inside?: boolean } = {},
) {
  const { test, horizon = 2, inside = false } = more
  return readTasks({ format, train: fileOf('train.csv', lines), test, horizon, windowsMax: 10, inside }).map(
    ({ id, history, actual }) => ({ id, history: [...history], actual: [...actual] }),
  )
}

const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)
const counted = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at))

test('m4: ragged rows, quotes, empty cells after the last value, gaps before it', () => {
  const later = fileOf('test.csv', ['"V1","V2","V3"', '"H2","8","9"', '"H1","4","5"', '"H3","1","1"'])
  const rows = ['"V1","V2","V3","V4","V5"', '"H1","1","2","3",""', '"H2","5","","7",', '"H3","","",""']
  const expected = [
    { id: 'H1', history: [1, 2, 3], actual: [4, 5] },
    { id: 'H2', history: [5, NaN, 7], actual: [8, 9] },
  ]
  expect(read('m4', rows, { test: later })).toEqual(expected)
  expect(read('m4', rows.slice(1), { test: later })).toEqual(expected)
  expect(() => read('m4', ['id,1', 'H9,1,2,x'], { test: later })).toThrow('H9 is not in')
})

test('m3: one file, its columns in any order', () => {
  const rows = ['test,n,"Train",id', '4 5,3,"1 2 3",N1', '6,2,9 NA 8,N2']
  expect(read('m3', rows).map(({ history, actual }) => [history, actual])).toEqual([
    [
      [1, 2, 3],
      [4, 5],
    ],
    [[9, NaN, 8], [6]],
  ])
})

test.each([
  ['a date column by any name', ['When,a', ...counted(10, (at) => `${day(at)} 00:00,${at}`)]],
  ['the newest row first', ['Week,a', ...counted(10, (at) => `${9 - at + 1}/15/2023,${9 - at}`)]],
  ['no date column', ['a', ...counted(10, String)]],
  ['columns that hold no values', [',ds,a,shop', ...counted(10, (at) => `${at},${day(at)},${at},"x, y"`)]],
])('long: %s', (_, rows) => {
  expect(read('long', rows)).toEqual([{ id: 'a@8', history: [0, 1, 2, 3, 4, 5, 6, 7], actual: [8, 9] }])
})

test('long: series by name, gaps, and a second file with the dates that follow', () => {
  const rows = [
    '\uFEFFunique_id,ds,y',
    ...counted(6, (at) => `A,${day(at)},${at === 1 ? '' : at}`),
    'B,2024-01-01,NA',
  ]
  const later = fileOf(
    'test.csv',
    ['unique_id,ds,y', ...counted(5, (at) => `A,${day(at + 4)},${at + 4}`)],
    '\r\n',
  )
  expect(read('long', rows, { test: later })).toEqual([
    { id: 'A y@6', history: [0, NaN, 2, 3, 4, 5], actual: [6, 7] },
  ])
})

test('a horizon beyond the series takes half of it; nothing to know or to come is no task', () => {
  const rows = ['ds,a,b', ...counted(6, (at) => `${day(at)},${at},${at > 3 ? '' : at}`)]
  expect(read('long', rows, { horizon: 50 }).map(({ id, actual }) => [id, actual])).toEqual([
    ['a@3', [3, 4, 5]],
    ['b@3', [3, NaN, NaN]],
  ])
  expect(read('long', ['ds,a', ...counted(9, (at) => `${day(at)},`)])).toEqual([])
})

test('inside, nothing of the test part is seen', () => {
  const rows = ['ds,a', ...counted(100, (at) => `${day(at)},${at}`)]
  const seen = read('long', rows, { inside: true }).flatMap(({ history, actual }) => [...history, ...actual])
  expect(Math.max(...seen)).toBe(79)
  const m3 = read('m3', ['id,train,test', 'N1,1 2 3 4 5,6 7'], { inside: true })
  expect(m3).toEqual([{ id: 'N1', history: [1, 2, 3], actual: [4, 5] }])
})

test('nothing to divide by gives no score, never a wrong one', () => {
  const zeros = { id: 'z', series: 'z', history: new Float64Array(9), actual: new Float64Array(2) }
  const said = { points: [new Float64Array(2)], quantiles: [new Float64Array(2 * levels.length)] }
  expect(scoreOf([zeros], said, 7)).toEqual({ smape: 0, mase: NaN, wql: 0, coverage80: 1, coverage95: 1 })
})

test('the JSON names what the product shows, with every score', () => {
  const rows = ['ds,a,zero', ...counted(40, (at) => `${day(at)},${5 + (at % 7)},0`)]
  const [bench, train] = ['bench/forecast.ts', fileOf('train.csv', rows)]
  const asked = [
    '--train',
    train,
    '--format',
    'long',
    '--season',
    '7',
    '--horizon',
    '5',
    '--models',
    'scale',
    '--json',
  ]
  const root = join(import.meta.dirname, '..')
  const { series, models } = JSON.parse(
    execFileSync(process.execPath, [bench, ...asked], { cwd: root, encoding: 'utf8' }),
  ) as { series: number; models: Record<string, unknown>[] }
  expect([series, models.length, models[0]?.['name']]).toEqual([2, 1, 'scale'])
  expect(Object.keys(models[0] ?? {}).join(' ')).toBe(
    'name smape mase owa wql coverage80 coverage95 seconds rssMb',
  )
})
