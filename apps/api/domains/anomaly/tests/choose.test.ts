import { expect, test } from 'vitest'
import { type Candidate, candidatesOf, chosen } from '../detect/choose.ts'
import type { Finding } from '../detect/finding.ts'
import { thresholdFor } from '../service/threshold.ts'

const monday = 20_094

const finding = (more: Partial<Finding>): Finding => ({
  kind: 'fee',
  fingerprint: JSON.stringify(more),
  day: monday,
  payee: 'bank:fee',
  name: 'Bank',
  category: null,
  account: null,
  currency: 'GBP',
  rows: ['a'],
  facts: { size: 100 },
  strength: 2,
  ...more,
})
const candidate = (day: number, score: number): Candidate => ({
  ...finding({ day, rows: [`${day} ${score}`] }),
  score,
})
const until = (day: number, more: object = {}) => ({ perWeek: 2, threshold: () => 0.5, until: day, ...more })

test('a week has as many as it may; what finds no place waits two weeks, then is never told', () => {
  const scores = [0.6, 0.9, 0.7, 0.8, 0.55, 0.52, 0.51]
  const { told, waiting } = chosen(
    scores.map((score) => candidate(monday, score)),
    until(monday + 30),
  )
  expect(told.map(({ score, toldOn }) => [score, toldOn - monday])).toEqual([
    [0.9, 0],
    [0.8, 0],
    [0.7, 7],
    [0.6, 7],
    [0.55, 14],
    [0.52, 14],
  ])
  expect(waiting).toEqual([])
})

test('what was told this week already counts, and what is not worth it never is', () => {
  const week = Math.floor((monday + 3) / 7)
  const { told, waiting } = chosen(
    [candidate(monday, 0.9), candidate(monday, 0.4)],
    until(monday, { told: new Map([[week, 2]]) }),
  )
  expect({ told, waiting: waiting.map(({ score }) => score) }).toEqual({ told: [], waiting: [0.9] })
})

test('of several that speak of one row, the one of most authority is told', () => {
  const burst = finding({ kind: 'round_burst', rows: ['c', 'b', 'a'], day: monday + 1, strength: 3 })
  const twice = finding({ kind: 'duplicate_charge', rows: ['b', 'a'] })
  const large = finding({ kind: 'newcomer_large', rows: ['z'], strength: 3 })
  const kinds = candidatesOf([twice, large, burst, { ...burst, day: monday + 2 }]).map(({ kind, day }) => [
    kind,
    day - monday,
  ])
  expect(kinds).toEqual([
    ['round_burst', 1],
    ['newcomer_large', 0],
  ])
})

test('"this is fine" makes the next of its kind need more, of the same payee most; useful ones less', () => {
  const said = (fine: number, useful = 0) => thresholdFor([{ kind: 'fee', payee: 'bank:fee', fine, useful }])
  const [here, elsewhere] = [candidate(monday, 0.9), { ...candidate(monday, 0.9), payee: 'other' }]
  expect(said(0)(here)).toBeCloseTo(0.5)
  expect(said(1)(elsewhere)).toBeGreaterThan(0.5)
  expect(said(1)(here)).toBeGreaterThan(0.9)
  expect(said(0, 3)(here)).toBeLessThan(0.5)
  expect(said(1)({ ...here, kind: 'foreign' })).toBeCloseTo(0.5)
})
