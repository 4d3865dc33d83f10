/** A workspace's size is a matter of disk and time, not of memory or of how fast somebody downloads. */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newId } from '../../../core/ids.ts'
import type { Archive } from '../../../core/module.ts'
import { testDb } from '../../../core/testing/index.ts'
import { readArchive, writeArchive } from '../service/archive.ts'
import { newWorkspace } from './household.ts'

const { db } = await testDb()
const rows = 60_000
/** What two stream buffers and a batch of rows hold; ten times less than all rows. */
const heldMax = 6_000

/** A domain of many rows that notes how many were taken from it, and the most that were handed to it at once. */
function crowd(name: string) {
  const seen = { written: 0, read: 0, batchMax: 0 }
  const archive: Archive = {
    async *write() {
      for (; seen.written < rows; seen.written++) {
        yield { table: `${name}.rows`, row: { id: seen.written, text: newId() } }
      }
    },
    async read(_tx, _table, batch) {
      seen.read += batch.length
      seen.batchMax = Math.max(seen.batchMax, batch.length)
    },
  }
  return { seen, module: { name, archive } }
}

test('rows are read from the database as fast as somebody takes the archive, and no faster', async () => {
  const scope = await newWorkspace(db)
  const { seen, module } = crowd('crowd')
  await db.withWorkspace(
    scope,
    async (tx) => {
      const bytes = writeArchive(tx, [module])
      await once(bytes, 'readable')
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(seen.written).toBeGreaterThan(0)
      expect(seen.written).toBeLessThan(heldMax)
      bytes.resume()
      await once(bytes, 'end')
    },
    'snapshot',
  )
  expect(seen.written).toBe(rows)
})

test('rows are restored a batch at a time', async () => {
  const owner = { id: newId(), name: 'Asha', email: 'asha@example.org' }
  const { seen, module } = crowd('crowd')
  const settings = { name: 'Big', locale: 'en-IN', currency: 'INR', numberStyle: 'lakh', monthStartsOn: 1 }
  const head = {
    format: 'scale-archive',
    version: 1,
    writtenAt: '2026-01-01',
    workspace: { ...settings, kind: 'own' },
  }
  const text = 'as long as a statement line with its narration '.repeat(8)
  let taken = 0
  function* lines() {
    yield gzipSync(`${JSON.stringify(head)}\n`)
    for (; taken < rows; taken += 1000) {
      const line = (n: number) => `${JSON.stringify({ table: 'crowd.rows', row: { id: taken + n, text } })}\n`
      yield gzipSync(Array.from({ length: 1000 }, (_, n) => line(n)).join(''), { level: 0 })
      // The source's own buffer holds sixteen of these pieces; beyond it, rows go to their table.
      expect(taken - seen.read).toBeLessThan(25_000)
    }
    yield gzipSync(`${JSON.stringify({ end: true, rows })}\n`)
  }
  const restored = await db.withUser(owner.id, (tx) =>
    readArchive(tx, { bytes: Readable.from(lines()), owner, modules: [module] }),
  )
  expect(restored.tables).toEqual([{ table: 'crowd.rows', rows }])
  expect(seen).toMatchObject({ read: rows, batchMax: 1_000 })
})

test('an archive that cannot be written to its end fails, instead of ending early or never', async () => {
  const scope = await newWorkspace(db)
  const failing: Archive = {
    async *write() {
      yield { table: 'failing.rows', row: {} }
      throw new Error('the disk is gone')
    },
    read: async () => {},
  }
  const taken = db.withWorkspace(
    scope,
    async (tx) => {
      for await (const _chunk of writeArchive(tx, [{ name: 'failing', archive: failing }])) void _chunk
    },
    'snapshot',
  )
  await expect(taken).rejects.toThrow('the disk is gone')
})
