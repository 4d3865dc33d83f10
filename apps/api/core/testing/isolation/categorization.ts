/** The categorization domain under attack. */
import { aimed, byId, ownOnly, idOf, type Cases } from './cases.ts'

const row = {
  bookedOn: '2026-03-01',
  amount: { amount: '-12.50', currency: 'INR' },
  description: 'canary tea',
}

export const categorizationCases: Cases = {
  'GET /v1/transactions/:id/why': byId('transaction'),
  'POST /v1/categorization/suggest': { tries: () => [{ body: { rows: [row] }, answer: 'own' }] },
  'POST /v1/categorization/run': ownOnly,
  'GET /v1/categorization/settings': ownOnly,
  'PATCH /v1/categorization/settings': { tries: () => [{ body: { threshold: 0.9 }, answer: 'own' }] },
  'GET /v1/review': ownOnly,
  // The rows a merchant's name finds are one's own; with none there, there is nothing to decide.
  'POST /v1/review': aimed(
    (theirs) => ({ body: { merchant: 'tea', incoming: false, categoryId: idOf(theirs, 'category') } }),
    (theirs, own) => ({ body: { merchant: 'tea', incoming: false, categoryId: idOf(own, 'category') } }),
  ),
}
