import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Person } from '../../../core/testing/app.ts'
import type {
  Accuracy,
  CashOutlookList,
  Forecast,
  ForecastList,
  ForecastMembers,
  ForecastModelList,
} from '../schemas.ts'
import { type Call, forecastingServer } from './server.ts'

// What a model makes of a history depends on its weekdays and where in the month it ends: it is the same one on any day.
const day = Temporal.PlainDate.from('2026-11-23')
const startedAt = Temporal.Now.instant()
const noon = day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant()
const clock = { now: () => noon.add(startedAt.until(Temporal.Now.instant())) }
const { signUp, callAs, core } = await forecastingServer({ FORECAST_AFTER_SECONDS: '1' }, clock)

const dayBefore = (days: number): string => day.subtract({ days }).toString()

/** Shopping with a week's rhythm, and a wage on the 25th. */
async function record(call: Call, days: number): Promise<void> {
  const rows = Array.from({ length: days }, (_, at) => {
    const bookedOn = dayBefore(days - 1 - at)
    const size = 10 + (at % 7) * 4 + ((at * 7919) % 13) * 0.3
    const shopping = { bookedOn, description: 'CORNER SHOP', amount: `-${size.toFixed(2)}` }
    const wage = { bookedOn, description: 'ACME SALARY', amount: '900.00' }
    return bookedOn.endsWith('-25') ? [shopping, wage] : [shopping]
  })
  await call('POST', '/v1/ingest', {
    account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' },
    rows: rows.flat(),
  })
}

const list = (call: Call, query = '') => call<ForecastList>('GET', `/v1/forecasts${query}`)
const models = (call: Call) => call<z.infer<typeof ForecastModelList>>('GET', '/v1/forecast-models')

const made = async (call: Call): Promise<void> => {
  const count = async () => (await list(call)).items.length
  await expect.poll(count, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0)
}

test('two weeks of rows are forecast by simple methods, and a training is refused', async () => {
  const call = callAs(await signUp())
  expect(await list(call)).toEqual({ items: [], horizonDays: 90, refreshedAt: null })
  await record(call, 14)
  await call('POST', '/v1/forecasts', { horizonDays: 30 })
  await made(call)
  const { items, horizonDays } = await list(call, '?kind=balance')
  expect(horizonDays).toBe(30)
  const balances = ['day', 'week', 'month'].map((grain) => [grain, null, 'simple'])
  expect(items.map(({ grain, refusal, basis }) => [grain, refusal, basis.method])).toEqual([
    ...balances,
    ...balances,
  ])
  const one = await call<Forecast>('GET', `/v1/forecasts/${items[0]?.id}`)
  expect(one.points).toHaveLength(30)
  expect(one.basis.reasons).toEqual(['little_history', 'no_model_yet'])
  const weeks = await call<Forecast>('GET', `/v1/forecasts/${items[1]?.id}`)
  expect(one.points.find(({ on }) => on === weeks.points[0]?.on)).toEqual(weeks.points[0])
  const { items: cash } = await call<z.infer<typeof CashOutlookList>>('GET', '/v1/forecasts/cash')
  expect(cash).toHaveLength(2)
  expect(cash[0]).toMatchObject({
    accountId: null,
    runOut: { probability: 1 },
    safeToSpend: { amount: { amount: '0.00' } },
  })
  await expect(call('POST', '/v1/forecast-models/train', {})).rejects.toThrow('too_little_history')
})

/** The first event of a type that somebody with a page open hears from now on. */
async function hears(
  { userId, workspaceId }: Person,
  wanted: string,
  is: (data: object) => boolean = () => true,
): Promise<object | null> {
  const frames = core.feed.subscribe({ workspaceId, userId }, null, AbortSignal.timeout(60_000))
  for await (const { type, data } of frames) if (type === wanted && is(data)) return data
  return null
}

