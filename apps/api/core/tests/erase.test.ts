import { expect, test } from 'vitest'
import { appendAudit } from '../audit/audit.ts'
import { runOnce } from '../events/consumers.ts'
import { appendEvent } from '../events/outbox.ts'
import { numberEvents } from '../events/store.ts'
import { eraseCoreRows } from '../erase.ts'
import { idempotently } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { bury } from '../jobs/dead-letters.ts'
import { testDb } from '../testing/index.ts'

const { db, newScope } = await testDb()

async function lived() {
  const scope = newScope()
  await db.withWorkspace(scope, async (tx) => {
    await idempotently(tx, { key: 'k', hash: Buffer.alloc(32) }, async () => ({ status: 200, body: {} }))
    await appendEvent(tx, { type: 'a.b', data: {} })
    await appendAudit(tx, { action: 'a.b', object: 'x' })
    await bury(tx, { id: newId(), queue: 'q', name: 'n', data: {}, attempts: 1, error: 'Error' })
  })
  await runOnce(db, 'a.consumer', { id: newId(), scope }, async () => {})
  await db.withSystem((tx) => numberEvents(tx, 100))
  return scope
}

/** Every table of the core that has a workspace, so that a new one cannot be forgotten. */
async function rowsOf(workspaceId: string): Promise<string[]> {
  const { rows: tables } = await db.withOwner((tx) =>
    tx.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where table_schema = 'core' and column_name = 'workspace_id' order by 1`,
    ),
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await db.withWorkspace({ workspaceId, userId: null }, (tx) =>
      tx.query(`select from ${name} where workspace_id = $1`, [workspaceId]),
    )
    if (rowCount > 0) found.push(name)
  }
  return found
}

test('an erased workspace leaves nothing in the core, and its neighbour everything', async () => {
  const [gone, kept] = [await lived(), await lived()]
  const before = await rowsOf(kept.workspaceId)
  expect(await rowsOf(gone.workspaceId)).toEqual(before)
  expect(before).toHaveLength(7)
  expect(await db.withSystem((tx) => eraseCoreRows(tx, gone.workspaceId))).toBe(7)
  expect(await rowsOf(gone.workspaceId)).toEqual([])
  expect(await rowsOf(kept.workspaceId)).toEqual(before)
})
