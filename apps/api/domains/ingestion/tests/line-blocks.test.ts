/** Lines lie a thousand at a time in blocks; whoever asks for them sees lines. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../../core/db/migrate.ts'
import { newId } from '../../../core/ids.ts'
import { testApp } from '../../../core/testing/app.ts'
import { testDb } from '../../../core/testing/index.ts'
import type { ImportRow } from '../schemas.ts'
import { overHttp, type Reply } from './over-http.ts'

const app = await testApp()
const folder = await mkdtemp(path.join(os.tmpdir(), 'scale-lines-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('lines that an earlier version kept one by one are all there, and under the same names', async () => {
  const { db } = await testDb({ empty: true })
  const own = new URL('../migrations/', import.meta.url)
  const until = async (name: string) => {
    await cp(new URL(name, own), path.join(folder, name))
    await migrate(db, [{ name: 'ingestion', migrations: pathToFileURL(`${folder}/`) }])
  }
  await until('0001_imports.sql')
  await until('0002_smaller_lines_index.sql')
  const inWorkspace = async <R extends object>(workspaceId: string, sql: string, params: unknown[] = []) =>
    (await db.withWorkspace({ workspaceId, userId: null }, (tx) => tx.query<R>(sql, params))).rows
  const [home, shop] = [newId(), newId()]
  for (const [workspaceId, count] of [
    [home, 2_300],
    [shop, 3],
  ] as const) {
    await inWorkspace(
      workspaceId,
      `insert into ingestion.lines (workspace_id, import_id, seq, kind, line, line_count, account_no, booked_on,
         amount_minor, transaction_id, currency, description, bank_id, code, raw)
       select $1, $2, n, case when n % 700 = 0 then 'skip' else 'row' end, n + 2, 1, case when n % 700 > 0 then 0 end,
         case when n % 700 > 0 then date '2026-01-01' + n / 100 end, case when n % 700 > 0 then -n end,
         case when n % 700 > 0 then gen_random_uuid() end, 'EUR', 'Tea, "' || n || '"',
         case when n % 3 = 1 then 'B' || n end, case when n % 700 = 0 then 'blank' end, 'raw ' || n
       from generate_series(0, $3::integer - 1) as n`,
      [workspaceId, newId(), count],
    )
  }
  const lines = async (workspaceId: string) =>
    (
      await inWorkspace<{ line: Record<string, unknown> }>(
        workspaceId,
        'select to_jsonb(l) as line from ingestion.lines l order by seq',
      )
    ).map(({ line }) => line)
  const before = [await lines(home), await lines(shop)]
  expect(before.map(({ length }) => length)).toEqual([2_300, 3])
  await until('0003_line_blocks.sql')
  expect([await lines(home), await lines(shop)]).toEqual(before)
  const ids = await inWorkspace<{ id: string }>(
    home,
    'select bank_id as id from ingestion.line_bank_ids order by seq',
  )
  expect(ids.map(({ id }) => id)).toEqual(before[0]?.flatMap((line) => line['bank_id'] ?? []))
})

const days = Array.from({ length: 2_300 }, (_, at) => {
  const day = Temporal.PlainDate.from('2026-01-01').add({ days: Math.floor(at / 20) })
  return at % 450 === 449
    ? `${day.toString()},BROKEN ${at},many`
    : `${day.toString()},SHOP ${at},-${at + 1}.00`
})
const statement = ['Date,Description,Amount', ...days].join('\n')

interface Page {
  items: ImportRow[]
  nextCursor: string | null
}

test('a walk over lines sees each of its state once, in the order of the file, across blocks', async () => {
  const person = await app.signUp('Ravi')
  const { call, send, commit } = overHttp(app, person)
  const walk = async (id: string, state?: string): Promise<ImportRow[]> => {
    const rows: ImportRow[] = []
    const wanted = `/v1/imports/${id}/rows?limit=170${state ? `&state=${state}` : ''}`
    let cursor: string | null = ''
    while (cursor !== null) {
      const reply: Reply<Page> = await call('GET', cursor ? `${wanted}&cursor=${cursor}` : wanted)
      rows.push(...reply.body.items)
      cursor = reply.body.nextCursor
    }
    return rows
  }
  const first = await send('half.csv', `${statement}\n`)
  const lines = await walk(first.id)
  expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 2_301 }, (_, at) => at + 1))
  for (const state of ['new', 'problem', 'skipped', 'duplicate'])
    expect(await walk(first.id, state)).toEqual(lines.filter((line) => line.state === state))
  await commit(first.id)

  const again = await send('again.csv', `${statement}\n2026-05-01,BREAD,-3.20\n`)
  expect(again.counts).toMatchObject({ new: 1, duplicate: 2_295, problem: 5 })
  const duplicates = await walk(again.id, 'duplicate')
  expect(duplicates.map(({ match }) => match?.description)).toEqual(
    lines.filter(({ state }) => state === 'new').map(({ description }) => description),
  )
  expect((await walk(again.id, 'new')).map(({ description }) => description)).toEqual(['BREAD'])

  const last = (await walk(first.id)).at(-2)
  const { body } = await call<{ items: ImportRow[] }>(
    'GET',
    `/v1/imports/lines?transaction=${last?.transactionId}`,
  )
  expect(body.items).toMatchObject([{ seq: last?.seq, raw: last?.raw }])
})

test('a column of ids that holds long texts names no rows, and the file is read all the same', async () => {
  const person = await app.signUp('Mira')
  const { send, commit, rows } = overHttp(app, person)
  const noise = (at: number) => createHash('sha512').update(String(at)).digest('hex').repeat(40)
  const lines = Array.from({ length: 5 }, (_, at) => `2026-01-1${at},SHOP ${at},${noise(at)},-${at + 1}.00`)
  const { id, counts } = await send(
    'ids.csv',
    `Date,Description,Transaction ID,Amount\n${lines.join('\n')}\n`,
  )
  expect(counts).toMatchObject({ new: 5 })
  expect((await commit(id)).state).toBe('committed')
  const read = (await rows(id)).filter(({ state }) => state === 'new')
  expect(read.map(({ bankId, description }) => [bankId, description])).toEqual(
    lines.map((_, at) => [null, `SHOP ${at}`]),
  )
})