test('a forecast is made when rows come, unasked and told live, and keeps its id from then on', async () => {
  const person = await signUp()
  const call = callAs(person)
  const told = hears(person, 'forecasting.forecast_changed')
  await record(call, 10)
  await made(call)
  expect(await told).toMatchObject({ refused: expect.any(Number), asOf: dayBefore(0) })
  const balanceOf = async () =>
    (await list(call, '?kind=balance&grain=day')).items.find(({ subject }) => subject.accountId)
  const before = await balanceOf()
  await call('POST', '/v1/ingest', {
    account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' },
    rows: [{ bookedOn: dayBefore(0), description: 'A HOUSE', amount: '-500000.00' }],
  })
  await call('POST', '/v1/forecasts', {})
  const after = () => balanceOf().then((forecast) => Number(forecast?.next?.middle))
  await expect.poll(after, { timeout: 30_000, interval: 200 }).toBeLessThan(-400_000)
  expect((await balanceOf())?.id).toBe(before?.id)
}, 60_000)

test('a model is trained, stopped on its way, judged beside naive, used, and left in one call', async () => {
  const person = await signUp()
  const call = callAs(person)
  await record(call, 125)
  const underway = hears(person, 'job.progress', (data) => 'step' in data && data.step === 'train_forecast')
  const ended = hears(person, 'job.ended', (data) => 'name' in data && data.name === 'train_forecast_model')
  const { jobId } = await call<{ jobId: string }>('POST', '/v1/forecast-models/train', {})
  expect(await underway).toMatchObject({ jobId, total: 100 })
  expect(await call('POST', `/v1/jobs/${jobId}/cancel`, {})).toEqual({ id: jobId, stopped: true })
  expect(await ended).toMatchObject({ jobId, state: 'cancelled' })
  expect((await models(call)).items.map(({ state }) => state)).toEqual(['shipped'])
  await call('POST', '/v1/forecast-models/train', {})
  const newest = async () => (await models(call)).items[0]
  await expect
    .poll(newest, { timeout: 90_000, interval: 300 })
    .toMatchObject({ state: 'promoted', current: true, beatenBy: null })
  const judged = await call<Accuracy>('GET', '/v1/forecasts/accuracy')
  expect(judged.modelId).toBe((await newest())?.id)
  const spent = judged.items.find(({ subject, grain }) => subject.kind === 'expense' && grain === 'day')
  expect(spent?.forecast.pinball).toBeLessThan(spent?.naive.pinball ?? 0)
  expect(spent?.coverage.map(({ level }) => level)).toEqual([0.5, 0.8, 0.95])
  const method = async () => (await list(call, '?kind=expense&grain=day')).items[0]?.basis.method
  await expect.poll(method, { timeout: 30_000, interval: 200 }).toBe('model')

  const [daily] = (await list(call, '?kind=expense&grain=day')).items
  const { members } = await call<Forecast>('GET', `/v1/forecasts/${daily?.id}`)
  const { items: all } = await call<ForecastMembers>('GET', `/v1/forecasts/${daily?.id}/members`)
  expect(all.slice(0, members.length)).toEqual(members)
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['theta', 'ets', 'climatology']))
  const others = all.slice(members.length)
  expect(others.length).toBeGreaterThan(0)
  expect(others.every(({ weight, middle }) => weight === 0 && middle.length > 0)).toBe(true)

  const back = await call<z.infer<typeof ForecastModelList>>('POST', '/v1/forecast-models/use', {
    id: 'simple',
  })
  expect(back.items.find(({ current }) => current)?.state).toBe('shipped')
  await expect.poll(method, { timeout: 30_000, interval: 200 }).toBe('simple')
}, 120_000)

interface Entered {
  readonly days: readonly number[]
  readonly amount: (at: number) => string
  readonly currency?: string
}

