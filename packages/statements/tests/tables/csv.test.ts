import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideDelimiter } from '../../csv/delimiter.ts'
import { RecordCursor } from '../../csv/records.ts'
import { readCsv } from '../../csv/index.ts'
import { indexLines } from '../../lines.ts'
import { StatementRejected } from '../../types.ts'

function recordsOf(text: string, delimiter = ','): [number, number, string[]][] {
  const cursor = new RecordCursor(text, delimiter)
  const records: [number, number, string[]][] = []
  for (let record = cursor.next(); record; record = cursor.next())
    records.push([record.line, record.lineEnd, record.cells])
  return records
}

test('every line end ends a record, and CR CR LF only once', () => {
  for (const end of ['\n', '\r\n', '\r', '\r\r\n']) {
    expect(recordsOf(`a,b${end}c,d${end}`)).toEqual([
      [1, 1, ['a', 'b']],
      [2, 2, ['c', 'd']],
    ])
  }
})

test('a quoted field may hold delimiters, doubled quotes and line ends; the record knows its lines', () => {
  expect(recordsOf('a,"b, ""c""\r\nd",e\r\nf,g,h')).toEqual([
    [1, 2, ['a', 'b, "c"\r\nd', 'e']],
    [3, 3, ['f', 'g', 'h']],
  ])
})

test('stray quotes are letters', () => {
  expect(recordsOf('5" pipe,NL77","x"\t,"say "hi" now",end')).toEqual([
    [1, 1, ['5" pipe', 'NL77', 'x', 'say "hi" now', 'end']],
  ])
})

test('a quote that is never closed swallows no further rows', () => {
  const rows = Array.from({ length: 100 }, (_, at) => `${at},x`).join('\n')
  expect(recordsOf(`a,"open\n${rows}\n`)).toHaveLength(101)
})

test('the delimiter is the one that makes dates and numbers stand alone', () => {
  expect(decideDelimiter('a;b;c\n01.02.2024;x, y;-1,50\n02.02.2024;z;2,00\n')).toBe(';')
  expect(decideDelimiter('2024-01-02|a;b|1,5\n2024-01-03|c;d|2,5\n')).toBe('|')
  expect(decideDelimiter('sep=\t\nx\ty')).toBe('\t')
  expect(decideDelimiter('just some words\nand more of them\n')).toBeNull()
})

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
      for (const [line, lineEnd] of recordsOf(text, delimiter)) {
        expect(line).toBe(next)
        expect(lineEnd).toBeGreaterThanOrEqual(line)
        next = lineEnd + 1
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
