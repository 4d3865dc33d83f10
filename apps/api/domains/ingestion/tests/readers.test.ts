import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { limitsDefault, parseStatement, StatementRejected } from '@scale/statements'
import type { ParseOptions } from '@scale/statements'
import * as xlsx from '@e965/xlsx'
import officeCrypto from 'officecrypto-tool'
import { expect, test } from 'vitest'
import { nodeReaders } from '../readers/index.ts'
import { readWorkbookSheets } from '../readers/workbook.ts'

const example = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../../../examples/${name}`, import.meta.url)))

async function refusal(bytes: Uint8Array, options: ParseOptions = {}): Promise<string> {
  try {
    await parseStatement(bytes, { readers: nodeReaders, ...options })
    return 'parsed'
  } catch (error) {
    if (error instanceof StatementRejected) return error.code
    throw error
  }
}

test('a locked workbook asks, refuses a wrong password, and opens with the right one', async () => {
  const plain = workbookOf([
    ['Date', 'Description', 'Amount', 'Balance'],
    ['2024-01-02', 'Tea', -3.5, 96.5],
    ['2024-01-03', 'Pay', 100, 196.5],
  ])
  const locked = new Uint8Array(officeCrypto.encrypt(Buffer.from(plain), { password: 'open sesame' }))
  expect(await refusal(locked)).toBe('password_required')
  expect(await refusal(locked, { password: 'wrong' })).toBe('password_wrong')
  expect(await refusal(locked, { password: '' })).toBe('password_wrong')
  const opened = await parseStatement(locked, { readers: nodeReaders, password: 'open sesame' })
  const twin = await parseStatement(plain, { readers: nodeReaders })
  expect(opened.rows).toEqual(twin.rows)
})

test('typed cells keep their type: days as days, numbers as they are, text as it stands', async () => {
  const bytes = workbookOf([
    ['Date', 'Amount', 'Text'],
    [new Date(Date.UTC(2024, 1, 29)), 1234.5, '01/02/2024'],
  ])
  const [sheet] = await readWorkbookSheets(bytes, limitsDefault)
  const [, row] = sheet?.rows ?? []
  expect(row?.[0]?.value).toEqual(Temporal.PlainDate.from('2024-02-29'))
  expect(row?.[1]?.value).toBe(1234.5)
  expect(row?.[2]).toEqual({ text: '01/02/2024', value: '01/02/2024' })
})

test('an HTML table named .xls keeps the text of its cells', async () => {
  const html =
    '<html><table><tr><td>Date</td><td>Amount</td></tr><tr><td>03/04/2024</td><td>1,00,000.50</td></tr></table></html>'
  const [sheet] = await readWorkbookSheets(new TextEncoder().encode(html), limitsDefault)
  expect(sheet?.rows[1]?.map((cell) => cell?.text)).toEqual(['03/04/2024', '1,00,000.50'])
})

test('hostile workbooks end in a typed refusal', async () => {
  const bomb = archiveOf('xl/workbook.xml', new Uint8Array(64 * 1024 * 1024))
  expect(await refusal(bomb)).toBe('file_too_large')
  expect(await refusal(archiveOf('xl/workbook.xml', new Uint8Array(1024 * 1024 * 8), 100))).toBe(
    'file_damaged',
  )
  expect(await refusal(archiveOf('xl/workbook.xml', new TextEncoder().encode('<broken')))).toBe(
    'file_damaged',
  )
  const wide = workbookOf([['Date', ...Array.from({ length: 300 }, (_, index) => `c${index}`)]])
  expect(await refusal(wide, { limits: { columnsMax: 200 } })).toBe('file_too_large')
})

test('a PDF statement is read; a broken, cut or empty one is refused by name', async () => {
  const pdf = example('singapore-statement.pdf')
  expect((await parseStatement(pdf, { readers: nodeReaders })).accounts[0]?.reconciled).toBe(true)
  expect(await refusal(pdf.slice(0, 200))).toBe('file_damaged')
  expect(await refusal(new TextEncoder().encode('%PDF-1.7\nnonsense'))).toBe('file_damaged')
  expect(await refusal(pdf, { limits: { pagesMax: 0 } })).toBe('file_too_large')
})

function workbookOf(rows: unknown[][]): Uint8Array {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows, { UTC: true }), 'Sheet1')
  return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx' }))
}

/** An archive of one file that may lie about its size. */
function archiveOf(name: string, content: Uint8Array, statedSize = content.length): Uint8Array {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(statedSize, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(statedSize, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]))
}
