/** The forecasting domain under attack. */
import { aimed, filtered, idOf, ownOnly, type Cases } from './cases.ts'

export const forecastingCases: Cases = {
  'GET /v1/forecasts': filtered(
    (theirs) => ({ account: idOf(theirs, 'account') }),
    (theirs) => ({ category: idOf(theirs, 'category') }),
  ),
  'GET /v1/forecasts/:id': aimed(() => ({ params: { id: 'fct_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/forecasts/accuracy': ownOnly,
  'GET /v1/recurring': ownOnly,
  'GET /v1/recurring/calendar': filtered(() => ({ from: '2026-01-01', to: '2026-12-31' })),
  'POST /v1/recurring/look': ownOnly,
  'PATCH /v1/recurring/:id': aimed(() => ({
    params: { id: 'rec_01h455vb4pex5vsknk084sn02q' },
    headers: { 'if-match': '*' },
    body: { verdict: 'confirmed' },
  })),
}
