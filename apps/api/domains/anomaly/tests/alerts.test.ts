import { expect, test } from 'vitest'
import type { Alert, AlertPage, AlertShape } from '../schemas.ts'
import { anomalyServer, type Row } from './server.ts'

const { signUp, callAs } = await anomalyServer()

const dayAt = (day: number): string => new Date(Date.UTC(2025, 1, 1 + day)).toISOString().slice(0, 10)
const groceries: Row[] = Array.from({ length: 180 }, (_, at) => [
  dayAt(at * 2),
  at % 2 === 0 ? 'SAINSBURYS SUPERMARKET' : 'ALDI STORES',
  (-15 - ((at * 79) % 260) / 10).toFixed(2),
])
const netflix: Row[] = Array.from({ length: 12 }, (_, month) => [
  dayAt(9 + Math.round(30.4 * month)),
  'NETFLIX.COM',
  month < 11 ? '-10.99' : '-12.99',
])
const twice: Row[] = [
  [dayAt(357), 'DELIVEROO', '-43.17'],
  [dayAt(358), 'DELIVEROO', '-43.17'],
]
const odd: Row[] = [[dayAt(362), 'CASTLEMAIN TIMBER', '-1899.00']]

test('alerts: told with their rows, answered, muted; told once, also after an undo; no more than the week bears', async () => {
  const { call, record, look, alerts } = callAs(await signUp())
  expect(await call('GET', '/v1/alerts')).toMatchObject({ items: [], fresh: 0, lookedAt: null })
  await record([...groceries, ...netflix])
  const importId = await record(twice)
  const first = await alerts()
  expect(first.map(({ kind, state }) => [kind, state])).toEqual([
    ['duplicate_charge', 'new'],
    ['price_increase', 'new'],
  ])
  const [double, dearer] = first as [Alert, Alert]
  expect(dearer).toMatchObject({
    payee: { name: expect.stringContaining('Netflix') },
    facts: {
      amount: { amount: '-12.99', currency: 'GBP' },
      expected: { amount: '-10.99', currency: 'GBP' },
    },
    rows: [{ amount: { amount: '-12.99' }, description: 'NETFLIX.COM' }, ...Array(6).fill({})],
  })
  expect(double.rows.map(({ bookedOn }) => bookedOn)).toEqual([dayAt(358), dayAt(357)])
  const byRow = await call<AlertPage>('GET', `/v1/alerts?transaction=${double.rows[0]?.id}`)
  expect(byRow.items.map(({ id }) => id)).toEqual([double.id])
  expect(await call('GET', '/v1/alerts?limit=1')).toMatchObject({
    fresh: 2,
    open: 2,
    nextCursor: expect.any(String),
  })

  // Seen, and seen again, is no answer; an answer is one.
  expect(await call('POST', `/v1/alerts/${double.id}`, { act: 'see' })).toMatchObject({ state: 'seen' })
  expect(await call('POST', `/v1/alerts/${dearer.id}`, { act: 'acknowledge' })).toMatchObject({
    state: 'acknowledged',
    verdict: 'useful',
  })
  expect(await call('POST', `/v1/alerts/${dearer.id}`, { act: 'see' })).toMatchObject({
    state: 'acknowledged',
  })
  expect(await call('GET', `/v1/alerts/${dearer.id}`)).toMatchObject({ state: 'acknowledged' })

  // Undone, its rows are gone and so is the alert; imported again it is the same one.
  await call('POST', `/v1/imports/${importId}/undo`)
  await expect
    .poll(async () => (await alerts('expired')).map(({ id, ended }) => [id, ended]), { timeout: 20_000 })
    .toEqual([[double.id, 'withdrawn']])
  await record(twice)
  await look()
  expect((await alerts()).map(({ id }) => id)).toEqual([double.id])
  expect((await alerts())[0]?.rows).toHaveLength(2)

  // Muted, a payee is not heard of again until it is.
  await record(odd)
  const [timber] = await alerts()
  expect(timber).toMatchObject({ kind: 'newcomer_large', toldOn: dayAt(362) })
  expect(await call('POST', `/v1/alerts/${timber?.id}`, { act: 'mute_payee' })).toMatchObject({
    state: 'muted',
  })
  const { items: mutes } = await call<{ items: { id: string }[] }>('GET', '/v1/alert-mutes')
  expect(mutes).toMatchObject([{ kind: null, payee: 'Castlemain Timber' }])
  expect(await alerts('answered')).toHaveLength(2)
  await call('DELETE', `/v1/alert-mutes/${mutes[0]?.id}`)
  await expect(call('DELETE', `/v1/alert-mutes/${mutes[0]?.id}`)).rejects.toThrow('404')
  await expect(call<AlertShape>('GET', `/v1/alerts/${timber?.id}/topology`)).rejects.toThrow('404')
})

