import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buffer } from 'node:stream/consumers'
import type { Scope } from '../../../core/db/db.ts'
import { fromWire, newId } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import { readArchive, writeArchive } from '../service/archive.ts'
import { erase } from '../service/erase.ts'
import { deleteTransaction } from '../service/edits.ts'
import { monthByCategoryReport } from '../service/reports.ts'
import { sampleWorkspace } from './sample.ts'
import { balanceSheet, trialBalance } from '../service/statements.ts'
import { pageOfTransactions, transactionTotals } from '../service/transactions.ts'
import { ledgerArchive } from '../store/archive.ts'

const { db } = await testDb()
const modules = [{ name: 'accounts', archive: ledgerArchive }]
const owner = { id: newId(), name: 'Asha', email: 'asha@example.org' }

async function sampleScope(): Promise<Scope> {
  const { id } = await db.withUser(owner.id, (tx) => sampleWorkspace(tx, owner))
  return { workspaceId: fromWire('wsp', id), userId: owner.id }
}

const archiveOf = (scope: Scope): Promise<Buffer> =>
  db.withWorkspace(scope, (tx) => buffer(writeArchive(tx, modules)), 'snapshot')

async function restore(bytes: Buffer): Promise<Scope> {
  const restored = await db.withUser(owner.id, (tx) =>
    readArchive(tx, { bytes: Readable.from([bytes]), owner, modules }),
  )
  return { workspaceId: fromWire('wsp', restored.workspace.id), userId: owner.id }
}

/** What a person sees of a workspace: every figure and every row. */
const faceOf = (scope: Scope) =>
  db.withWorkspace(scope, async (tx) => ({
    rows: (await pageOfTransactions(tx, { filter: {}, order: 'oldest', limit: 5_000 })).items,
    deleted: await transactionTotals(tx, { deleted: true }),
    totals: await transactionTotals(tx, {}),
    months: await monthByCategoryReport(tx, {}),
    sheet: await balanceSheet(tx, '2030-01-01'),
    trial: await trialBalance(tx, '2030-01-01'),
  }))

test('an archive becomes an equal workspace, whose archive is the same', async () => {
  const scope = await sampleScope()
  await db.withWorkspace(scope, async (tx) => {
    const { items } = await pageOfTransactions(tx, { filter: { transfer: false }, order: 'oldest', limit: 3 })
    await deleteTransaction(tx, items[0]?.id ?? '', null)
    // Above 2^53: a JSON number would lose its last digit.
    await tx.query('update accounts.financial_accounts set opening_minor = 9007199254740993')
  })
  const bytes = await archiveOf(scope)
  const copy = await restore(bytes)
  expect(copy.workspaceId).not.toBe(scope.workspaceId)
  expect(await faceOf(copy)).toEqual(await faceOf(scope))
  const linesOf = (archive: Buffer) => gunzipSync(archive).toString().split('\n').slice(1)
  expect(linesOf(await archiveOf(copy))).toEqual(linesOf(bytes))
})

test('a damaged, short, foreign or newer archive leaves nothing behind', async () => {
  const bytes = await archiveOf(await sampleScope())
  const lines = gunzipSync(bytes).toString().split('\n')
  const packed = (text: string) => gzipSync(text)
  const count = async () =>
    (await db.withUser(owner.id, (tx) => tx.query('select 1 from accounts.members'))).rowCount
  const before = await count()
  await expect(restore(bytes.subarray(0, bytes.length - 40))).rejects.toMatchObject({
    code: 'archive_unreadable',
  })
  await expect(restore(packed(lines.slice(0, -3).join('\n')))).rejects.toMatchObject({
    code: 'archive_unreadable',
  })
  await expect(restore(packed('{"hello":1}\n'))).rejects.toMatchObject({ code: 'archive_unreadable' })
  await expect(restore(Buffer.from('no gzip'))).rejects.toMatchObject({ code: 'archive_unreadable' })
  const newer = packed(lines.join('\n').replace('"version":1', '"version":2'))
  await expect(restore(newer)).rejects.toMatchObject({ code: 'archive_newer' })
  const stranger = packed([lines[0], '{"table":"core.audit","row":{}}', ...lines.slice(1)].join('\n'))
  await expect(restore(stranger)).rejects.toMatchObject({ code: 'archive_unreadable' })
  const inside = packed([lines[0], '{"table":"accounts.members","row":{}}', ...lines.slice(1)].join('\n'))
  await expect(restore(inside)).rejects.toMatchObject({ code: 'archive_unreadable' })
  const odd = packed(lines.join('\n').replace(/"booked_on":"[^"]+"/, '"booked_on":"someday"'))
  await expect(restore(odd)).rejects.toMatchObject({ code: 'archive_unreadable' })
  expect(await count()).toBe(before)
})

test('erasing takes the right words, and leaves no trace of the workspace in any table', async () => {
  const scope = await sampleScope()
  const other = await sampleScope()
  const before = await faceOf(other)
  const wrong = db.withWorkspace(scope, (tx) => erase(tx, 'erase everything'))
  await expect(wrong).rejects.toMatchObject({ code: 'confirmation_wrong' })
  const erased = await db.withWorkspace(scope, (tx) => erase(tx, 'erase Sample'))
  expect(erased.rows).toBeGreaterThan(1_000)
  expect(await traces(scope.workspaceId)).toEqual([])
  expect(await faceOf(other)).toEqual(before)
})

/** Tables of which some row, as text, holds the id. */
async function traces(id: string): Promise<string[]> {
  return db.withOwner(async (tx) => {
    const { rows } = await tx.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rowCount } = await tx.query(`select 1 from ${name} t where t::text like $1 limit 1`, [
        `%${id}%`,
      ])
      if (rowCount > 0) found.push(name)
    }
    return found
  })
}
