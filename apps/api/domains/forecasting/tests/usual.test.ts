import { expect, test } from 'vitest'
import { dateOf, dayOf } from '../outlook/days.ts'
import { readLedger } from '../outlook/ledger.ts'
import type { Model } from '../outlook/model.ts'
import type { MadeForecast } from '../outlook/refresh.ts'
import { dailyFlows, makeBalance, makeFlow, viewAt } from '../outlook/view.ts'
import { cashOutlookOf } from '../service/cash.ts'
import { account, daysBefore, everyDay, forecastsOf, ledgerOf, type Row, today } from './made-ledger.ts'

const of = (forecasts: readonly MadeForecast[], kind: string, grain = 'day') =>
  forecasts.find((one) => one.kind === kind && one.grain === grain)?.body ?? expect.fail(`no ${kind}`)
const width = ({ bands }: MadeForecast['body'], at: number) => (bands[at]?.[3] ?? 0) - (bands[at]?.[2] ?? 0)

/** As of an account whose balance was missed by much. */
const wide = { scores: Float64Array.of(1, 2, 3), deviationMin: 100_000 }
const modelOfNothing: Model = {
  version: 2,
  learnedTo: 0,
  fits: {},
  networks: [],
  shares: {},
  factors: {},
  spreads: {},
}

/** Some spending each day, and a wage a month. */
const household = everyDay(420, (at) => -BigInt(1500 + ((at * 7919) % 97) * 20)).flatMap((row): Row[] =>
  row[0].endsWith('-26') ? [row, [row[0], 230_000n]] : [row],
)

test('an inheritance and a house make no band wider, and no month like theirs is forecast again', async () => {
  const enormous: Row[] = [
    [daysBefore(70), 25_000_000n],
    [daysBefore(60), -23_000_000n],
  ]
  const without = await forecastsOf(ledgerOf(household, 1_000_000n), 90)
  const forecasts = await forecastsOf(ledgerOf([...household, ...enormous], 1_000_000n), 90)
  const balance = of(forecasts, 'balance')
  expect(balance.basis.reasons).toContain('one_off_set_aside')
  expect(balance.history.at(-1)?.minor).toBe((of(without, 'balance').history.at(-1)?.minor ?? 0) + 2_000_000)
  expect(width(balance, 89)).toBeLessThan(1.2 * width(of(without, 'balance'), 89))
  expect(cashOutlookOf(balance, { asOf: today, confidence: 0.95 })?.runOut.probability).toBe(0)
  const monthly = of(forecasts, 'expense', 'month')
  expect(monthly.history.some(({ minor }) => minor > 23_000_000)).toBe(true)
  expect(Math.max(...monthly.bands.flat())).toBeLessThan(300_000)
  // Money comes in once a month: few days of a year, but an inheritance is larger than all of them.
  expect(Math.max(...of(forecasts, 'income', 'month').bands.flat())).toBeLessThan(1_000_000)
})

test('a large holiday is part of life, and stays in what is learned', async () => {
  const holiday: Row = [daysBefore(70), -250_000n]
  const forecasts = await forecastsOf(ledgerOf([...household, holiday], 1_000_000n), 90)
  expect(of(forecasts, 'balance').basis.reasons).not.toContain('one_off_set_aside')
})

test('an account that was given up stays as it is, and says so', async () => {
  const [closed, other] = ['018f0000-0000-7000-8000-00000000000a', account]
  const ledger = ledgerOf(household, 1_000_000n)
  const before = daysBefore(210)
  const sums = ledger.sums.map((sum) => (sum.on < before ? { ...sum, accountId: closed } : sum))
  const standings = [closed, other].map((id) => ({ ...ledger.standings[0], id })) as typeof ledger.standings
  const forecasts = await forecastsOf({ ...ledger, sums, standings }, 90)
  const resting = forecasts.find(
    ({ kind, subjectId, grain }) => kind === 'balance' && subjectId === closed && grain === 'day',
  )?.body
  const now = resting?.history.at(-1)?.minor
  expect(new Set([...(resting?.middle ?? []), ...(resting?.bands.flat() ?? [])])).toEqual(new Set([now]))
  expect(resting?.basis.reasons).toContain('at_rest')
  // Nor does a model that knew it before make its bands wider.
  const view = viewAt(readLedger({ ...ledger, sums, standings }).series, {
    asOf: dayOf(today),
    monthStartsOn: 1,
    known: { paid: new Map(), due: new Map(), incomeDays: [] },
  })
  const flow = dailyFlows(view).find(({ id }) => id === `balance ${closed} EUR`)
  const made = flow && makeFlow(view, flow, 'day', 30, null)
  if (!made) throw new Error('there is no flow')
  const spreads = { [flow.id]: { ensemble: 0, climatology: 1, shared: 0.1, calibration: wide } }
  const { quantiles } = makeBalance(view, flow, made, { ...modelOfNothing, spreads })
  expect(new Set(quantiles)).toEqual(new Set([now]))
})

test('what pauses every year is not at rest', async () => {
  // Heating, from October to April.
  const heating = Array.from({ length: 900 }, (_, at) => dateOf(dayOf('2023-09-01') + at)).flatMap(
    (on): Row[] => {
      const month = Number(on.slice(5, 7))
      return on.endsWith('-10') && (month >= 10 || month <= 4) ? [[on, -9_000n]] : []
    },
  )
  const summer = { ...ledgerOf([...heating, ['2026-08-20', -1n]]), today: '2026-08-20' }
  expect(of(await forecastsOf(summer, 30), 'expense').basis.reasons).not.toContain('at_rest')
})

test('in less out may turn, even where it never has', async () => {
  const close = everyDay(400, (at) => BigInt(40 + ((at * 7919) % 200))).flatMap((row, at): Row[] =>
    at % 3 === 0 ? [row, [row[0], -BigInt(100 + ((at * 104_729) % 250))]] : [row],
  )
  const monthly = of(await forecastsOf(ledgerOf(close), 90), 'net', 'month')
  expect(Math.min(...monthly.history.map(({ minor }) => minor))).toBeGreaterThan(0)
  expect(new Set(monthly.bands.map((bounds) => bounds[4])).has(0)).toBe(false)
})
