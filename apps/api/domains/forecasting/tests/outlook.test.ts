import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOf, dayOf } from '../outlook/days.ts'
import { beatenBy } from '../outlook/judge.ts'
import { placeOf, shareUpTo } from '../outlook/place.ts'
import { modelFromBytes, modelToBytes } from '../outlook/model.ts'
import { type MadeForecast, refresh } from '../outlook/refresh.ts'
import type { TrainingOrder } from '../outlook/stage.ts'
import { train } from '../outlook/train.ts'
import { cashOutlookOf } from '../service/cash.ts'
import { type ReadPayment } from '../thread/payment-row.ts'
import { account, daysBefore, everyDay, food, forecastsOf, ledgerOf, type Row, today } from './made-ledger.ts'

/** A forecast with finite numbers that do not cross, or a refusal with its reason. */
function mustBeSound(forecasts: readonly MadeForecast[]): void {
  expect(forecasts.length).toBeGreaterThan(0)
  for (const { refusal, body, kind } of forecasts) {
    if (refusal !== null) {
      expect([body.days, body.basis.method]).toEqual([[], 'none'])
      continue
    }
    expect(body.days.length).toBeGreaterThan(0)
    for (const [at, middle] of body.middle.entries()) {
      const [low50 = NaN, high50 = NaN, low80 = NaN, high80 = NaN, low95 = NaN, high95 = NaN] =
        body.bands[at] ?? []
      const rising = [low95, low80, low50, middle, high50, high80, high95]
      expect(rising.every(Number.isFinite)).toBe(true)
      expect(rising).toEqual(rising.toSorted((a, b) => a - b))
      if (kind === 'category') expect(low95).toBeGreaterThanOrEqual(0)
    }
  }
}

const cases: Record<string, { rows: Row[]; balance?: string }> = {
  empty: { rows: [], balance: 'no_rows' },
  'one point': { rows: [[today, -500n]], balance: 'one_period' },
  'two days': { rows: everyDay(2, () => -500n) },
  constant: { rows: everyDay(60, () => -500n) },
  'all zero': { rows: everyDay(60, () => 0n) },
  huge: { rows: everyDay(90, (at) => (at % 7 === 0 ? 1n : -1n) * 10n ** 15n) },
  negative: { rows: everyDay(90, (at) => -BigInt(at * at)) },
  'one payment in a year': {
    rows: [
      [daysBefore(365), -100n],
      [today, -100n],
    ],
  },
  'another currency half-way': {
    rows: everyDay(80, () => -500n).map(([on, minor], at): Row => [on, minor, at < 40 ? 'EUR' : 'USD']),
  },
  'two currencies on each day': {
    rows: everyDay(60, () => -500n).flatMap((row): Row[] => [row, [row[0], -700n, 'JPY']]),
  },
  'a row dated ahead': { rows: [...everyDay(60, () => -500n), [dateOf(dayOf(today) + 5), -900n]] },
  'only in the future': { rows: [[dateOf(dayOf(today) + 5), -500n]], balance: 'only_future_rows' },
}

test.for(Object.entries(cases))('%s', async ([, { rows, balance }]) => {
  const forecasts = await forecastsOf(ledgerOf(rows))
  mustBeSound(forecasts)
  for (const horizonDays of [1, 365]) mustBeSound(await forecastsOf(ledgerOf(rows), horizonDays))
  const own = forecasts.find(({ kind, subjectId }) => kind === 'balance' && subjectId === account)
  expect(own?.refusal).toBe(balance ?? null)
})

