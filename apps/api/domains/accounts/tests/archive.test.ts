import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buffer } from 'node:stream/consumers'
import type { Scope } from '../../../core/db/db.ts'
import { fromWire, newId } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import { tracesOf } from '../../../core/testing/traces.ts'
import { readArchive, writeArchive } from '../service/archive.ts'
import { beginErasure, finishErasure } from '../service/erase.ts'
import { deleteTransaction } from '../service/edits.ts'
import { monthByCategoryReport } from '../service/reports.ts'
import { sampleWorkspace } from './sample.ts'
import { balanceSheet, trialBalance } from '../service/statements.ts'
import { pageOfTransactions, transactionTotals } from '../service/transactions.ts'
import { ledgerArchive } from '../store/archive.ts'

const { db, url } = await testDb()
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
  const begin = (words: string) => db.withWorkspace(scope, (tx) => beginErasure(tx, words))
  await expect(begin('erase everything')).rejects.toMatchObject({ code: 'confirmation_wrong' })
  await expect(finishErasure(db, scope)).rejects.toThrow('locked out')
  expect(await tracesOf(url, scope.workspaceId)).toEqual(
    expect.arrayContaining(['accounts.transactions', 'core.audit', 'core.events']),
  )
  await begin('erase Sample')
  const shown: [number, number][] = []
  const onStep = (done: number, total: number) => void shown.push([done, total])
  const rows = await finishErasure(db, scope, { rowsPerStep: 100, onStep })
  expect(rows).toBeGreaterThan(1_000)
  expect(shown.length).toBeGreaterThan(15)
  expect(shown).toEqual(shown.toSorted(([a], [b]) => a - b))
  expect(await tracesOf(url, scope.workspaceId)).toEqual([])
  expect(await faceOf(other)).toEqual(before)
})
