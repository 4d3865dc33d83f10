import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../audit/canonical.ts'
import { appendAudit, listAudit, verifyAudit } from '../audit/audit.ts'
import { testDb } from '../testing/index.ts'

const { db, newScope } = await testDb()

async function threeEntries() {
  const scope = newScope()
  for (const count of [1, 2, 3]) {
    await db.withWorkspace(scope, (tx) =>
      appendAudit(tx, {
        action: 'accounts.transactions_changed',
        object: 'acc_1',
        data: { count, nested: { b: 1, a: [null] } },
      }),
    )
  }
  return scope
}

test('a chain nobody touched is intact, also an empty one', async () => {
  const scope = await threeEntries()
  expect(await db.withWorkspace(scope, verifyAudit, 'snapshot')).toEqual({ intact: true, entries: 3n })
  expect(await db.withWorkspace(newScope(), verifyAudit)).toEqual({ intact: true, entries: 0n })
  const page = await db.withWorkspace(scope, (tx) => listAudit(tx, { limit: 2, before: 3n }))
  expect(page.map((entry) => entry.seq)).toEqual([2n, 1n])
})

/** What a database administrator with bad intent might do; the server's superuser may do anything. */
const tamperings = {
  'a changed entry': [
    `update core.audit set data = '{"count": 9}' where seq = 2`,
    { firstBad: 2n, reason: 'entry_changed' },
  ],
  'a changed time': [
    `update core.audit set at = at + interval '1 ms' where seq = 2`,
    { firstBad: 2n, reason: 'entry_changed' },
  ],
  'a removed entry': [`delete from core.audit where seq = 2`, { firstBad: 2n, reason: 'entry_missing' }],
  'a removed first entry': [
    `delete from core.audit where seq = 1`,
    { firstBad: 1n, reason: 'entry_missing' },
  ],
  'a removed tail': [`delete from core.audit where seq = 3`, { firstBad: 3n, reason: 'tail_missing' }],
  'a swapped pair': [
    `update core.audit set seq = case seq when 2 then 13 else 12 end where seq in (2, 3);
     update core.audit set seq = seq - 10 where seq > 10`,
    { firstBad: 2n, reason: 'chain_broken' },
  ],
} as const

test.each(Object.entries(tamperings))('%s is found and named', async (_, [sql, finding]) => {
  const scope = await threeEntries()
  await db.withOwner(async (tx) => {
    await tx.query('alter table core.audit no force row level security')
    await tx.query(sql.replaceAll('where', `where workspace_id = '${scope.workspaceId}' and`))
    await tx.query('alter table core.audit force row level security')
  })
  expect(await db.withWorkspace(scope, verifyAudit)).toEqual({ intact: false, ...finding })
})

test('a hundred writers at once leave a chain without gaps', async () => {
  const scope = newScope()
  const write = () => db.withWorkspace(scope, (tx) => appendAudit(tx, { action: 'a.b', object: 'acc_1' }))
  await Promise.all(Array.from({ length: 100 }, write))
  expect(await db.withWorkspace(scope, verifyAudit)).toEqual({ intact: true, entries: 100n })
})

test.each(['update core.audit set seq = seq', 'delete from core.audit', 'truncate core.audit'])(
  'the app may not: %s',
  async (sql) => {
    await expect(db.withWorkspace(newScope(), (tx) => tx.query(sql))).rejects.toThrow('permission denied')
  },
)

test('the canonical form says the same whatever the order of keys, and nothing is lost in it', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, field]) => [key, shuffled(field)]),
    )
  }
  const leaf = fc.oneof(fc.maxSafeInteger(), fc.string(), fc.boolean(), fc.constant(null))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (any) => {
      const text = canonicalJson(any)
      expect(canonicalJson(shuffled(any))).toBe(text)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      // Minus zero is zero in JSON.
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(any)))
    }),
  )
})

test('a value without one exact spelling is refused', async () => {
  const append = (value: unknown) =>
    db.withWorkspace(newScope(), (tx) => appendAudit(tx, { action: 'a.b', object: 'x', data: { value } }))
  await expect(append(0.1)).rejects.toThrow(TypeError)
  await expect(append(undefined)).rejects.toThrow(TypeError)
  await expect(append(new Date())).rejects.toThrow(TypeError)
})
