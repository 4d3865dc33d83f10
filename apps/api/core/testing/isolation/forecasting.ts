/** The forecasting domain under attack. */
import { putFound } from '../../../domains/forecasting/store/recurring.ts'
import { newId, toWire } from '../../ids.ts'
import { aimed, byId, filtered, idOf, ownOnly, type Cases, type Ids } from './cases.ts'
import type { Actor } from './world.ts'

export async function seedForecasting({ canary, call, inWorkspace }: Actor): Promise<Ids> {
  const changes = [{ kind: 'one_off', on: '2026-12-24', amount: gift, accountId: null }]
  const scenario = (await call('POST', '/v1/scenarios', { name: canary, changes })).id
  const recurring = newId()
  await inWorkspace((tx) => putFound(tx, { id: recurring, ...rent, payee: canary, name: canary }))
  return { scenario, recurring: toWire('rec', recurring) }
}

/** As the thread that looks for them would write it. */
const rent = {
  incoming: false,
  currency: 'INR',
  accountId: newId(),
  categoryId: null,
  transfer: false,
  cadence: 'monthly' as const,
  series: {
    clock: {
      cadence: 'monthly' as const,
      start: 20_454,
      offset: 4,
      periods: [0, 1, 2, 3],
      jitterDays: 0,
      sign: -1 as const,
      size: { middle: 90_000, low: 90_000, high: 90_000 },
      changes: [],
    },
    payments: ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05'].map((date) => ({
      transactionId: newId(),
      accountId: newId(),
      categoryId: null,
      date,
      due: date,
      amountMinor: '-90000',
      changed: false,
    })),
    skipped: [],
    strayOn: null,
  },
  endedOn: null,
  cameBackOn: null,
}

const gift = { amount: '-50.00', currency: 'INR' }
const edit = { headers: { 'if-match': '*' } }
const from = '2026-12-01'

export const forecastingCases: Cases = {
  'GET /v1/forecasts': filtered(
    (theirs) => ({ account: idOf(theirs, 'account') }),
    (theirs) => ({ category: idOf(theirs, 'category') }),
  ),
  'GET /v1/forecasts/:id': aimed(() => ({ params: { id: 'fct_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/forecasts/:id/members': aimed(() => ({ params: { id: 'fct_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/forecasts/accuracy': ownOnly,
  'GET /v1/forecasts/cash': filtered((theirs) => ({ account: idOf(theirs, 'account') })),
  'POST /v1/forecasts': { tries: () => [{ body: { horizonDays: 30 }, answer: 'own' }] },
  'GET /v1/forecast-models': ownOnly,
  'POST /v1/forecast-models/train': { tries: () => [{ answer: 'refused' }] },
  'POST /v1/forecast-models/use': aimed(() => ({ body: { id: 'mod_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/recurring': ownOnly,
  'GET /v1/recurring/calendar': filtered(() => ({ from: '2026-01-01', to: '2026-12-31' })),
  'POST /v1/recurring/look': ownOnly,
  'PATCH /v1/recurring/:id': byId('recurring', { ...edit, body: { verdict: 'confirmed' } }),
  'GET /v1/scenarios': ownOnly,
  'POST /v1/scenarios': aimed(
    (theirs) => ({
      body: {
        name: 'mine',
        changes: [{ kind: 'one_off', on: from, amount: gift, accountId: idOf(theirs, 'account') }],
      },
    }),
    (theirs) => ({
      body: {
        name: 'mine',
        changes: [{ kind: 'category_percent', categoryId: idOf(theirs, 'category'), percent: -20, from }],
      },
    }),
  ),
  'PATCH /v1/scenarios/:id': byId('scenario', { ...edit, body: { name: 'mine' } }),
  'DELETE /v1/scenarios/:id': byId('scenario', edit),
  'GET /v1/scenarios/:id/forecast': byId('scenario', {
    query: { forecast: 'fct_01h455vb4pex5vsknk084sn02q' },
  }),
  'POST /v1/scenarios/try': aimed(() => ({
    body: {
      forecastId: 'fct_01h455vb4pex5vsknk084sn02q',
      changes: [{ kind: 'one_off', on: from, amount: gift, accountId: null }],
    },
  })),
}
