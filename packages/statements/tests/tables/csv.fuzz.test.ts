import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { RecordCursor } from '../../csv/records.ts'
import { indexLines } from '../../text/lines.ts'
import { StatementRejected } from '../../types.ts'

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

test(
  'rows, problems and skips are the lines, each once; nothing but a refusal is thrown',
  { timeout: 240_000 },
  () => {
    fc.assert(
      fc.property(fc.oneof(tableText, tableText, wild), (text) => {
        try {
          const { head, batches } = readCsv(text, { options: {}, format: 'csv', encoding: 'utf-8' })
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
      }),
      { numRuns: 10_000 },
    )
  },
)
