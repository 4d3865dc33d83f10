/** The anomaly domain under attack. */
import { aimed, filtered, idOf, ownOnly, type Cases } from './cases.ts'

const nowhere = { params: { id: 'alt_01h455vb4pex5vsknk084sn02q' } }

export const anomalyCases: Cases = {
  'GET /v1/alerts': filtered(
    () => ({ state: 'all' }),
    (theirs) => ({ state: 'all', transaction: idOf(theirs, 'transaction') }),
  ),
  'GET /v1/alerts/:id': aimed(() => nowhere),
  'GET /v1/alerts/:id/topology': aimed(() => nowhere),
  'POST /v1/alerts/:id': aimed(() => ({ ...nowhere, body: { act: 'fine' } })),
  'POST /v1/alerts/look': ownOnly,
  'GET /v1/alerts/settings': ownOnly,
  'PATCH /v1/alerts/settings': { tries: () => [{ body: { alertsPerWeek: 5 }, answer: 'own' }] },
  'GET /v1/alert-mutes': ownOnly,
  'DELETE /v1/alert-mutes/:id': aimed(() => ({ params: { id: 'mut_01h455vb4pex5vsknk084sn02q' } })),
}
