import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scope, type Tx, isDatabaseError, openDb } from '../db/db.ts'
import { systemClock } from '../clock.ts'
import { newId } from '../ids.ts'
import { testDb } from '../testing/index.ts'

const { db, url, newScope } = await testDb()

/** A tenant table as every domain writes them. */
beforeAll(() =>
  db.withOwner(async (tx) => {
    await tx.query(
      `create table public.note (workspace_id uuid not null, id uuid not null, text text, primary key (workspace_id, id))`,
    )
    await tx.query('alter table public.note enable row level security')
    await tx.query('alter table public.note force row level security')
    await tx.query(`create policy tenant on public.note to scale_app
      using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
      with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))`)
    await tx.query('grant select, insert, update, delete on public.note to scale_app')
  }),
)

const write = (tx: Tx, text: string, workspaceId = tx.scope.workspaceId) =>
  tx.query('insert into public.note values ($1, $2, $3)', [workspaceId, newId(), text])
const texts = async (tx: Tx) =>
  (await tx.query<{ text: string }>('select text from public.note order by text')).rows.map((row) => row.text)

test('a transaction sees and writes its own workspace only', async () => {
  const [one, other] = [newScope(), newScope()]
  await db.withWorkspace(one, (tx) => write(tx, 'mine'))
  await db.withWorkspace(other, (tx) => write(tx, 'theirs'))
  expect(await db.withWorkspace(one, texts)).toEqual(['mine'])
  await expect(db.withWorkspace(one, (tx) => write(tx, 'planted', other.workspaceId))).rejects.toThrow(
    'row-level security',
  )
  const moved = db.withWorkspace(one, (tx) =>
    tx.query('update public.note set workspace_id = $1', [other.workspaceId]),
  )
  await expect(moved).rejects.toThrow('row-level security')
  expect(
    (await db.withWorkspace(one, (tx) => tx.query('delete from public.note where text = $1', ['theirs'])))
      .rowCount,
  ).toBe(0)
})

test('outside a workspace there is nothing, also on a connection that was in one', async () => {
  await db.withWorkspace(newScope(), (tx) => write(tx, 'x'))
  expect(await db.withUser(newId(), texts)).toEqual([])
  expect(await db.withOwner(texts)).toEqual([])
  await expect(db.withSystem(texts)).rejects.toThrow('permission denied')
})

test('the roles are harmless, and a transaction cannot keep one', async () => {
  const scope = newScope()
  const { rows } = await db.withWorkspace(scope, (tx) =>
    tx.query<{ super: boolean; bypass: boolean }>(
      'select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user',
    ),
  )
  expect(rows).toEqual([{ super: false, bypass: false }])
})

test.each(['read', 'snapshot'] as const)('a %s transaction refuses to write', async (access) => {
  await expect(db.withWorkspace(newScope(), (tx) => write(tx, 'x'), access)).rejects.toThrow('read-only')
})

test('a read that takes too long is ended, and said so; other work may take its time', async () => {
  const quick = await openDb({ url, clock: systemClock, readMsMax: 20, connectionsMax: 1 })
  const slow = (tx: Tx) => tx.query('select pg_sleep(0.1)')
  await expect(quick.withWorkspace(newScope(), slow, 'read')).rejects.toMatchObject({ code: 'timed_out' })
  await expect(quick.withWorkspace(newScope(), slow, 'snapshot')).resolves.toMatchObject({ rowCount: 1 })
  await expect(quick.withWorkspace(newScope(), slow)).resolves.toMatchObject({ rowCount: 1 })
  await quick.close()
})

test('a scope that is not UUIDs never reaches the database', async () => {
  const hostile = `' or true; drop table public.note; --`
  await expect(db.withWorkspace({ workspaceId: hostile, userId: null }, texts)).rejects.toThrow(TypeError)
  await expect(db.withWorkspace({ ...newScope(), userId: hostile }, texts)).rejects.toThrow(TypeError)
  await expect(db.withUser(hostile, texts)).rejects.toThrow(TypeError)
})