test('another domain reads what a person does: rows, what was expected, how unusual; and answers as one', async () => {
  const { call, record, ask } = callAs(await signUp())
  await record([...groceries, ...netflix, ...twice])
  const { items, open } = await ask((anomalies, tx) => anomalies.alerts(tx, { state: 'open', limit: 10 }))
  expect(items).toEqual((await call<AlertPage>('GET', '/v1/alerts?state=open')).items)
  const [double, dearer] = items as [Alert, Alert]
  expect([open, double.kind, dearer.kind]).toEqual([2, 'duplicate_charge', 'price_increase'])
  expect(dearer).toMatchObject({
    facts: { amount: { amount: '-12.99' }, expected: { amount: '-10.99' }, basis: 6 },
    rows: expect.arrayContaining([
      expect.objectContaining({ amount: { amount: '-12.99', currency: 'GBP' } }),
    ]),
    score: expect.toSatisfy((score) => score > 0.3 && score < 1),
  })
  const of = { state: 'all', limit: 10, transaction: double.rows[1]?.id ?? '' } as const
  expect((await ask((anomalies, tx) => anomalies.alerts(tx, of))).items).toEqual([double])
  expect(await ask((anomalies, tx) => anomalies.act(tx, double.id, 'fine'))).toMatchObject({
    verdict: 'fine',
  })
  expect(await ask((anomalies, tx) => anomalies.alert(tx, double.id))).toMatchObject({
    state: 'acknowledged',
  })
})

test('with a budget of none nothing is told; raised, what waited is; old things are history; a broken rhythm has a shape', async () => {
  const { call, record, look, alerts } = callAs(await signUp())
  await call('PATCH', '/v1/alerts/settings', { alertsPerWeek: 0 })
  const visits: Row[] = Array.from({ length: 50 }, (_, week) => [
    dayAt(week * 7 + (week > 40 ? (week * 5) % 7 : 3)),
    'WAITROSE LOCAL',
    (-60 - ((week * 31) % 90) / 10).toFixed(2),
  ])
  const long: Row[] = [
    [dayAt(160), 'HARLOW JEWELLERS', '-1450.00'],
    [dayAt(355), 'FERNDALE MOTORS', '-1620.00'],
  ]
  await record([...groceries, ...visits, ...long])
  expect(await alerts('all')).toEqual([])
  await call('PATCH', '/v1/alerts/settings', { alertsPerWeek: 5 })
  await look()
  expect((await alerts('all')).map(({ kind, state }) => [kind, state])).toContainEqual([
    'newcomer_large',
    'new',
  ])

  const other = callAs(await signUp())
  await other.record([...groceries, ...visits, ...long])
  const all = await other.alerts('all')
  expect(all.find(({ payee }) => payee?.name === 'Harlow Jewellers')).toMatchObject({
    state: 'expired',
    ended: 'old',
  })
  const broken = all.find(({ kind }) => kind === 'rhythm_broken')
  const shape = await other.call<AlertShape>('GET', `/v1/alerts/${broken?.id}/topology`)
  expect(shape.now.persistence).toBeLessThan(shape.before?.persistence ?? 0)
  expect(shape.before?.landscape[0]?.length).toBeGreaterThan(2)
})
