import { expect, test } from 'vitest'
import type {
  Forecast,
  ForecastList,
  Recurring,
  RecurringCalendar,
  RecurringList,
  ScenarioForecast,
} from '../schemas.ts'
import { type Call, forecastingServer } from './server.ts'

const { signUp, callAs } = await forecastingServer({ FORECAST_AFTER_SECONDS: '1' })

const today = Temporal.Now.plainDateISO('UTC')
const thisMonth = today.toPlainYearMonth()
const dayOf = (monthsAgo: number, day: number): string =>
  thisMonth.subtract({ months: monthsAgo }).toPlainDate({ day }).toString()

type Row = { bookedOn: string; description: string; amount: string }
const monthly = (
  description: string,
  day: number,
  months: readonly number[],
  amount: (ago: number) => string,
): Row[] => months.map((ago) => ({ bookedOn: dayOf(ago, day), description, amount: amount(ago) }))

const send = (call: Call, rows: readonly Row[]) =>
  call<{ id: string }>('POST', '/v1/ingest', {
    account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' },
    rows,
  })

const list = (call: Call) => call<RecurringList>('GET', '/v1/recurring')
const named = async (call: Call, name: string): Promise<Recurring> =>
  (await list(call)).items.find((one) => one.name === name) ?? expect.fail(`nothing is called ${name}`)

const daysAgo = (days: number): string => today.subtract({ days }).toString()
/** Up to today, and what came before. */
const months = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
const rows = [
  ...monthly('HARBOUR LETTINGS RENT', 1, months, () => '-900.00'),
  ...monthly('CINEPLAY PREMIUM MONTHLY', 8, months, (ago) => (ago > 2 ? '-9.99' : '-11.99')),
  // Each week, but for the last two.
  ...[64, 57, 50, 43, 36, 29, 22].map((ago) => {
    return { bookedOn: daysAgo(ago), description: 'GYMKHANA FITNESS', amount: '-30.00' }
  }),
  ...[3, 11, 17, 40, 44, 70, 71, 95].map((ago) => {
    return {
      bookedOn: daysAgo(ago),
      description: 'CORNER CAFE',
      amount: `-${3 + (ago % 7)}.${10 + (ago % 80)}`,
    }
  }),
].filter(({ bookedOn }) => bookedOn <= today.toString())

/** It is known ahead in the forecasts, and a scenario ends it, changes it, and adds to it. */
async function feedsForecasts(call: Call, rent: Recurring): Promise<void> {
  const wanted = '/v1/forecasts?kind=balance&grain=month'
  const months = async () => {
    const { items } = await call<ForecastList>('GET', wanted)
    const one = items.find(({ subject }) => subject.accountId === null)
    return one ? call<Forecast>('GET', `/v1/forecasts/${one.id}`) : null
  }
  const dues = async () =>
    (await months())?.drivers.filter(({ recurringId }) => recurringId === rent.id).map(({ on }) => on) ?? []
  await call('POST', '/v1/forecasts', {})
  await expect.poll(dues, { timeout: 20_000, interval: 250 }).toContain(dayOf(-1, 1))
  const { id: forecastId, currency } = (await months()) ?? expect.fail('there is no forecast')
  const totalOf = async (change: object) => {
    const trial = { forecastId, changes: [change] }
    const { total, cash } = await call<ScenarioForecast>('POST', '/v1/scenarios/try', trial)
    expect(cash?.before.runOut.probability).toBe(1)
    return Number(total.amount)
  }
  const from = dayOf(-1, 1)
  const count = (await dues()).filter((on) => on >= from).length
  expect(await totalOf({ kind: 'recurring_end', recurringId: rent.id, from })).toBe(900 * count)
  expect(await totalOf({ kind: 'recurring_amount', recurringId: rent.id, amount: '-950.00', from })).toBe(
    -50 * count,
  )
  expect(await totalOf({ kind: 'recurring_skip', recurringId: rent.id, on: from })).toBe(900)
  const amount = { amount: '-70.00', currency }
  expect(await totalOf({ kind: 'one_off', on: from, amount, accountId: null })).toBe(-70)
  expect(await totalOf({ kind: 'one_off', on: dayOf(-12, 1), amount, accountId: null })).toBe(0)
  // What is paid off on a loan is no part of what all accounts hold.
  const loan = await call<{ id: string }>('POST', '/v1/accounts', { name: 'House', type: 'loan', currency })
  expect(await totalOf({ kind: 'one_off', on: from, amount, accountId: loan.id })).toBe(0)
  const { items } = await call<ForecastList>('GET', '/v1/forecasts?kind=category&grain=month')
  const categoryId = items[0]?.subject.categoryId ?? expect.fail('there is no category')
  const tenth = { kind: 'category_percent', categoryId, percent: -10, from: today.toString() }
  expect(await totalOf(tenth)).toBeGreaterThan(0)
}

