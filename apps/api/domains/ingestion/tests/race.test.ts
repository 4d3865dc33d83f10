/**
 * Undo and commit of the same rows at once. Whoever comes first, in the end the ledger holds each row once where an
 * import that has it is committed, and not at all where none is; and what waits in the review is what the ledger holds.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testApp } from '../../../core/testing/app.ts'
import { type OverHttp, type Reply, overHttp } from './over-http.ts'

const app = await testApp({ env: { OPEN_SIGNUP: 'true' } })

/** The second request follows the first by this many milliseconds: with it, within its work, after it. */
const delaysMs = [0, 5, 20]
const rowsOfFile = 300

/** Nobody knows these merchants, so each row waits in the review. */
const rowOf = (n: number): string =>
  `2026-01-${String((n % 28) + 1).padStart(2, '0')},XQZ ${'ABCDEFG'[n % 7]}RRMT ORBITAL,-${n + 1}.00`
const statement = (from: number, to: number): string =>
  `Date,Description,Amount\n${Array.from({ length: to - from }, (_, n) => rowOf(from + n)).join('\n')}\n`
const file = statement(0, rowsOfFile)

/** Makes ready what is to be committed while the first import is undone. */
const races: Record<string, (http: OverHttp, first: string) => Promise<string>> = {
  'of one import': (_http, first) => Promise.resolve(first),
  'and the same file again': async (http) => (await http.send('again.csv', file)).id,
  'and a file that shares some rows': async (http) =>
    (await http.send('later.csv', statement(100, rowsOfFile + 100))).id,
  'and a new reading that takes its place': async (http, first) => {
    const { body } = await http.call<{ id: string }>('POST', `/v1/imports/${first}/rerun`, {})
    return (await http.settled(body.id)).id
  },
}

test.each(
  Object.entries(races).flatMap(([name, ready]) => delaysMs.map((delayMs) => ({ name, ready, delayMs }))),
)('undo $name, $delayMs ms apart', { timeout: 60_000 }, async ({ ready, delayMs }) => {
  const http = overHttp(app, await app.signUp())
  const first = (await http.send('first.csv', file)).id
  await http.commit(first)
  const second = await ready(http, first)
  const replies = await Promise.all([
    http.call('POST', `/v1/imports/${first}/undo`, {}),
    wait(delayMs).then(() => http.call('POST', `/v1/imports/${second}/commit`, {})),
  ])
  expect(replies.every(({ status }) => [202, 409].includes(status))).toBe(true)

  expect((await http.settled(first)).state).toBe('undone')
  const { state, counts } = await http.settled(second)
  const expected = state === 'committed' ? (counts?.new ?? 0) + (counts?.duplicate ?? 0) : 0
  const ledger = await amounts(http)
  expect(ledger).toHaveLength(expected)
  expect(new Set(ledger).size).toBe(expected)
  // A row that waits is filed away by the event of the undo, which comes a moment later.
  await expect.poll(() => waiting(http), { timeout: 20_000 }).toBe(expected)
})

/** Each row of the statements has an amount of its own. */
async function amounts(http: OverHttp): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body }: Reply<Page> = await http.call('GET', `/v1/transactions?limit=200${cursor}`)
    found.push(...body.items.map(({ amount }) => amount.amount))
    cursor = body.nextCursor === null ? null : `&cursor=${body.nextCursor}`
  }
  return found
}

interface Page {
  items: { amount: { amount: string } }[]
  nextCursor: string | null
}

async function waiting(http: OverHttp): Promise<number> {
  return (await http.call<{ rows: number }>('GET', '/v1/review')).body.rows
}
