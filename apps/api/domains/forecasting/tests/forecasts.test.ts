import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Accuracy, CashOutlookList, Forecast, ForecastList, ForecastModelList } from '../schemas.ts'
import { type Call, forecastingServer } from './server.ts'

const { signUp, callAs } = await forecastingServer({ FORECAST_AFTER_SECONDS: '1' })

const dayBefore = (days: number): string => Temporal.Now.plainDateISO('UTC').subtract({ days }).toString()

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
  expect(items.map(({ grain, refusal, basis }) => [grain, refusal, basis.method])).toEqual([
    ['day', null, 'simple'],
    ['day', null, 'simple'],
  ])
  const one = await call<Forecast>('GET', `/v1/forecasts/${items[0]?.id}`)
  expect(one.points).toHaveLength(30)
  expect(one.basis.reasons).toEqual(['little_history', 'no_model_yet'])
  const { items: cash } = await call<z.infer<typeof CashOutlookList>>('GET', '/v1/forecasts/cash')
  expect(cash[0]).toMatchObject({
    accountId: null,
    runOut: { probability: 1 },
    safeToSpend: { amount: { amount: '0.00' } },
  })
  await expect(call('POST', '/v1/forecast-models/train', {})).rejects.toThrow('too_little_history')
})

test('a forecast is made when rows come, unasked, and keeps its id from then on', async () => {
  const call = callAs(await signUp())
  await record(call, 10)
  await made(call)
  const balanceOf = async () =>
    (await list(call, '?kind=balance')).items.find(({ subject }) => subject.accountId)
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

test('a model is trained, judged beside naive, used, and left in one call', async () => {
  const call = callAs(await signUp())
  await record(call, 125)
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

  const back = await call<z.infer<typeof ForecastModelList>>('POST', '/v1/forecast-models/use', {
    id: 'simple',
  })
  expect(back.items.find(({ current }) => current)?.state).toBe('shipped')
  await expect.poll(method, { timeout: 30_000, interval: 200 }).toBe('simple')
}, 120_000)
