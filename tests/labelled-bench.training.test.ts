/** What the benches of labelled payments print as JSON: names and figures that others read. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'scale-labelled-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kinds = ['bakery', 'petrol', 'cinema', 'pharmacy']
const file = join(folder, 'payments.csv')
const lines = Array.from({ length: 96 }, (_, at) => {
  const kind = kinds[at % 4]
  return `shop ${at % 12} ${kind},${kind},-${10 + at},shop ${at % 12},${at < 72 ? 'learn' : 'ask'}`
})
writeFileSync(file, ['text,label,amount,payee,part', ...lines, ''].join('\n'))

interface Printed {
  rows: number
  models: Record<string, unknown>[]
}

function printed(bench: string, ...options: string[]): Printed {
  const asked = [bench, ...options, '--text', 'text', '--label', 'label', '--json']
  const root = join(import.meta.dirname, '..')
  return JSON.parse(execFileSync(process.execPath, asked, { cwd: root, encoding: 'utf8' })) as Printed
}

const namesOf = ({ models }: Printed) => models.map(({ name }) => name)

test('categorize: the product beside look-up, naive Bayes and a linear model', () => {
  const split = ['--train', file, '--test-where', 'part=ask', '--amount', 'amount']
  const whole = printed('bench/categorize.ts', ...split)
  expect([whole.rows, ...namesOf(whole)]).toEqual([24, 'scale', 'lookup', 'naive-bayes', 'linear'])
  const part = { rows: expect.any(Number), accuracy: expect.toSatisfy((x) => x === null || x >= 0) }
  for (const model of whole.models)
    expect(model).toMatchObject({
      accuracy: expect.any(Number),
      macroF1: expect.any(Number),
      ece: expect.any(Number),
      seen: part,
      unseen: part,
      coverage: { 50: expect.any(Number), 80: expect.any(Number), 95: expect.any(Number) },
      rowsPerSecond: expect.any(Number),
    })
  const folds = ['--train', file, '--folds', '2', '--group', 'payee', '--models', 'lookup']
  expect(printed('bench/categorize.ts', ...folds).rows).toBe(96)
}, 60_000)

test('discover: HypCD, its Euclidean twin and k-means', () => {
  const found = printed('bench/discover.ts', '--data', file, '--steps', '4')
  expect(namesOf(found)).toEqual(['hypcd', 'euclidean', 'kmeans'])
  for (const model of found.models)
    for (const figure of ['all', 'old', 'new', 'nmi', 'ari', 'k', 'kEstimated'])
      expect([figure, typeof model[figure]]).toEqual([figure, 'number'])
}, 60_000)
