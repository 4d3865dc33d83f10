/** The accounts domain under attack: what a workspace holds, and where its ids may be put. */
import { aimed, byId, filtered, idOf, ownOnly, type Case, type Cases, type Ids } from './cases.ts'
import type { Actor } from './world.ts'

export async function seedLedger({ canary, call }: Actor): Promise<Ids> {
  const account = await call('POST', '/v1/accounts', newAccount(`${canary} one`))
  const other = await call('POST', '/v1/accounts', newAccount(`${canary} two`))
  const category = await call('POST', '/v1/categories', { name: `${canary} x`, kind: 'expense' })
  const otherCategory = await call('POST', '/v1/categories', { name: `${canary} y`, kind: 'expense' })
  const out = await call('POST', '/v1/transactions', newRow(account.id, `${canary} out`, '-100.00'))
  const into = await call('POST', '/v1/transactions', newRow(other.id, `${canary} in`, '100.00'))
  const row = await call('POST', '/v1/transactions', newRow(account.id, `${canary} tea`, '-12.50'))
  const unlinkedOut = await call('POST', '/v1/transactions', newRow(account.id, `${canary} later`, '-7.00'))
  const unlinkedIn = await call('POST', '/v1/transactions', newRow(other.id, `${canary} later`, '7.00'))
  const transfer = await call('POST', '/v1/transfers', {
    fromTransactionId: out.id,
    toTransactionId: into.id,
  })
  const edit = await call('PATCH', `/v1/transactions/${row.id}`, { note: canary, tags: ['secret'] })
  const { workspaces } = await call('GET', '/v1/me')
  const [workspace] = listOf(workspaces)
  const invited = await call('POST', `/v1/workspaces/${workspace}/members`, {
    email: 'guest@example.org',
    role: 'viewer',
  })
  const { members } = await call('GET', `/v1/workspaces/${workspace}/members`)
  return {
    account: account.id,
    otherAccount: other.id,
    category: category.id,
    otherCategory: otherCategory.id,
    transaction: row.id,
    out: unlinkedOut.id,
    into: unlinkedIn.id,
    transfer: transfer.id,
    operation: edit.operation,
    invitation: invited.id,
    member: listOf(members)[0] ?? '',
  }
}

const newAccount = (name: string) => ({
  name,
  type: 'bank',
  currency: 'INR',
  bankAccountId: name.slice(-40),
  institution: name,
})
const newRow = (accountId: string, description: string, amount: string) => ({
  accountId,
  bookedOn: '2026-03-01',
  amount: { amount, currency: 'INR' },
  description,
})

function listOf(items: unknown): string[] {
  return Array.isArray(items) ? items.map((item: { id: string }) => item.id) : []
}

const personal = (body?: object): Case => ({
  tries: () => [{ ...(body ? { body } : {}), personal: true, answer: 'own' }],
})
const edit = { headers: { 'if-match': '*' } }
const inWorkspace = (url: string) => ({ params: { id: url } })
const member = (theirs: Ids, own: Ids) => [
  { params: { id: idOf(theirs, 'workspace'), memberId: idOf(theirs, 'member') } },
  { params: { id: idOf(own, 'workspace'), memberId: idOf(theirs, 'member') } },
]

