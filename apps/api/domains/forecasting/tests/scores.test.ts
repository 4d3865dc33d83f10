import { expect, test } from 'vitest'
import { dayOf } from '../outlook/days.ts'
import { levels } from '../outlook/methods.ts'
import { atEnds, figuresOf, type Judged } from '../outlook/scores.ts'

const key = { kind: 'net', subjectId: null, currency: 'EUR' } as const
const from = dayOf('2026-01-05')
/** Eight weeks of days that bring 10, but 30 on Sundays: a week later they bring the same. */
const values = Float64Array.from({ length: 56 }, (_, day) => (day % 7 === 6 ? 30 : 10) + (day === 55 ? 4 : 0))

const known = { paid: new Map(), due: new Map(), incomeDays: [] }

/** The same quantiles are said of each step. */
const said = (steps: number, row: readonly number[]) =>
  Float64Array.from({ length: steps * levels.length }, (_, at) => row[at % levels.length] ?? NaN)

function judged(
  id: string,
  came: readonly number[],
  row: readonly number[],
  rival: readonly number[],
): Judged {
  const series = { key, from, values, opening: 0 }
  const view = { asOf: from + values.length - 1, monthStartsOn: 1, series: new Map([[id, series]]), known }
  return {
    hindsight: { id, grain: 'day', view, came: Float64Array.from(came) },
    said: said(came.length, row),
    rival: said(came.length, rival),
  }
}

// At 2.5, 10, 25, 50, 75, 90 and 97.5 %.
const row = [-20, 0, 5, 10, 15, 20, 40]
const flat = [20, 20, 20, 20, 20, 20, 20]

test('figures of a back-test, beside the naive rival', () => {
  const figures = figuresOf([judged('net  EUR', [12, 18, 30, 100], row, flat)])
  expect(figures).toMatchObject({ origins: 1, steps: 4, beatsNaive: true })
  // Repeating the week before was off by 4 on one day of 49.
  expect(figures.forecast.mase).toBeCloseTo((2 + 8 + 20 + 90) / 4 / (4 / 49), 0)
  expect(figures.naive.mase).toBeCloseTo((8 + 2 + 10 + 80) / 4 / (4 / 49), 0)
  expect(figures.coverage.map(({ met }) => met)).toEqual([0.25, 0.5, 0.75])
  const below = figures.reliability.map(({ stated, met }) => [stated, met])
  expect(below).toEqual([
    [0.025, 0],
    [0.1, 0],
    [0.25, 0],
    [0.5, 0],
    [0.75, 0.25],
    [0.9, 0.5],
    [0.975, 0.75],
  ])
  // One step alone: 2 above the middle of 10 loses a half of 2, and so on, over 56 days of 13 on average.
  const one = figuresOf([judged('net  EUR', [12], row, flat)])
  const loss = 0.025 * 32 + 0.1 * 12 + 0.25 * 7 + 0.5 * 2 + 0.25 * 3 + 0.1 * 8 + 0.025 * 28
  expect(one.forecast.pinball).toBeCloseTo(loss / 7 / ((48 * 10 + 7 * 30 + 34) / 56), 2)
  expect(figuresOf([judged('net  EUR', [20], row, flat)]).beatsNaive).toBe(false)
})

test('a balance by week and month is judged where they end', () => {
  // From Monday 2 March on: two weeks end within 17 days, and no month.
  const days = Array.from({ length: 17 }, (_, at) => at)
  const balance = judged('balance  EUR', days, row, flat)
  const weeks = atEnds(balance, 'week')
  expect([...(weeks?.hindsight.came ?? [])]).toEqual([6, 13])
  expect(weeks?.said).toEqual(said(2, row))
  expect(atEnds(balance, 'month')).toBe(null)
  expect(atEnds(balance, 'day')).toEqual(balance)
})
