import { expect, test } from 'vitest'
import { testApp } from '../../../core/testing/app.ts'
import type { Coverage, ImportResource, ImportRow } from '../schemas.ts'
import { type OverHttp, overHttp } from './over-http.ts'

const app = await testApp({ env: { OPEN_SIGNUP: 'true' } })
const newPerson = async (): Promise<OverHttp> => overHttp(app, await app.signUp())

const iban = 'DE89370400440532013000'
const payee = 'Zuckerwatte Verlagsgesellschaft'
const statement = (rows: string): string => `Date,Description,Amount\n${rows}\n`
const two = statement('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00')
const withProblem = statement('2026-03-13,RENT,-900.00\n2026-03-14,BROKEN,abc\n2026-03-15,CHAI POINT,-30.00')

const stateOf = (rows: readonly ImportRow[]): string =>
  rows.flatMap(({ state }) => (state === 'skipped' ? [] : [state])).join(' ')

test('every line of the file is accounted for, with a state and a sentence', async () => {
  const http = await newPerson()
  const { id, counts } = await http.send('a.csv', withProblem)
  const rows = await http.rows(id)
  expect(counts).toMatchObject({ lines: 4, new: 2, problem: 1, skipped: 1 })
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4])
  expect(rows.every(({ reason }) => reason.message.length > 10)).toBe(true)
})

test('a long file whose end contradicts its beginning leaves nothing of it behind', async () => {
  const http = await newPerson()
  const rows = (day: string): string[] => Array.from({ length: 3_200 }, (_, at) => `${day},SHOP ${at},-1.00`)
  const [dayFirst, monthFirst] = [rows('31/01/2026'), rows('01/31/2026')]
  const asked = await http.send('both.csv', statement([...dayFirst, ...monthFirst].join('\n')))
  expect(asked.questions.map(({ code }) => code)).toEqual(['date_order'])
  expect(await http.rows(asked.id)).toEqual([])
  const read = await http.send('one.csv', statement([...dayFirst, ...rows('01/02/2026')].join('\n')))
  expect(read.counts).toMatchObject({ lines: 6_401, new: 6_400, problem: 0 })
})

test('a repeated upload with one Idempotency-Key is one import', async () => {
  const http = await newPerson()
  const key = { 'content-type': 'text/csv', 'idempotency-key': 'once' }
  const first = await http.call<ImportResource>('POST', '/v1/imports?fileName=a.csv', two, key)
  const second = await http.call<ImportResource>('POST', '/v1/imports?fileName=a.csv', two, key)
  expect(second.body.id).toBe(first.body.id)
  expect(second.headers['idempotency-replayed']).toBe('true')
  const other = await http.call('POST', '/v1/imports?fileName=a.csv', withProblem, key)
  expect(other.status).toBe(422)
})

test('the same file says so, whatever its name', async () => {
  const http = await newPerson()
  const first = await http.send('a.csv', two)
  await http.commit(first.id)
  const again = await http.send('b.csv', two)
  expect(again.sameFileAs).toBe(first.id)
  expect(again.counts).toMatchObject({ new: 0, duplicate: 2 })
})

test('an unreadable row is mended in place, and “all” waits for it', async () => {
  const http = await newPerson()
  const { id } = await http.send('a.csv', withProblem)
  const refused = await http.call<{ code: string }>('POST', `/v1/imports/${id}/commit`, { rows: 'all' })
  expect(refused.body.code).toBe('import_has_open_rows')
  const problem = (await http.rows(id)).find(({ state }) => state === 'problem')
  const mend = { bookedOn: '2026-03-14', amount: '-12.50', description: 'BROKEN' }
  const mended = await http.call<{ rows: ImportRow[] }>('POST', `/v1/imports/${id}/rows/${problem?.seq}`, {
    mend,
  })
  expect(mended.body.rows.map(({ state }) => state)).toEqual(['mended', 'new'])
  await http.commit(id, { rows: 'all' })
  expect(await http.ledger()).toBe(
    '2026-03-13 -900.00 RENT\n2026-03-14 -12.50 BROKEN\n2026-03-15 -30.00 CHAI POINT',
  )
})

test('a decision can be flipped before the commit, and after it towards recording', async () => {
  const http = await newPerson()
  const { id } = await http.send('a.csv', two)
  const seq = (await http.rows(id)).find(({ description }) => description === 'RENT')?.seq
  await http.call('POST', `/v1/imports/${id}/rows/${seq}`, { decision: 'leave_out' })
  await http.commit(id)
  expect(await http.ledger()).toBe('2026-03-15 -30.00 CHAI POINT')
  await http.call('POST', `/v1/imports/${id}/rows/${seq}`, { decision: 'import' })
  expect(await http.ledger()).toBe('2026-03-13 -900.00 RENT\n2026-03-15 -30.00 CHAI POINT')
  const { status } = await http.call('POST', `/v1/imports/${id}/rows/${seq}`, { decision: 'leave_out' })
  expect(status).toBe(409)
})

test('an ambiguous date order is one question, and its answer is remembered for the next file', async () => {
  const http = await newPerson()
  const asked = await http.send('a.csv', statement('01/02/2026,RENT,-900.00\n03/02/2026,CHAI,-30.00'))
  expect(asked).toMatchObject({ state: 'needs_answer', questions: [{ code: 'date_order' }] })
  const choice = asked.questions[0]?.choices.find(({ value }) => value === 'dmy')?.value
  await http.call('POST', `/v1/imports/${asked.id}/answers`, { answers: { date_order: choice } })
  expect((await http.settled(asked.id)).state).toBe('preview')
  await http.commit(asked.id)
  expect(await http.ledger()).toBe('2026-02-01 -900.00 RENT\n2026-02-03 -30.00 CHAI')
  const next = await http.send('b.csv', statement('05/02/2026,BOOKS,-1.00\n06/02/2026,TEA,-2.00'))
  expect(next.state).toBe('preview')
})