test('a failure takes everything back, and its connection is clean', async () => {
  const scope = newScope()
  const failing = db.withWorkspace(scope, async (tx) => {
    await write(tx, 'gone')
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await db.withWorkspace(scope, texts)).toEqual([])
})

test('a query that was not awaited cannot slip into the next transaction', async () => {
  let late: Tx | undefined
  await db.withWorkspace(newScope(), async (tx) => void (late = tx))
  await expect(late?.query('select 1')).rejects.toThrow('has ended')
})

test('the loser of a deadlock runs again', async () => {
  const scope = newScope()
  const [a, b] = [newId(), newId()]
  await db.withWorkspace(scope, (tx) =>
    tx.query('insert into public.note values ($1, $2), ($1, $3)', [scope.workspaceId, a, b]),
  )
  let runs = 0
  const both = (first: string, second: string) =>
    db.withWorkspace(scope, async (tx) => {
      runs += 1
      await tx.query('update public.note set text = $2 where id = $1', [first, 'x'])
      await sleep(50)
      await tx.query('update public.note set text = $2 where id = $1', [second, 'x'])
    })
  await Promise.all([both(a, b), both(b, a)])
  expect(runs).toBeGreaterThanOrEqual(3)
})

test('values keep their meaning both ways', async () => {
  const at = Temporal.Instant.from('2026-03-01T10:20:30.123456Z')
  const { rows } = await db.withWorkspace(newScope(), (tx) =>
    tx.query(
      `select $1::bigint as big, $2::date as day, $3::timestamptz as at, $4::bigint[] as bigs, $5::date[] as days,
              $6::jsonb as json, $7::bytea as bytes, 12.30::numeric(9, 2) as exact, null::date as none`,
      [
        9_007_199_254_740_993n,
        Temporal.PlainDate.from('2026-02-28'),
        at,
        [1n, null, -9_007_199_254_740_993n],
        ['2026-02-28', null],
        { a: [1] },
        Buffer.from([0, 255]),
      ],
    ),
  )
  expect(rows).toEqual([
    {
      big: 9_007_199_254_740_993n,
      day: '2026-02-28',
      at,
      bigs: [1n, null, -9_007_199_254_740_993n],
      days: ['2026-02-28', null],
      json: { a: [1] },
      bytes: Buffer.from([0, 255]),
      exact: '12.30',
      none: null,
    },
  ])
  const [row] = rows
  expect(String(row && 'at' in row && row.at)).toBe(at.toString())
})

test('database errors are recognised by code and constraint', async () => {
  const scope = newScope()
  const id = newId()
  const add = () =>
    db.withWorkspace(scope, (tx) =>
      tx.query('insert into public.note values ($1, $2)', [scope.workspaceId, id]),
    )
  await add()
  const error = await add().catch((caught: unknown) => caught)
  expect(isDatabaseError(error, '23505', 'note_pkey')).toBe(true)
  expect(isDatabaseError(error, '23505', 'other')).toBe(false)
  expect(isDatabaseError(new Error('x'), '23505')).toBe(false)
})

test('a connection that dies between two statements fails its transaction, not the process', async () => {
  const scope = newScope()
  const interrupted = db.withWorkspace(scope, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
    await db.withOwner((owner) => owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
    await sleep(100)
    await tx.query('select 1')
  })
  await expect(interrupted).rejects.toThrow()
  expect(await db.withWorkspace(scope, texts)).toEqual([])
})

const small = await openDb({ url, clock: systemClock, connectionsMax: 8 })
afterAll(() => small.close())

test('two thousand interleaved transactions with failures never see each other', async () => {
  const scopes: Scope[] = [newScope(), newScope(), newScope()]
  for (const scope of scopes) await small.withWorkspace(scope, (tx) => write(tx, scope.workspaceId))
  const ends = [
    async () => {},
    async () => Promise.reject(new Error('planned')),
    async (tx: Tx) => void (await tx.query('select 1/0')),
    async (tx: Tx) => void (await tx.query(`set local statement_timeout = 1; select pg_sleep(1)`)),
    async (tx: Tx) => void (await tx.query('select pg_terminate_backend(pg_backend_pid())')),
  ]
  const once = async (index: number): Promise<void> => {
    const scope = scopes[index % scopes.length] ?? newScope()
    // Ended connections are dear, so they are rare.
    const end = ends[index % 100 === 7 ? 4 : index % 4]
    const work = async (tx: Tx): Promise<void> => {
      expect(await texts(tx)).toEqual([scope.workspaceId])
      await end?.(tx)
      expect(await texts(tx)).toEqual([scope.workspaceId])
    }
    await small.withWorkspace(scope, work).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'AssertionError') throw error
    })
  }
  await Promise.all(Array.from({ length: 2_000 }, (_, index) => once(index)))
})
