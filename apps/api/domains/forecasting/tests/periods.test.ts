import { expect, test } from 'vitest'
import { dateOf, dayOf, nextPeriod, periodStart } from '../outlook/days.ts'
import { momentsWithin } from '../outlook/known-ahead.ts'
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

/** A payment a month on a day of it, for a year and more, and one row more that says which day it is. */
const monthly = (day: string, now: string, minor: (at: number) => bigint): Row[] => [
  ...Array.from({ length: 14 }, (_, at): Row => {
    const on = Temporal.PlainDate.from(`2025-01-${day}`).add({ months: at }).toString()
    return [on, minor(at)]
  }).filter(([on]) => on <= now),
  [now, -1n],
]
const runningMonth = async (rows: Row[], now: string) => {
  const forecasts = await forecastsOf({ ...ledgerOf(rows), today: now })
  const { body } = forecasts.find(({ kind, grain }) => kind === 'expense' && grain === 'month') ?? {}
  return { soFar: body?.soFar, middle: body?.middle[0], low: Math.min(...(body?.bands[0] ?? [])) }
}

test('of a month whose payment came the rest is small, of one that waits for it the rest is all', async () => {
  const paid = await runningMonth(
    monthly('05', '2026-02-12', () => -90_000n),
    '2026-02-12',
  )
  expect(paid.soFar).toBe(90_001)
  expect(paid.middle).toBeLessThan(95_000)
  const waiting = await runningMonth(
    monthly('25', '2026-02-20', () => -90_000n),
    '2026-02-20',
  )
  expect(waiting.soFar).toBe(1)
  expect(waiting.middle).toBeGreaterThan(85_000)
})

test('a pension of the last working day belongs to its month, and not a little to the next', () => {
  const pension = {
    recurringId: 'a',
    jitterDays: 0,
    minor: 118_000,
    low: 118_000,
    high: 118_000,
    certain: false,
  }
  const starts = ['2026-11-01', '2026-12-01', '2027-01-01'].map(dayOf)
  const dues = ['2026-11-30', '2026-12-31'].map((on) => ({ ...pension, day: dayOf(on) }))
  const { mean, variance } = momentsWithin(dues, starts)
  expect([...mean]).toEqual([118_000, 118_000])
  expect(Math.max(...variance)).toBe(0)
})

test('what the running month has brought is not taken back', async () => {
  // Repairs small and large, in no order; this month's was large.
  const sizes = [3, 30, 2, 4, 25, 3, 28, 2, 3, 2, 27, 4, 2, 30]
  const now = '2026-02-14'
  const { soFar, low } = await runningMonth(
    monthly('05', now, (at) => -10_000n * BigInt(sizes[at] ?? 1)),
    now,
  )
  expect(soFar).toBe(300_001)
  expect(low).toBeGreaterThanOrEqual(300_001)
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
      ['month', monthStartsOn === 1 ? 3 : 4],
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

test.for<[on: string, last: string]>([
  ['2026-11-01', '2027-01-01'],
  ['2026-11-23', '2027-02-01'],
  // The day after it a month begins.
  ['2026-11-30', '2027-02-01'],
])('months look as far as days do, whatever is left of the running one: on %s', async ([on, last]) => {
  const rows = everyDay(200, (at) => -BigInt(300 + ((at * 7919) % 13) * 40)).map(([, minor], at): Row => [
    dateOf(dayOf(on) - 199 + at),
    minor,
  ])
  const forecasts = await forecastsOf({ ...ledgerOf(rows), today: on }, 90)
  const of = (kind: string, grain: string) =>
    forecasts.find((one) => one.kind === kind && one.grain === grain && one.subjectId === null)?.body
  expect(of('expense', 'month')?.days.at(-1)).toBe(last)
  for (const grain of ['week', 'month'] as const) {
    const [flow, balance] = [of('expense', grain), of('balance', grain)]
    const byDay = of('balance', 'day')?.days.at(-1) ?? ''
    const start = dayOf(flow?.days.at(-1) ?? '')
    const end = dateOf(nextPeriod({ grain, monthStartsOn: 1 }, start) - 1)
    // The day on which the path of days ends lies in the last of them.
    expect([dateOf(start) <= byDay, end >= byDay]).toEqual([true, true])
    expect(balance?.days.at(-1)).toBe(end)
    expect(flow?.days.length).toBe(balance?.days.length)
    const runs = flow?.days[0] !== undefined && flow.days[0] <= on
    expect([flow?.soFar !== null, balance?.soFar !== null]).toEqual([runs, runs])
    if (runs) expect(balance?.soFar).toBe(of('balance', 'day')?.history.at(-1)?.minor)
  }
})

test('what a category is expected to bring reaches to the end of its last month', async () => {
  const ledger = ledgerOf(everyDay(200, () => -500n))
  const forecasts = await forecastsOf(ledger, 90)
  const [byDay, byMonth] = (['day', 'month'] as const).map(
    (wanted) => forecasts.find(({ kind, grain }) => kind === 'category' && grain === wanted)?.body,
  )
  const last = dayOf(byMonth?.days.at(-1) ?? '')
  const end = nextPeriod({ grain: 'month', monthStartsOn: 1 }, last) - 1
  expect(dayOf(today) + (byDay?.expects?.daily.length ?? 0)).toBeGreaterThanOrEqual(end)
})

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