test('payments that come back are found by themselves, dated, priced and missed; what a person says of them stays', async () => {
  const call = callAs(await signUp())
  await send(call, rows)
  const names = async () => (await list(call)).items.map(({ name }) => name).toSorted()
  await expect
    .poll(names, { timeout: 20_000, interval: 250 })
    .toEqual(['Cineplay Premium Monthly', 'Gymkhana Fitness', 'Harbour Lettings Rent'])

  const stream = await named(call, 'Cineplay Premium Monthly')
  expect(stream).toMatchObject({
    amount: { amount: '-11.99', currency: 'GBP' },
    priceChange: { on: dayOf(2, 8), from: { amount: '-9.99' }, to: { amount: '-11.99' } },
    perYear: { amount: '-143.88' },
  })
  const gym = await named(call, 'Gymkhana Fitness')
  expect(gym).toMatchObject({ state: 'missed', cadence: 'weekly', missedOn: [daysAgo(15), daysAgo(8)] })
  const from = dayOf(2, 1)
  const to = today.add({ days: 40 }).toString()
  const calendar = async () =>
    (await call<RecurringCalendar>('GET', `/v1/recurring/calendar?from=${from}&to=${to}`)).items
  const rent = (await calendar()).filter(({ name }) => name === 'Harbour Lettings Rent')
  expect(rent.map(({ on, state }) => [on, state])).toEqual(
    expect.arrayContaining([
      [dayOf(2, 1), 'paid'],
      [dayOf(1, 1), 'paid'],
      [dayOf(-1, 1), 'upcoming'],
    ]),
  )
  expect((await calendar()).some(({ name, state }) => name === gym.name && state === 'missed')).toBe(true)

  const lettings = await named(call, 'Harbour Lettings Rent')
  await feedsForecasts(call, lettings)

  await call('PATCH', `/v1/recurring/${stream.id}`, { name: 'Films', verdict: 'confirmed' })
  await call('PATCH', `/v1/recurring/${gym.id}`, { endedOn: daysAgo(20) })
  const { id } = lettings
  await call('PATCH', `/v1/recurring/${id}`, { verdict: 'dismissed' })
  expect((await list(call)).perMonth).toEqual([
    { currency: 'GBP', out: { amount: '-11.99', currency: 'GBP' }, in: { amount: '0.00', currency: 'GBP' } },
  ])

  // One that had ended is charged again, and so is the one that is called otherwise now.
  const late = daysAgo(1)
  await send(call, [{ bookedOn: late, description: 'GYMKHANA FITNESS', amount: '-30.00' }])
  await expect
    .poll(async () => (await named(call, gym.name)).cameBackOn, { timeout: 20_000, interval: 250 })
    .toBe(late)
  expect(await named(call, 'Films')).toMatchObject({ id: stream.id, verdict: 'confirmed' })
  expect(await named(call, 'Harbour Lettings Rent')).toMatchObject({ id, verdict: 'dismissed' })
  expect((await calendar()).every(({ name }) => name !== 'Harbour Lettings Rent')).toBe(true)
}, 60_000)
