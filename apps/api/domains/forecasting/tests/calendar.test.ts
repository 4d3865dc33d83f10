import { expect, test } from 'vitest'
import { calendarDays, holidaysOf } from '../outlook/calendar.ts'
import { dateOf, dayOf } from '../outlook/days.ts'

test('what is known of days: weekday, month end, holidays of the country, and how long ago money came', async () => {
  const [from, to] = [dayOf('2026-12-22'), dayOf('2027-01-02')]
  const holidays = await holidaysOf('GB', from, to)
  expect([...holidays].map(dateOf)).toEqual(expect.arrayContaining(['2026-12-25', '2027-01-01']))
  const days = calendarDays(holidays, [dayOf('2026-12-24'), dayOf('2026-11-25')]).known(from, 11)
  expect(days).toMatchObject({
    // The 22nd is a Tuesday, 0 is a Monday.
    weekday: ['1', '2', '3', '4', '5', '6', '0', '1', '2', '3', '4'],
    'day of month': Float64Array.of(22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1),
    'days to month end': Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 30),
    'days since income': Float64Array.of(27, 28, 0, 1, 2, 3, 4, 5, 6, 7, 8),
  })
  const holiday = days['holiday'] ?? []
  expect([0, 3, 10].map((at) => holiday[at])).toEqual([0, 1, 1])
})

test('another country has other holidays, an unknown one has none', async () => {
  const [from, to] = [dayOf('2026-01-01'), dayOf('2026-12-31')]
  const india = [...(await holidaysOf('IN', from, to))].map(dateOf)
  expect(india).toEqual(expect.arrayContaining(['2026-01-26', '2026-08-15']))
  expect([...(await holidaysOf('DE', from, to))].map(dateOf)).toContain('2026-10-03')
  expect([(await holidaysOf(null, from, to)).size, (await holidaysOf('ZZ', from, to)).size]).toEqual([0, 0])
})
