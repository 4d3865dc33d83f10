import { expect, test } from 'vitest'
import { decideDelimiter } from '../../csv/delimiter.ts'
import { RecordCursor } from '../../csv/records.ts'

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
