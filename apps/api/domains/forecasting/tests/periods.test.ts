import { expect, test } from 'vitest'
import { dateOf, dayOf, nextPeriod, periodStart } from '../outlook/days.ts'
import { daysAhead } from '../outlook/order.ts'
import type { MadeForecast } from '../outlook/refresh.ts'
import { account, everyDay, forecastsOf, ledgerOf, type Row, today } from './made-ledger.ts'

test('months begin where the workspace says', () => {
  const steps = { grain: 'month', monthStartsOn: 25 } as const
  const start = periodStart(steps, dayOf('2026-03-03'))
  expect([dateOf(start), dateOf(nextPeriod(steps, start))]).toEqual(['2026-02-25', '2026-03-25'])
})

test('the running month counts what it has brought', async () => {
  // 28 days at 10 a day, and one day of March.
  const forecasts = await forecastsOf(ledgerOf(everyDay(120, () => -1000n)))
  const monthly = forecasts.find(({ kind, grain }) => kind === 'expense' && grain === 'month')
  expect(monthly?.body.days[0]).toBe('2026-03-01')
  expect(monthly?.body.middle[0]).toBeGreaterThan(28_000)
})

/** What is said of a day's end, and the edges of its bands. */
const saidOn = ({ body }: MadeForecast, on: string | undefined) => {
  const at = body.days.indexOf(on ?? '')
  return [body.middle[at], ...(body.bands[at] ?? [])]
}

test.for([1, 25])(
  'weeks and months (from the %ith) end where the path of days leads',
  async (monthStartsOn) => {
    const rows: Row[] = [
      ...everyDay(100, (at) => -BigInt(300 + ((at * 7919) % 13) * 40)),
      [dateOf(dayOf(today) + 40), -70_000n],
    ]
    const forecasts = await forecastsOf({ ...ledgerOf(rows, 5_000_000n), monthStartsOn }, 90)
    const [byDay, byWeek, byMonth] = forecasts.filter(
      ({ kind, subjectId }) => kind === 'balance' && subjectId === account,
    )
    if (!byDay || !byWeek || !byMonth) throw new Error('a grain is missing')
    expect([byDay, byWeek, byMonth].map(({ grain, body }) => [grain, body.days.length])).toEqual([
      ['day', 90],
      ['week', 13],
      ['month', 3],
    ])
    // 1 March 2026 is a Sunday.
    expect(byWeek.body.days.slice(0, 2)).toEqual(['2026-03-08', '2026-03-15'])
    expect(byWeek.body.history.at(-1)).toEqual(byDay.body.history.at(-1))
    const ends = monthStartsOn === 1 ? ['2026-03-31', '2026-04-30'] : ['2026-03-24', '2026-04-24']
    expect(byMonth.body.days.slice(0, 2)).toEqual(ends)
    for (const one of [byWeek, byMonth]) {
      const within = one.body.days.filter((day) => byDay.body.days.includes(day))
      expect(within.length).toBeGreaterThan(1)
      for (const day of within) expect(saidOn(one, day)).toEqual(saidOn(byDay, day))
      for (const { on, minor } of one.body.history.slice(-3))
        expect(byDay.body.history.find((past) => past.on === on)?.minor).toBe(minor)
      const theirs = one.body.members.map(({ name, middle }) => [name, middle[0]])
      const at = byDay.body.days.indexOf(one.body.days[0] ?? '')
      expect(theirs).toEqual(byDay.body.members.map(({ name, middle }) => [name, middle[at]]))
      expect(one.body.drivers).toEqual(byDay.body.drivers)
    }
    // How far one looks changes nothing of what is said of a day.
    const further = await forecastsOf({ ...ledgerOf(rows, 5_000_000n), monthStartsOn }, 365)
    const far = further.find(({ kind, subjectId }) => kind === 'balance' && subjectId === account)
    expect(far && saidOn(far, byDay.body.days[59])).toEqual(saidOn(byDay, byDay.body.days[59]))
  },
)

test('payments are looked for as far ahead as any period reaches', async () => {
  for (const horizonDays of [7, 30, 90, 365]) {
    const forecasts = await forecastsOf(ledgerOf(everyDay(200, () => -500n)), horizonDays)
    for (const { grain, kind, body } of forecasts) {
      const last = dayOf(body.days.at(-1) ?? today)
      const end = kind === 'balance' ? last : nextPeriod({ grain, monthStartsOn: 1 }, last) - 1
      expect(end - dayOf(today)).toBeLessThanOrEqual(daysAhead({ horizonDays }))
    }
  }
})
