/** Long tables are walked in pieces; they say what they would say whole. */
import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { RecordCursor } from '../../csv/records.ts'
import { pieceBytes } from '../../file-bytes.ts'
import { readStatement } from '../../index.ts'
import { decodedPieces, decodeText } from '../../text/decode.ts'
import type { StatementReading } from '../../types.ts'

const rows = 23_000
const table = (mark: string) =>
  [
    'Date;Text;Amount;Balance',
    ...Array.from({ length: rows }, (_, at) => {
      const day = String(1 + (at % 28)).padStart(2, '0')
      const words =
        at % 5 === 0 ? `"Miete ""${at}""; M\u00e4rz\r\nzweite Zeile"` : `Gro\u00dfmarkt ${mark} ${at}`
      return `2024-01-${day};${words};-${at % 90}.50;${1000 - at}.00`
    }),
    'not a row',
  ].join('\r\n')

function all({ head, batches }: StatementReading) {
  const handed = [...batches(5_000)]
  const rowsHanded = handed.flatMap((batch) => batch.rows)
  return {
    head,
    rows: rowsHanded,
    rest: handed.flatMap(({ problems, skipped }) => [...problems, ...skipped]),
  }
}

const printed = (reading: StatementReading): string =>
  JSON.stringify(all(reading), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

test.each([
  ['utf-8', '\u{1f6d2}', (text: string) => new TextEncoder().encode(text)],
  ['utf-16le', '\u{1f6d2}', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['windows-1252', '', (text: string) => Buffer.from(text, 'latin1')],
])('a long table in %s is read as if it were held', async (encoding, mark, encode) => {
  const text = table(mark)
  const bytes = encode(text)
  expect(bytes.length).toBeGreaterThan(pieceBytes)
  const held = readCsv(text, { options: {}, format: 'csv', encoding })
  const walked = await readStatement(bytes, {})
  // As text: comparing a hundred thousand values one by one takes seconds.
  expect(printed(walked) === printed(held)).toBe(true)
})

test.each([
  ['windows-1251', [0xcf, 0xee, 0xea, 0xf3, 0xef, 0xea, 0xe0], 'Покупка'],
  ['shift_jis', [0x8e, 0x78, 0x95, 0xa5, 0x82, 0xa2], '支払い'],
])('letters that begin late in a long file tell its encoding: %s', async (encoding, letters, word) => {
  const line = (words: Uint8Array) =>
    Buffer.concat([Buffer.from('2024-01-05;'), words, Buffer.from(';-4.50\n')])
  const plain = Buffer.from('2024-01-04;Card payment;-4.50\n'.repeat(rows / 2))
  const late = Array.from({ length: rows }, () => line(new Uint8Array(letters)))
  const file = Buffer.concat([Buffer.from('Date;Text;Amount\n'), plain, ...late])
  const { head, rows: handed } = all(await readStatement(file, {}))
  expect(head.encoding).toBe(encoding)
  expect(handed.at(-1)?.description).toBe(word)
})

test.each([
  ['quotes that are never closed', 'Date,Text,"a:'.repeat(150_000)],
  ['carriage returns', '\r'.repeat(300_000)],
])(
  'a long line of %s is walked over once',
  (_what, text) => {
    const cursor = new RecordCursor(text, ',')
    let letters = 0
    for (let record = cursor.next(); record; record = cursor.next()) letters += record.cells.join('').length
    expect(letters).toBe(text.replaceAll(/[,\r]/g, '').length)
  },
  5_000,
)

test('of a long table only pieces are asked for', async () => {
  const bytes = new TextEncoder().encode(table(''))
  let longest = 0
  const file = {
    size: bytes.length,
    read: (from: number, to: number) => {
      longest = Math.max(longest, to - from)
      return bytes.slice(from, to)
    },
  }
  expect(all(await readStatement(file)).rows).toHaveLength(rows)
  expect(longest).toBe(pieceBytes)
})

test.each([1, 2, 3])(
  'a letter of several bytes on a border of pieces is one (%d bytes before it)',
  (before) => {
    const text = `${'a'.repeat(pieceBytes - before)}\u{1f6d2}b\u0000c`
    const bytes = new TextEncoder().encode(text)
    const file = { size: bytes.length, read: (from: number, to: number) => bytes.slice(from, to) }
    expect([...decodedPieces(file, 'utf-8')].join('')).toBe(decodeText(bytes).text)
  },
)
