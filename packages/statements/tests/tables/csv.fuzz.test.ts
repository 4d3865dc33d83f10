import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { RecordCursor } from '../../csv/records.ts'
import { indexLines } from '../../text/lines.ts'
import { type StatementBatch, StatementRejected } from '../../types.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    ' ',
    '2024-01-02',
    '31/12/2024',
    '1,234.56',
    '-5.00',
    'Date',
    'Amount',
    'Balance',
    'Total',
    '₹',
    'Cr',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const wild = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

test('records cover every physical line once, whatever the text', () => {
  fc.assert(
    fc.property(wild, fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
      let next = 1
      const cursor = new RecordCursor(text, delimiter)
      for (let record = cursor.next(); record; record = cursor.next()) {
        expect(record.line).toBe(next)
        expect(record.lineEnd).toBeGreaterThanOrEqual(record.line)
        next = record.lineEnd + 1
      }
      expect(next - 1).toBe(text === '' ? 0 : indexLines(text).count)
    }),
    { numRuns: 5_000 },
  )
})

function recordsOf(cursor: RecordCursor): unknown[] {
  const records: unknown[] = []
  for (let record = cursor.next(); record; record = cursor.next()) records.push(record)
  return records
}

test('a text that comes in pieces has the records of the whole, wherever it is cut', () => {
  const signs = fc.array(fc.oneof(piece, fc.constantFrom('~|~', '~', '|', '\r\r\n')), { maxLength: 60 })
  fc.assert(
    fc.property(
      signs,
      fc.constantFrom(',', ';', '~|~'),
      fc.array(fc.nat(12)),
      (parts, delimiter, lengths) => {
        const text = parts.join('')
        const pieces: string[] = []
        let from = 0
        for (const length of lengths) {
          pieces.push(text.slice(from, from + length))
          from += length
        }
        const rest = [...pieces.slice(1), text.slice(from)].values()
        const cut = new RecordCursor(
          pieces[0] ?? '',
          delimiter,
          0,
          pieces.length > 0 ? rest : [text].values(),
        )
        expect(recordsOf(cut)).toEqual(recordsOf(new RecordCursor(text, delimiter)))
      },
    ),
    { numRuns: 10_000 },
  )
})

const tableRow = fc
  .tuple(
    fc.constantFrom('2024-01-02', '03/04/2024', '', 'Total', '31.02.2024', 'x', '15 Jan 24'),
    fc.constantFrom('Shop', '', 'Opening balance', 'a "quoted" text', 'line\nbreak', 'S A L D O'),
    fc.constantFrom('1.00', '-2,50', '', '1.234', 'abc', '(3.00)', '4.00 Cr', '="5"'),
    fc.constantFrom('10.00', '', '7,50', '-'),
  )
  .map((cells) =>
    cells.map((cell) => (/["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';'),
  )
const tableText = fc
  .tuple(
    fc.constantFrom('', 'Date;Text;Amount;Balance\n', 'Statement\n\nDatum;Text;Betrag;Saldo\n'),
    fc.array(tableRow, { maxLength: 12 }),
  )
  .map(([head, rows]) => head + rows.join('\n'))

const texts = fc.oneof(tableText, tableText, wild)

/** Throws where a line ends twice or not at all, and what the reader throws unless it is a refusal. */
function accountForLines(text: string, read: typeof readCsv): void {
  try {
    const { head, batches } = read(text, { options: {}, format: 'csv', encoding: 'utf-8' })
    if (head.questions.length > 0) return
    const seen = new Set<number>()
    for (const { rows, problems, skipped } of batches(3)) {
      for (const { line, lineEnd } of [...rows, ...problems, ...skipped]) {
        for (let at = line; at <= lineEnd; at += 1) {
          if (seen.has(at)) throw new Error(`line ${at} ended twice`)
          seen.add(at)
        }
      }
    }
    if (seen.size !== head.lines) throw new Error(`${seen.size} of ${head.lines} lines ended`)
  } catch (fault) {
    if (!(fault instanceof StatementRejected)) throw fault
  }
}

test(
  'rows, problems and skips are the lines, each once; nothing but a refusal is thrown',
  { timeout: 240_000 },
  () => {
    fc.assert(
      fc.property(texts, (text) => accountForLines(text, readCsv)),
      { numRuns: 10_000 },
    )
  },
)

/** The reader with a fault in what it hands over. */
function broken(change: (batch: StatementBatch) => StatementBatch): typeof readCsv {
  return (text, context) => {
    const reading = readCsv(text, context)
    return { ...reading, batches: (size) => Iterator.from(reading.batches(size)).map(change) }
  }
}

test.each<[string, RegExp, typeof readCsv]>([
  ['loses a row', /lines ended/, broken((batch) => ({ ...batch, rows: batch.rows.slice(1) }))],
  ['loses a problem', /lines ended/, broken((batch) => ({ ...batch, problems: batch.problems.slice(1) }))],
  [
    'passes over a line in silence',
    /lines ended/,
    broken((batch) => ({ ...batch, skipped: batch.skipped.slice(1) })),
  ],
  [
    'tells a row twice',
    /ended twice/,
    broken((batch) => ({ ...batch, rows: [...batch.rows, ...batch.rows] })),
  ],
  [
    'throws of itself',
    /cells is undefined/,
    (text, context) => {
      if (text.includes('Total')) throw new TypeError('cells is undefined')
      return readCsv(text, context)
    },
  ],
])('the check sees a reader that %s', (_name, seen, read) => {
  const { errorInstance } = fc.check(
    fc.property(texts, (text) => accountForLines(text, read)),
    { numRuns: 2_000, endOnFailure: true },
  )
  expect(String(errorInstance)).toMatch(seen)
})