export const ledgerCases: Cases = {
  'GET /v1/me': personal(),
  'DELETE /v1/me': { tries: () => [{ personal: true, answer: 'refused' }] },
  'GET /v1/workspaces': personal(),
  'POST /v1/workspaces': personal({ name: 'Mine' }),
  'POST /v1/workspaces/sample': personal(),
  'POST /v1/workspaces/restore': {
    tries: () => [
      { body: 'not an archive', headers: { 'content-type': 'application/gzip' }, answer: 'refused' },
    ],
  },
  'POST /v1/invitations/accept': aimed((theirs) => ({ body: { token: idOf(theirs, 'invitation') } })),
  'GET /v1/workspaces/:id': aimed((theirs) => inWorkspace(idOf(theirs, 'workspace'))),
  'PATCH /v1/workspaces/:id': aimed((theirs) => ({
    ...edit,
    ...inWorkspace(idOf(theirs, 'workspace')),
    body: { name: 'taken' },
  })),
  'GET /v1/workspaces/:id/members': aimed((theirs) => inWorkspace(idOf(theirs, 'workspace'))),
  'POST /v1/workspaces/:id/members': aimed((theirs) => ({
    ...inWorkspace(idOf(theirs, 'workspace')),
    body: { email: 'ian@example.org', role: 'owner' },
  })),
  'PATCH /v1/workspaces/:id/members/:memberId': {
    tries: (theirs, own) =>
      member(theirs, own).map((to) => ({ ...edit, ...to, body: { role: 'viewer' }, answer: 'refused' })),
  },
  'DELETE /v1/workspaces/:id/members/:memberId': {
    tries: (theirs, own) => member(theirs, own).map((to) => ({ ...to, answer: 'refused' })),
  },
  'DELETE /v1/workspaces/:id/invitations/:invitationId': aimed(
    (theirs) => ({ params: { id: idOf(theirs, 'workspace'), invitationId: idOf(theirs, 'invitation') } }),
    (theirs, own) => ({ params: { id: idOf(own, 'workspace'), invitationId: idOf(theirs, 'invitation') } }),
  ),
  'GET /v1/workspaces/:id/archive': aimed((theirs) => inWorkspace(idOf(theirs, 'workspace'))),
  'POST /v1/workspaces/:id/erase': aimed((theirs) => ({
    ...inWorkspace(idOf(theirs, 'workspace')),
    body: { confirm: 'erase Home' },
  })),

  'GET /v1/accounts': ownOnly,
  'POST /v1/accounts': { tries: () => [{ body: newAccount('mine'), answer: 'own' }] },
  'GET /v1/accounts/:id': byId('account'),
  'PATCH /v1/accounts/:id': byId('account', { ...edit, body: { name: 'taken' } }),
  'GET /v1/accounts/:id/balances': byId('account'),

  'GET /v1/categories': ownOnly,
  'POST /v1/categories': aimed((theirs) => ({
    body: { name: 'child', kind: 'expense', parentId: idOf(theirs, 'category') },
  })),
  'PATCH /v1/categories/:id': aimed(
    (theirs) => ({ ...edit, params: { id: idOf(theirs, 'category') }, body: { name: 'taken' } }),
    (theirs, own) => ({
      ...edit,
      params: { id: idOf(own, 'category') },
      body: { parentId: idOf(theirs, 'category') },
    }),
  ),
  'POST /v1/categories/:id/merge': aimed(
    (theirs) => ({ params: { id: idOf(theirs, 'category') }, body: { into: idOf(theirs, 'otherCategory') } }),
    (theirs, own) => ({ params: { id: idOf(theirs, 'category') }, body: { into: idOf(own, 'category') } }),
    (theirs, own) => ({ params: { id: idOf(own, 'category') }, body: { into: idOf(theirs, 'category') } }),
  ),

  'GET /v1/transactions': filtered(
    (theirs) => ({ account: idOf(theirs, 'account') }),
    (theirs) => ({ category: idOf(theirs, 'category') }),
    () => ({ search: 'canary' }),
    () => ({ tag: 'secret', deleted: 'true' }),
  ),
  'GET /v1/transactions/totals': filtered((theirs) => ({ account: idOf(theirs, 'account') })),
  'POST /v1/transactions': aimed(
    (theirs) => ({ body: newRow(idOf(theirs, 'account'), 'mine', '-1.00') }),
    (theirs, own) => ({
      body: { ...newRow(idOf(own, 'account'), 'mine', '-1.00'), categoryId: idOf(theirs, 'category') },
    }),
  ),
  'GET /v1/transactions/:id': byId('transaction'),
  'PATCH /v1/transactions/:id': aimed(
    (theirs) => ({ ...edit, params: { id: idOf(theirs, 'transaction') }, body: { note: 'taken' } }),
    (theirs, own) => ({
      ...edit,
      params: { id: idOf(own, 'transaction') },
      body: { categoryId: idOf(theirs, 'category') },
    }),
    (theirs, own) => ({
      ...edit,
      params: { id: idOf(own, 'transaction') },
      body: { accountId: idOf(theirs, 'account') },
    }),
  ),
  'DELETE /v1/transactions/:id': byId('transaction', edit),
  'GET /v1/transactions/:id/history': byId('transaction'),
  'POST /v1/transactions/:id/restore': byId('transaction', edit),
  'POST /v1/transactions/:id/split': aimed(
    (theirs) => ({
      ...edit,
      params: { id: idOf(theirs, 'transaction') },
      body: split(idOf(theirs, 'category')),
    }),
    (theirs, own) => ({
      ...edit,
      params: { id: idOf(own, 'transaction') },
      body: split(idOf(theirs, 'category')),
    }),
  ),
  'POST /v1/transactions/bulk': {
    tries: (theirs, own) => [
      { body: { select: { ids: [idOf(theirs, 'transaction')] }, change: { note: 'taken' } }, answer: 'own' },
      { body: { select: { filter: {} }, change: { note: 'all mine' } }, answer: 'own' },
      {
        body: {
          select: { ids: [idOf(own, 'transaction')] },
          change: { categoryId: idOf(theirs, 'category') },
        },
        answer: 'refused',
      },
    ],
  },
  'POST /v1/operations/:id/undo': byId('operation'),

  'GET /v1/transfers/suggestions': ownOnly,
  'POST /v1/transfers': aimed(
    (theirs) => ({ body: pair(idOf(theirs, 'out'), idOf(theirs, 'into')) }),
    (theirs, own) => ({ body: pair(idOf(own, 'out'), idOf(theirs, 'into')) }),
    (theirs, own) => ({ body: pair(idOf(theirs, 'out'), idOf(own, 'into')) }),
  ),
  'DELETE /v1/transfers/:id': byId('transfer'),

  'GET /v1/reports/income': ownOnly,
  'GET /v1/reports/cashflow': ownOnly,
  'GET /v1/reports/month-category': ownOnly,
  'GET /v1/reports/balance': ownOnly,
  'GET /v1/reports/trial-balance': ownOnly,
  'GET /v1/reports/net-worth': ownOnly,
  'GET /v1/export': filtered(
    () => ({ format: 'csv' }),
    () => ({ format: 'json' }),
    () => ({ format: 'hledger' }),
    (theirs) => ({ format: 'csv', account: idOf(theirs, 'account') }),
  ),
}

const split = (categoryId: string) => ({
  splits: [
    { categoryId, amount: '-10.00' },
    { categoryId: null, amount: '-2.50' },
  ],
})
const pair = (fromTransactionId: string, toTransactionId: string) => ({ fromTransactionId, toTransactionId })
