/** The forecasting domain under attack. */
import { aimed, byId, filtered, idOf, ownOnly, type Cases, type Ids } from './cases.ts'
import type { Actor } from './world.ts'

export async function seedForecasting({ canary, call }: Actor): Promise<Ids> {
  const changes = [{ kind: 'one_off', on: '2026-12-24', amount: gift, accountId: null }]
  return { scenario: (await call('POST', '/v1/scenarios', { name: canary, changes })).id }
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
  'GET /v1/forecasts/accuracy': ownOnly,
  'GET /v1/forecasts/cash': filtered((theirs) => ({ account: idOf(theirs, 'account') })),
  'POST /v1/forecasts': { tries: () => [{ body: { horizonDays: 30 }, answer: 'own' }] },
  'GET /v1/forecast-models': ownOnly,
  'POST /v1/forecast-models/train': { tries: () => [{ answer: 'refused' }] },
  'POST /v1/forecast-models/use': aimed(() => ({ body: { id: 'mod_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/recurring': ownOnly,
  'GET /v1/recurring/calendar': filtered(() => ({ from: '2026-01-01', to: '2026-12-31' })),
  'POST /v1/recurring/look': ownOnly,
  'PATCH /v1/recurring/:id': aimed(() => ({
    params: { id: 'rec_01h455vb4pex5vsknk084sn02q' },
    ...edit,
    body: { verdict: 'confirmed' },
  })),
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
