/** The categorization domain under attack. */
import { aimed, byId, filtered, ownOnly, idOf, type Cases, type Ids } from './cases.ts'
import type { Actor } from './world.ts'

export async function seedCategorization({ canary, call }: Actor): Promise<Ids> {
  const made = { name: canary, condition: canary, actions: { title: canary } }
  return { rule: (await call('POST', '/v1/rules', made)).id }
}

const row = {
  bookedOn: '2026-03-01',
  amount: { amount: '-12.50', currency: 'INR' },
  description: 'canary tea',
}

const rule = { name: 'mine', condition: 'tea' }
const edit = { headers: { 'if-match': '*' } }

export const categorizationCases: Cases = {
  'GET /v1/transactions/:id/why': byId('transaction'),
  'POST /v1/categorization/suggest': { tries: () => [{ body: { rows: [row] }, answer: 'own' }] },
  'POST /v1/categorization/run': ownOnly,
  'GET /v1/categorization/settings': ownOnly,
  'PATCH /v1/categorization/settings': { tries: () => [{ body: { threshold: 0.9 }, answer: 'own' }] },
  'GET /v1/proposed-categories': ownOnly,
  'POST /v1/proposed-categories': ownOnly,
  'POST /v1/proposed-categories/:id': aimed(() => ({
    params: { id: 'prp_01h455vb4pex5vsknk084sn02q' },
    body: { dismiss: true },
  })),
  'GET /v1/category-models': ownOnly,
  'POST /v1/category-models/train': { tries: () => [{ answer: 'refused' }] },
  'POST /v1/category-models/use': aimed(() => ({ body: { id: 'mod_01h455vb4pex5vsknk084sn02q' } })),
  'GET /v1/rules': ownOnly,
  'POST /v1/rules': aimed(
    (theirs) => ({ body: { ...rule, actions: { categoryId: idOf(theirs, 'category') } } }),
    (theirs) => ({ body: { ...rule, actions: { transferWith: idOf(theirs, 'account') } } }),
    (theirs, own) => ({
      body: {
        ...rule,
        actions: {
          split: [
            { categoryId: idOf(own, 'category'), percent: 50 },
            { categoryId: idOf(theirs, 'category'), percent: 50 },
          ],
        },
      },
    }),
  ),
  'PATCH /v1/rules/:id': aimed(
    (theirs) => ({ ...edit, params: { id: idOf(theirs, 'rule') }, body: { position: 0, enabled: false } }),
    (theirs, own) => ({
      ...edit,
      params: { id: idOf(own, 'rule') },
      body: { actions: { categoryId: idOf(theirs, 'category') } },
    }),
  ),
  'DELETE /v1/rules/:id': byId('rule', edit),
  'GET /v1/rules/preview': filtered(() => ({ condition: 'amount:>0' })),
  'GET /v1/rules/ideas': ownOnly,
  'GET /v1/rules/:id/past': byId('rule'),
  'POST /v1/rules/:id/apply': byId('rule'),
  'GET /v1/rules/:id/runs': byId('rule'),
  'GET /v1/review': ownOnly,
  // The rows a merchant's name finds are one's own; with none there, there is nothing to decide.
  'POST /v1/review': aimed(
    (theirs) => ({ body: { merchant: 'tea', incoming: false, categoryId: idOf(theirs, 'category') } }),
    (theirs, own) => ({ body: { merchant: 'tea', incoming: false, categoryId: idOf(own, 'category') } }),
  ),
}