test('whatever the rows, what is forecast is sound', async () => {
  const row = fc.tuple(fc.integer({ min: -40, max: 400 }), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (list) => {
      mustBeSound(await forecastsOf(ledgerOf(list.map(([ago, minor]) => [daysBefore(ago), minor]))))
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('currencies are never mixed', async () => {
  const forecasts = await forecastsOf(ledgerOf(cases['another currency half-way']?.rows ?? []))
  const spent = forecasts.filter(({ kind, grain }) => kind === 'expense' && grain === 'day')
  expect(spent.map(({ currency, body }) => [currency, body.basis.periods])).toEqual([
    ['EUR', 80],
    ['USD', 40],
  ])
})

test('an account flows by itself: what it gives to another of one’s own leaves it, and is no spending', async () => {
  const { sums, ...ledger } = ledgerOf(everyDay(70, () => -500n))
  const given = sums.map((sum) => ({ ...sum, side: 'transfer' as const }))
  const forecasts = await forecastsOf({ ...ledger, sums: [...sums, ...given] })
  const daily = forecasts.filter(({ kind, grain }) => kind === 'net' && grain === 'day')
  const next = daily.map(({ subjectId, body }) => [subjectId, body.middle[0]])
  expect(Object.fromEntries(next)).toEqual({ [account]: -1000, null: -500 })
})

test('a row dated ahead is no history, but is known to come', async () => {
  const rows: Row[] = [...everyDay(60, () => -500n), [dateOf(dayOf(today) + 10), -70_000n]]
  const forecasts = await forecastsOf(ledgerOf(rows, 1_000_000n))
  const balance = forecasts.find(({ kind }) => kind === 'balance')
  expect(balance?.body.history.at(-1)).toEqual({ on: today, minor: 970_000 })
  expect(balance?.body.drivers).toMatchObject([{ recurringId: null, minor: -70_000 }])
  expect(balance?.body.middle[8]).toBe(970_000 - 9 * 500)
  expect(balance?.body.middle[9]).toBe(970_000 - 10 * 500 - 70_000)
})

test('a category by day says what it brings on average, and from which accounts', async () => {
  const ledger = ledgerOf(everyDay(84, (at) => (at % 7 === 0 ? -7000n : 0n)))
  const card = '018f0000-0000-7000-8000-000000000003'
  const sums = ledger.sums.map((sum, at) => (at % 28 === 0 ? { ...sum, accountId: card } : sum))
  const forecasts = await forecastsOf({ ...ledger, sums })
  const { middle, expects } =
    forecasts.find(({ kind, grain }) => kind === 'category' && grain === 'day')?.body ?? {}
  expect(middle?.filter((minor) => minor === 0).length).toBeGreaterThan(20)
  const week = expects?.daily.slice(0, 7).reduce((sum, minor) => sum + minor, 0)
  expect(week).toBeCloseTo(7000, -3)
  expect(expects?.accounts).toEqual([
    { accountId: card, share: 0.25 },
    { accountId: account, share: 0.75 },
  ])
})

test('two weeks are enough for simple methods, which say what they are', async () => {
  const forecasts = await forecastsOf(ledgerOf(everyDay(14, (at) => (at % 7 > 4 ? -3000n : -1000n))))
  const daily = forecasts.find(({ kind, grain }) => kind === 'expense' && grain === 'day')
  expect(daily?.body.basis).toMatchObject({ method: 'simple', reasons: ['little_history', 'no_model_yet'] })
})

test('a day that mostly brings nothing counts within a band by its share, else it is in or out', () => {
  // Nothing is said up to the 75 % quantile, then 20, 50, 90; `levels` are 2.5, 10, 25, 50, 75, 90 and 97.5 %.
  const said = [0, 0, 0, 0, 0, 20, 90]
  const nothing = placeOf(0, (level) => said[level] ?? 0)
  expect(nothing).toEqual({ from: 0, to: 0.825 })
  expect(shareUpTo(nothing, 0.9) - shareUpTo(nothing, 0.1)).toBeCloseTo(0.725 / 0.825, 12)
  const within = [15, 50, 200].map((value) => {
    const place = placeOf(value, (level) => said[level] ?? 0)
    return shareUpTo(place, 0.9) - shareUpTo(place, 0.1)
  })
  expect(within).toEqual([1, 0, 0])
})

test('money runs out when it must, and what is safe is what stays until more comes', async () => {
  const poor = await forecastsOf(
    ledgerOf(
      everyDay(60, () => -1000n),
      75_000n,
    ),
  )
  const rich = await forecastsOf(
    ledgerOf(
      everyDay(60, () => -1000n),
      10_000_000n,
    ),
  )
  const said = [poor, rich].map((forecasts) => {
    const body = forecasts.find(({ kind }) => kind === 'balance')?.body
    return body && cashOutlookOf(body, { asOf: today, confidence: 0.95 })
  })
  expect(said[0]).toMatchObject({
    balance: 15_000,
    runOut: { probability: 1, likelyOn: dateOf(dayOf(today) + 16) },
    safeToSpend: { minor: 0, untilWhat: 'horizon' },
  })
  expect(said[1]).toMatchObject({ runOut: { probability: 0, likelyOn: null } })
  expect(said[1]?.safeToSpend.minor).toBe(9_940_000 - 30_000)
})

async function trainedOn(order: TrainingOrder) {
  const training = train(order)
  let turn = await training.next()
  while (!turn.done) turn = await training.next()
  return turn.value
}

test('a model is trained, judged by weeks it has not seen, and travels as bytes', async () => {
  const spent = (at: number) => -BigInt(1000 + (at % 7) * 400 + ((at * 7919) % 13) * 30)
  const rows = everyDay(130, spent)
  const ledger = ledgerOf(rows, 500_000n)
  const payments = rows.map(([date, amountMinor], at): ReadPayment => ({
    id: String(at),
    payee: 'shop',
    name: 'shop',
    date,
    amountMinor,
    currency: 'EUR',
    accountId: account,
    categoryId: food,
    title: null,
    transfer: false,
  }))
  const { model, report, accuracy } =
    (await trainedOn({ ledger, payments, country: 'DE', current: null })) ?? {}
  expect(report?.overNaive).toBeLessThan(1)
  expect(accuracy?.find(({ kind, grain }) => kind === 'expense' && grain === 'day')?.figures.origins).toBe(2)
  const balances = accuracy?.filter(({ kind, subjectId }) => kind === 'balance' && subjectId === account)
  // 28 and 14 days, in which so many weeks, and one month, end.
  expect(balances?.map(({ grain, figures: { steps } }) => [grain, steps])).toEqual([
    ['day', 42],
    ['week', 6],
    ['month', 2],
  ])
  if (!model) throw new Error('there is no model')
  const again = modelFromBytes(modelToBytes(model))
  expect(again).toEqual(model)
  expect(modelFromBytes(modelToBytes({ ...model, version: 1 as 2 }))).toBe(null)
  const { forecasts } = await refresh({
    ledger,
    paid: [],
    due: [],
    country: 'DE',
    horizonDays: 30,
    model: again && { id: 'one', model: again },
  })
  mustBeSound(forecasts)
  expect(forecasts.find(({ kind }) => kind === 'expense')?.body.basis).toMatchObject({
    method: 'model',
    modelId: 'one',
    reasons: [],
  })

  const rival = await trainedOn({ ledger, payments, country: 'DE', current: model })
  expect(rival?.promoted).toBe(false)
  expect(rival?.report.beforeOverNaive).toBe(report?.overNaive)
  expect(rival?.accuracy).toEqual(accuracy)
}, 60_000)

test.each([
  [{ overNaive: 0.8, beforeOverNaive: null }, null],
  [{ overNaive: 0.8, beforeOverNaive: 0.9 }, null],
  [{ overNaive: 1, beforeOverNaive: null }, 'naive'],
  [{ overNaive: 1.1, beforeOverNaive: 1.2 }, 'naive'],
  [{ overNaive: 0.8, beforeOverNaive: 0.8 }, 'before'],
] as const)('a model that loses %j is beaten by %s', (losses, by) => {
  expect(beatenBy(losses)).toBe(by)
})
