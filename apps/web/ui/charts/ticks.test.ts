import { expect, test } from 'vitest'
import { monthTicks, placeOfDay } from './ticks.ts'

test('ticks are firsts of months, evenly apart', () => {
  expect(monthTicks('2025-11-22', '2026-11-22', 6)).toEqual([
    '2026-01-01',
    '2026-03-01',
    '2026-05-01',
    '2026-07-01',
    '2026-09-01',
    '2026-11-01',
  ])
  expect(monthTicks('2026-01-01', '2026-03-31', 12)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
})

test('a long series is counted in years', () => {
  expect(monthTicks('2016-05-03', '2026-11-22', 12)).toHaveLength(10)
  expect(monthTicks('2016-05-03', '2026-11-22', 12).every((tick) => tick.endsWith('-01-01'))).toBe(true)
})

test('a few days have no month to name', () => {
  expect(monthTicks('2026-02-03', '2026-02-20', 6)).toEqual([])
})

test('a day has its place between others', () => {
  expect(placeOfDay('2026-03-01', '2026-03-01', '2026-03-11')).toBe(0)
  expect(placeOfDay('2026-03-06', '2026-03-01', '2026-03-11')).toBe(0.5)
  expect(placeOfDay('2026-03-01', '2026-03-01', '2026-03-01')).toBe(0.5)
})
