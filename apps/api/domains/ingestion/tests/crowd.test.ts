/** Many files at once: each gets an answer, and no more threads read than memory is planned for. */
import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testApp } from '../../../core/testing/app.ts'
import { aside } from './aside.ts'
import { openSandbox } from '../sandbox/sandbox.ts'
import { sandboxLimits } from '../sandbox/thread.ts'

const { server, signUp } = await testApp()

/** The first bytes of a locked workbook, then noise. */
const garbage = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(bytes)])

test('thirty locked workbooks of noise at once are each refused in words', { timeout: 120_000 }, async () => {
  const ann = await signUp()
  const open = (payload: Buffer) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/decrypt-xlsx',
      headers: {
        ...ann.bearer,
        'content-type': 'application/octet-stream',
        'x-statement-password': 'guess',
      },
      payload,
    })
  const replies = await Promise.all(Array.from({ length: 30 }, (_, n) => open(garbage(1000 + n * 3000))))
  const codes = new Set(replies.map((reply) => `${reply.statusCode} ${reply.json().code}`))
  expect([...codes]).toEqual(['422 statement_rejected'])
})

test('who looks at imports is about to bring a file: one thread is made ready for it', async () => {
  const { bearer } = await signUp()
  const look = () => server.app.inject({ url: '/v1/imports', headers: bearer })
  const read = () =>
    server.app.inject({
      method: 'POST',
      url: '/v1/decrypt-xlsx',
      headers: { ...bearer, 'content-type': 'application/octet-stream', 'x-statement-password': 'guess' },
      payload: garbage(1000),
    })
  await look()
  expect(await threadsFor(read)).toBe(0)
  expect(await threadsFor(() => Promise.all([look(), look(), look()]))).toBe(1)
  expect(await threadsFor(read)).toBe(0)
})

const request = async (text: string) => ({
  file: await aside(Buffer.from(text)),
  options: { fileName: 'a.csv' },
  remembered: [],
  currencyDefault: 'INR',
  rowsPerBatch: 10,
})
const good = 'Date,Description,Amount,Balance\n2026-01-15,A,1.00,11.00\n2026-01-16,B,-2.00,9.00\n'

/** Threads that were started while something was done. */
async function threadsFor(work: () => Promise<unknown>): Promise<number> {
  let started = 0
  const count = (): void => {
    started += 1
  }
  process.on('worker', count)
  try {
    await work()
    await nextTurn()
  } finally {
    process.off('worker', count)
  }
  return started
}

test('a thread that has rehearsed reads a file as a fresh one does, and is the one that reads it', async () => {
  const sandbox = openSandbox(sandboxLimits)
  const said = async () => {
    const reading = await sandbox.read(await request(good), 'plain')
    const batches = await Array.fromAsync(reading.batches())
    return { head: reading.head, batches }
  }
  const fresh = await said()
  expect(await threadsFor(async () => sandbox.rehearse())).toBe(1)
  expect(await threadsFor(async () => expect(await said()).toEqual(fresh))).toBe(0)
  expect(fresh.batches[0]?.rows).toHaveLength(2)
  await sandbox.close()
})

test('the next file waits until a thread is free, and a refused one frees its own', async () => {
  const sandbox = openSandbox({ ...sandboxLimits, threadsMax: 1 })
  await expect(sandbox.read(await request(''), 'plain')).rejects.toMatchObject({ code: 'file_empty' })
  const first = await sandbox.read(await request(good), 'plain')
  const order: string[] = []
  const second = sandbox.read(await request(good), 'plain').then((reading) => {
    order.push('second is read')
    return reading.close()
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  order.push('first is closed')
  await first.close()
  await second
  expect(order).toEqual(['first is closed', 'second is read'])
  await sandbox.close()
})