const many = Array.from({ length: 80 }, (_, at) => at)
/** Days ago of the rows, and what they brought; where nothing is said, an account is forecast. */
const odd: Record<string, { rows: readonly Entered[]; refusal?: string }> = {
  empty: { rows: [], refusal: 'no_rows' },
  'one row': { rows: [{ days: [0], amount: () => '-5.00' }], refusal: 'one_period' },
  constant: { rows: [{ days: many, amount: () => '-5.00' }] },
  'all zero': { rows: [{ days: many, amount: () => '0.00' }] },
  huge: { rows: [{ days: many, amount: (at) => (at % 7 === 0 ? '1' : '-1') + '0'.repeat(13) + '.00' }] },
  negative: { rows: [{ days: many, amount: (at) => `-${at * at}.00` }] },
  'two rows far apart': { rows: [{ days: [0, 70], amount: () => '-5.00' }] },
  'another currency half-way': {
    rows: [
      { days: many.slice(40), amount: () => '-5.00' },
      { days: many.slice(0, 40), amount: () => '-5.00', currency: 'EUR' },
    ],
  },
  'a row dated ahead': { rows: [{ days: [...many, -5], amount: () => '-5.00' }] },
  'only rows dated ahead': { rows: [{ days: [-5, -9], amount: () => '-5.00' }], refusal: 'only_future_rows' },
}

test('whatever accounts hold, each is forecast in numbers that rise with their level, or refused with a reason', async () => {
  const call = callAs(await signUp())
  const names = new Map<string, string>()
  for (const [name, { rows }] of Object.entries(odd)) {
    const { id } = await call<{ id: string }>('POST', '/v1/accounts', { name, type: 'bank', currency: 'GBP' })
    names.set(id, name)
    for (const { days, amount, currency } of rows) {
      const entered = days.map((day, at) => ({
        bookedOn: dayBefore(day),
        amount: amount(at),
        description: name,
      }))
      // A bank's rows are in the currency of the account; by hand they may be in any.
      if (currency === undefined && entered.length > 0)
        await call('POST', '/v1/ingest', { account: { id }, rows: entered })
      for (const { amount: size, ...row } of currency === undefined ? [] : entered)
        await call('POST', '/v1/transactions', { ...row, accountId: id, amount: { amount: size, currency } })
    }
  }
  for (const horizonDays of [7, 365]) {
    await call('POST', '/v1/forecasts', { horizonDays })
    const last = async () => {
      const { items } = await list(call, '?kind=balance&grain=day')
      const one = items.find(({ subject }) => names.get(subject.accountId ?? '') === 'constant')
      return one ? (await call<Forecast>('GET', `/v1/forecasts/${one.id}`)).points.length : 0
    }
    await expect.poll(last, { timeout: 60_000, interval: 300 }).toBe(horizonDays)
    const { items } = await list(call)
    for (const { id } of items) mustBeSound(await call<Forecast>('GET', `/v1/forecasts/${id}`))
    for (const wanted of ['day', 'week', 'month']) {
      const balances = items.filter(
        ({ subject, grain }) => grain === wanted && subject.kind === 'balance' && subject.accountId,
      )
      const refused = balances.map(({ subject, refusal }) => [names.get(subject.accountId ?? ''), refusal])
      expect(Object.fromEntries(refused)).toEqual(
        Object.fromEntries(Object.entries(odd).map(([name, { refusal = null }]) => [name, refusal])),
      )
    }
    // What was paid in euros is in no series of pounds.
    const spent = items.filter(({ subject, grain }) => subject.kind === 'expense' && grain === 'day')
    expect(spent.map(({ currency }) => currency).toSorted()).toEqual(['EUR', 'GBP'])
  }
}, 120_000)

function mustBeSound({ refusal, points }: Forecast): void {
  if (refusal !== null) return expect(points).toEqual([])
  for (const { middle, bands } of points) {
    const [half, eight, most] = bands
    const rising = [most?.low, eight?.low, half?.low, middle, half?.high, eight?.high, most?.high].map(Number)
    expect(rising.every(Number.isFinite)).toBe(true)
    expect(rising).toEqual(rising.toSorted((a, b) => a - b))
  }
}
