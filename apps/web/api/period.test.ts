import { expect, test } from 'vitest'
import { addDays, addMonths, latestMonth, monthOf, monthStart, periodOf } from './period.ts'

test('days and months go over the ends of months and years', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addMonths('2026-12-25', 1)).toBe('2027-01-25')
})

test('a month that starts on payday holds the days up to the next one', () => {
  expect(monthStart('2026-03-24', 25)).toBe('2026-02-25')
  expect(monthStart('2026-03-25', 25)).toBe('2026-03-25')
  expect(monthOf('2026-01-10', 25)).toEqual({ from: '2025-12-25', to: '2026-01-24' })
})

test('named periods', () => {
  expect(periodOf('month', 1, '2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(periodOf('quarter', 1, '2026-02-14')).toEqual({ from: '2025-12-01', to: '2026-02-28' })
  expect(periodOf('year', 1, '2026-02-14')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  expect(periodOf('lastYear', 1, '2026-02-14')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  expect(periodOf('twelve', 1, '2026-02-14')).toEqual({ from: '2025-03-01', to: '2026-02-28' })
})

test('where every row is older than this month, the latest month is that of the newest row', () => {
  expect(latestMonth('2026-02-03', 1, '2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(latestMonth('2024-11-30', 1, '2026-02-14')).toEqual({ from: '2024-11-01', to: '2024-11-30' })
  expect(latestMonth('2026-02-20', 25, '2026-03-26')).toEqual({ from: '2026-01-25', to: '2026-02-24' })
  expect(latestMonth(null, 1, '2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(latestMonth('2026-03-05', 1, '2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
})