test('read again with another meaning, rows move and keep what the person wrote', async () => {
  const http = await newPerson()
  const asked = await http.send('a.csv', statement('01/02/2026,RENT,-900.00\n03/02/2026,CHAI,-30.00'))
  await http.call('POST', `/v1/imports/${asked.id}/answers`, { answers: { date_order: 'mdy' } })
  await http.settled(asked.id)
  await http.commit(asked.id)
  const { body } = await http.call<{ items: { id: string; description: string }[] }>(
    'GET',
    '/v1/transactions',
  )
  const rent = body.items.find(({ description }) => description === 'RENT')
  await http.call('PATCH', `/v1/transactions/${rent?.id}`, { title: 'Flat' }, { 'if-match': '*' })
  const again = await http.call<ImportResource>('POST', `/v1/imports/${asked.id}/rerun`, {
    answers: { date_order: 'dmy' },
  })
  expect(again.body.replaces).toBe(asked.id)
  await http.settled(again.body.id)
  await http.commit(again.body.id)
  expect(await http.ledger()).toBe('2026-02-01 -900.00 Flat\n2026-02-03 -30.00 CHAI')
  expect((await http.settled(asked.id)).state).toBe('undone')
})

test('two previews of one account: the second commit sees what the first recorded', async () => {
  const http = await newPerson()
  const one = await http.send('a.csv', two)
  const other = await http.send('b.csv', `${two}2026-03-20,BOOKS,-5.00\n`)
  expect(stateOf(await http.rows(other.id))).toBe('new new new')
  await http.commit(one.id)
  const account = (await http.settled(one.id)).accounts[0]?.account.id
  await http.call('POST', `/v1/imports/${other.id}/answers`, { accounts: [{ index: 0, account }] })
  await http.settled(other.id)
  const third = await http.send('c.csv', `${two}2026-03-21,TEA,-5.00\n`)
  await Promise.all([http.commit(other.id), http.commit(third.id)])
  expect((await http.ledger()).split('\n')).toHaveLength(4)
})

test('rows of a connector are compared and recorded at once, and again change nothing', async () => {
  const http = await newPerson()
  const rows = [{ bookedOn: '2026-03-13', amount: '-20.00', description: 'HOTEL', id: 'p1', pending: true }]
  const account = { bankAccountId: 'CARD 1', currency: 'INR', type: 'card' }
  const first = await http.call<ImportResource>('POST', '/v1/ingest', { account, rows })
  expect(first).toMatchObject({ status: 201, body: { state: 'committed', counts: { new: 1 } } })
  const again = await http.call<ImportResource>('POST', '/v1/ingest', { account, rows })
  expect(again.body.counts).toMatchObject({ new: 0, duplicate: 1 })
  const posted = [
    { bookedOn: '2026-03-16', amount: '-24.00', description: 'PARK', id: 'b9', pendingId: 'p1' },
  ]
  const settled = await http.call<ImportResource>('POST', '/v1/ingest', { account, rows: posted })
  expect(settled.body.counts).toMatchObject({ updates: 1 })
  expect(await http.ledger()).toBe('2026-03-16 -24.00 PARK')
  await http.undo(settled.body.id)
  expect(await http.ledger()).toBe('2026-03-13 -20.00 HOTEL')
})

test('the calendar shows covered, partly covered and missing months', async () => {
  const http = await newPerson()
  const { id } = await http.send(
    'a.csv',
    statement('2026-01-01,A,-1.00\n2026-01-31,B,-1.00\n2026-03-05,C,-1.00'),
  )
  await http.commit(id)
  const { body } = await http.call<Coverage>('GET', '/v1/imports/coverage')
  const states = Object.fromEntries(body.items[0]?.months.map(({ month, state }) => [month, state]) ?? [])
  expect(states).toMatchObject({ '2026-01': 'covered', '2026-02': 'covered', '2026-03': 'partly' })
})

test('the file comes back byte for byte, and a transaction leads to its line', async () => {
  const http = await newPerson()
  const { id } = await http.send('a.csv', two)
  await http.commit(id)
  const row = (await http.rows(id)).find(({ description }) => description === 'RENT')
  const { body } = await http.call<{ items: { fileName: string; line: number; raw: string }[] }>(
    'GET',
    `/v1/imports/lines?transaction=${row?.transactionId}`,
  )
  expect(body.items).toMatchObject([{ fileName: 'a.csv', line: 2, raw: '2026-03-13,RENT,-900.00' }])
})

test('nothing of a statement reaches the log', async () => {
  const http = await newPerson()
  const rows = `2026-03-13,${payee} ${iban},-4711.89\n2026-03-14,${payee},oops`
  const { id } = await http.send(`${payee}.csv`, statement(rows))
  await http.commit(id)
  await http.call('POST', '/v1/ingest', { account: { bankAccountId: iban, currency: 'EUR' }, rows: [] })
  await http.call('POST', `/v1/imports/${id}/answers`, { answers: {}, password: 'geheim99' })
  await http.undo(id)
  const log = app.logged.join('\n')
  for (const secret of [payee, iban, '4711.89', '471189', 'geheim99', 'oops'])
    expect(log).not.toContain(secret)
})
