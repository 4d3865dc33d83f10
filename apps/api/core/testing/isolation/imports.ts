/** The ingestion domain under attack. */
import { setTimeout as sleep } from 'node:timers/promises'
import { aimed, byId, filtered, idOf, type Cases, type Ids } from './cases.ts'
import type { Actor } from './world.ts'

const waitMsMax = 20_000

export async function seedImports({ canary, call }: Actor): Promise<Ids> {
  const statement = [
    'Date,Narration,Withdrawal,Deposit,Balance',
    `05/03/2026,${canary} rent,500.00,,1500.00`,
    `21/03/2026,${canary} pay,,900.00,2400.00`,
  ].join('\n')
  const { id } = await call('POST', `/v1/imports?fileName=${canary}.csv`, `${statement}\n`)
  await until(async () => {
    const { state } = await call('GET', `/v1/imports/${id}`)
    return state === 'preview' || state === 'needs_answer' || state === 'rejected'
  })
  return { import: id }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const lateAt = performance.now() + waitMsMax
  while (!(await done())) {
    if (performance.now() > lateAt) throw new Error('The import was not read in time')
    await sleep(50)
  }
}

const rows = (account: object) => ({
  account,
  rows: [{ bookedOn: '2026-04-01', amount: '-1.00', currency: 'INR', description: 'mine' }],
})

export const importCases: Cases = {
  'GET /v1/imports': filtered((theirs) => ({ account: idOf(theirs, 'account') })),
  'POST /v1/imports': aimed((theirs) => ({
    query: { account: idOf(theirs, 'account'), fileName: 'mine.csv' },
    headers: { 'content-type': 'text/csv' },
    body: 'Date,Narration,Amount\n2026-03-01,mine,-1.00\n',
  })),
  'GET /v1/imports/:id': byId('import'),
  'GET /v1/imports/:id/file': byId('import'),
  'GET /v1/imports/:id/rows': byId('import'),
  'POST /v1/imports/:id/rows/:seq': aimed((theirs) => ({
    params: { id: idOf(theirs, 'import'), seq: '1' },
    body: { decision: 'leave_out' },
  })),
  'GET /v1/imports/lines': filtered((theirs) => ({ transaction: idOf(theirs, 'transaction') })),
  'POST /v1/imports/:id/answers': aimed(
    (theirs) => ({ params: { id: idOf(theirs, 'import') }, body: { answers: {} } }),
    (theirs, own) => ({
      params: { id: idOf(own, 'import') },
      body: { accounts: [{ index: 0, account: idOf(theirs, 'account') }] },
    }),
  ),
  'POST /v1/imports/:id/rerun': byId('import', { body: {} }),
  'POST /v1/imports/:id/commit': byId('import', { body: {} }),
  'POST /v1/imports/:id/undo': byId('import'),
  'GET /v1/imports/coverage': filtered((theirs) => ({ account: idOf(theirs, 'account') })),
  'POST /v1/ingest': aimed((theirs) => ({ body: rows({ id: idOf(theirs, 'account') }) })),
  'POST /v1/decrypt-xlsx': {
    tries: () => [
      {
        headers: { 'content-type': 'application/octet-stream', 'x-statement-password': 'x' },
        body: 'no workbook',
        answer: 'refused',
      },
    ],
  },
}
