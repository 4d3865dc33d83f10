import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWire, newId } from '../../../core/ids.ts'
import { exportCsv, csvLine } from '../service/export-text.ts'
import { exportWorkbook } from '../service/export-workbook.ts'
import { ledger } from '../service/ledger.ts'
import { cellOf } from '../workbook/cells.ts'
import { openWorkbook, WorkbookTooLarge } from '../workbook/workbook.ts'
import { bankRow, newWorkspace, openAccount } from './household.ts'
import { sampleWorkspace } from './sample.ts'
import { accountsServer } from './server.ts'

const { core, server, signUp, callAs } = await accountsServer()
const { db } = core
const ann = await signUp('Ann')

async function gathered<T>(chunks: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const chunk of chunks) all.push(chunk)
  return all
}

function sheetsOf(bytes: Uint8Array): Record<string, WorkSheet> {
  return read(bytes, { type: 'array', dense: true, cellFormula: true, cellNF: true, cellText: false }).Sheets
}

/** A cell of a sheet as a CSV has it. */
function textOf(cell: CellObject | undefined): string {
  if (!cell) return ''
  if (cell.t !== 'n') return String(cell.v)
  const serial = Number(cell.v)
  if (cell.z === 'yyyy-mm-dd') return Temporal.PlainDate.from('1899-12-30').add({ days: serial }).toString()
  return serial.toFixed(String(cell.z).split('.')[1]?.length ?? 0)
}

function rowsOf(sheet: WorkSheet | undefined): CellObject[][] {
  const rows: CellObject[][] = sheet?.['!data'] ?? []
  return rows
}

test('the workbook holds the lines of the CSV, cell for cell, and a sheet of the accounts', async () => {
  const asha = { id: newId(), name: 'Asha', email: 'asha@example.org' }
  const { id } = await db.withUser(asha.id, (tx) => sampleWorkspace(tx, asha))
  const scope = { workspaceId: fromWire('wsp', id), userId: asha.id }
  const [csv, files, accounts] = await db.withWorkspace(
    scope,
    async (tx) => [
      (await gathered(exportCsv(tx, {}))).join(''),
      await gathered(exportWorkbook(tx, {})),
      await ledger.listAccounts(tx),
    ],
    'snapshot',
  )
  const sheets = sheetsOf(Buffer.concat(files))
  const rows = rowsOf(sheets['Transactions'])
  const width = rows[0]?.length ?? 0
  const lines = rows.map((row) => csvLine(Array.from({ length: width }, (_, at) => textOf(row[at]))))
  expect(`\uFEFF${lines.join('')}`).toBe(csv)
  expect(rows.length).toBeGreaterThan(1_000)
  // Days and amounts are numbers a spreadsheet calculates with, all else is text, and nothing is a formula.
  const kinds = rows.slice(1).map((row) => [0, 7, 4].map((at) => row[at]?.t).join(''))
  expect(new Set(kinds)).toEqual(new Set(['nns']))
  expect(rows.flat().filter((cell) => cell.f !== undefined)).toEqual([])
  expect(
    rowsOf(sheets['Accounts'])
      .slice(1)
      .map(([name]) => textOf(name)),
  ).toEqual(accounts.map(({ name }) => name))
})

test.each([
  ['-1234.50', 'amount', { t: 'n', v: -1234.5, z: '#,##0.00' }],
  ['500', 'amount', { t: 'n', v: 500, z: '#,##0' }],
  ['-0.125', 'amount', { t: 'n', v: -0.125, z: '#,##0.000' }],
  ['1234567890123.45', 'amount', { t: 'n', v: 1234567890123.45, z: '#,##0.00' }],
  ['12345678901234.56', 'amount', { t: 's', v: '12345678901234.56' }],
  ['2026-02-28', 'day', { t: 'n', v: 46_081, z: 'yyyy-mm-dd' }],
  ['1900-03-01', 'day', { t: 'n', v: 61, z: 'yyyy-mm-dd' }],
  ['1900-02-28', 'day', { t: 's', v: '1900-02-28' }],
  ['=1+1', 'text', { t: 's', v: '=1+1' }],
  ['0123', 'text', { t: 's', v: '0123' }],
  ['x'.repeat(40_000), 'text', { t: 's', v: `${'x'.repeat(32_766)}…` }],
] as const)('%s as %s', (text, holds, cell) => expect(cellOf(text, holds)).toEqual(cell))

const columns = [{ name: 'any', holds: 'text' }] as const

test('any text comes back as it was, and never as a formula', async () => {
  const texts = fc.sample(
    fc.string({ unit: fc.constantFrom(...'=+-@\t\n\u0000\u0007;\'"<&>aé1. _x', '_x0041_', '💸', '\uD800') }),
    500,
  )
  const workbook = openWorkbook()
  await workbook.beginSheet('Any', columns)
  await workbook.addRows(texts.map((text) => [text]))
  const cells = rowsOf(sheetsOf(await workbook.finish())['Any'])
  await workbook.close()
  expect(cells.flat().every((cell) => cell.t === 's' && cell.f === undefined)).toBe(true)
  expect(texts.map((_, at) => textOf(cells[at + 1]?.[0]))).toEqual(texts.map((text) => text.toWellFormed()))
})

test('more rows than it holds are refused, and CSV is named', async () => {
  const scope = await newWorkspace(db)
  await db.withWorkspace(scope, async (tx) => {
    const { id } = await openAccount(tx, 'Bank')
    await ledger.recordTransactions(tx, id, newId(), [bankRow(), bankRow(), bankRow(), bankRow()])
    expect(await gathered(exportWorkbook(tx, {}, { rowsMax: 4 }))).toHaveLength(1)
    await expect(gathered(exportWorkbook(tx, {}, { rowsMax: 3 }))).rejects.toMatchObject({
      code: 'too_many_rows',
      message: expect.stringContaining('Take CSV'),
    })
  })
})

test('rows too long for the memory of the thread end the workbook, not the process', async () => {
  const workbook = openWorkbook({ heapMbMax: 24 })
  const fill = async () => {
    await workbook.beginSheet('Long', columns)
    for (let page = 0; page < 100; page += 1) {
      await workbook.addRows(
        Array.from({ length: 100 }, (_, row) => [`${page} ${row} ${'long '.repeat(1_000)}`]),
      )
    }
    await workbook.finish()
  }
  await expect(fill()).rejects.toBeInstanceOf(WorkbookTooLarge)
  await workbook.close()
})

test('it is served as a file of its kind', async () => {
  const asked = { method: 'GET', url: '/v1/export?format=xlsx', headers: ann.bearer } as const
  const [one, other] = await Promise.all([server.app.inject(asked), server.app.inject(asked)])
  expect(one.statusCode).toBe(200)
  expect(one.headers['content-type']).toContain('spreadsheetml.sheet')
  expect(one.headers['content-disposition']).toContain('transactions.xlsx')
  expect(Object.keys(sheetsOf(other.rawPayload))).toEqual(['Transactions', 'Accounts'])
  const refused = await callAs(ann)('GET', '/v1/export?format=xls')
  expect(refused.status).toBe(400)
})
