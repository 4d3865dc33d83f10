import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAaXml } from '../../aa/index.ts'
import { readBai2 } from '../../bai2/index.ts'
import { readCamt } from '../../camt/index.ts'
import { decodeText } from '../../text/decode.ts'
import { readJson } from '../../json/index.ts'
import { readMt940 } from '../../mt940/index.ts'
import { readOfx } from '../../ofx/index.ts'
import { linesOfPages } from '../../pdf/lines.ts'
import { readPrinted } from '../../pdf/statement.ts'
import { readPrintedText } from '../../pdf/text.ts'
import { readQif } from '../../qif/index.ts'
import { parseStatement } from '../../read.ts'
import { StatementRejected } from '../../types.ts'
import type { ParsedStatement, ParseOptions, PdfTextItem, StatementReading } from '../../types.ts'
import { lineFault } from './render.ts'
import { words } from './words.ts'

// Inputs are our own small statements, cut, doubled and sprinkled with the words of their format: they stay close enough to
// the format to reach deep into its parser. Whatever comes in, a parser ends in rows and problems or in a typed rejection.
const runs = 10_000
// A loaded machine with two cores needs ten times what a quiet one does.
const timeout = 180_000
const folder = new URL('../cases/formats/', import.meta.url)
const cases = readdirSync(folder).filter((name) => !name.endsWith('.expected'))
const seedsOf = (ending: string) =>
  cases.filter((name) => name.endsWith(ending)).map((name) => readFileSync(new URL(name, folder), 'utf8'))

type Read = (text: string, encoding: string, options: ParseOptions) => StatementReading
const formats: [name: string, read: Read, seeds: string[], vocabulary: string[]][] = [
  ['ofx', readOfx, seedsOf('.ofx'), words.ofx],
  ['qif', readQif, seedsOf('.qif'), words.qif],
  ['mt940', readMt940, seedsOf('.sta'), words.swift],
  ['mt942', readMt940, seedsOf('.mt942'), words.swift],
  ['camt', readCamt, seedsOf('.camt.xml'), words.xml],
  ['bai2', readBai2, seedsOf('.bai2'), words.bai2],
  ['aa xml', readAaXml, seedsOf('.aa.xml'), words.aa],
  ['aa json', readJson, seedsOf('.aa.json'), words.json],
  ['printed text', readPrintedText, seedsOf('.printed.txt'), words.printed],
]

test.each(formats)(
  '%s: any input ends in rows and problems or in a typed rejection',
  { timeout },
  (_name, read, seeds, vocabulary) => {
    expect(seeds.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(mutated(seeds, vocabulary), (text) => {
        const fault = outcome(() => collected(read(text, 'utf-8', {})))
        if (fault !== null) throw new Error(fault)
      }),
      { numRuns: runs },
    )
  },
)

const losing = (part: 'rows' | 'problems' | 'skipped') => (statement: ParsedStatement) => ({
  ...statement,
  [part]: statement[part].slice(1),
})

test.each([
  ['loses a row', losing('rows')],
  ['loses a problem', losing('problems')],
  ['passes over a line in silence', losing('skipped')],
  [
    'tells a row twice',
    (statement: ParsedStatement) => ({ ...statement, rows: [...statement.rows, ...statement.rows] }),
  ],
])('the check sees a parser that %s', (_name, change) => {
  const { errorInstance } = fc.check(
    fc.property(mutated(seedsOf('.sta'), words.swift), (text) => {
      const fault = outcome(() => change(collected(readMt940(text, 'utf-8', {}))))
      if (fault !== null) throw new Error(fault)
    }),
    { numRuns: 2_000, endOnFailure: true },
  )
  expect(String(errorInstance)).toMatch(/unaccounted for|overlap|owned/)
})

test('pdf: any arrangement of words ends in rows and problems or in a typed rejection', { timeout }, () => {
  const texts = fc.constantFrom(
    '01/03/2024',
    '02/03',
    '12.00',
    '(3.50)',
    '1,234.56',
    'Coffee',
    'Balance',
    'Opening balance',
    'Debit',
    'Credit',
    'C',
    'D',
    'SGD',
    '31/02/2024',
    '`',
    '1 234,50',
  )
  const item = fc.record({
    text: texts,
    x: fc.integer({ min: 0, max: 12 }),
    y: fc.integer({ min: 0, max: 12 }),
  })
  const page = fc.array(
    item.map(({ text, x, y }): PdfTextItem => ({
      text,
      x: x * 45,
      y: y * 12,
      width: text.length * 5,
      height: 9,
    })),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(fc.array(page, { maxLength: 2 }), (pages) => {
      const fault = outcome(() =>
        collected(readPrinted({ lines: linesOfPages(pages), placed: true, encoding: null, options: {} })),
      )
      if (fault !== null) throw new Error(fault)
    }),
    { numRuns: runs },
  )
})

test('bytes: sniffing and decoding never throw anything else', { timeout }, async () => {
  const starts = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '%PDF-1.4 ',
    '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    '\u00ff\u00fe',
    '<?xml version="1.0" encoding="koi8-r"?>',
    '[{',
    ':20:x\n:25:y\n',
  )
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 200 }), async (start, bytes) => {
      const whole = Uint8Array.from([...start].map((letter) => letter.charCodeAt(0)).concat([...bytes]))
      decodeText(whole)
      await parseStatement(whole).catch((error: unknown) => {
        if (!(error instanceof StatementRejected)) throw error
      })
    }),
    { numRuns: runs },
  )
})

function outcome(parse: () => ParsedStatement): string | null {
  try {
    const statement = parse()
    return statement.questions.length > 0 ? null : lineFault(statement)
  } catch (error) {
    if (error instanceof StatementRejected) return null
    throw error
  }
}

function collected(reading: StatementReading): ParsedStatement {
  const batches = [...reading.batches(7)]
  return {
    ...reading.head,
    rows: batches.flatMap((batch) => batch.rows),
    problems: batches.flatMap((batch) => batch.problems),
    skipped: batches.flatMap((batch) => batch.skipped),
  }
}

type Change = {
  at: number
  kind: 'insert' | 'delete' | 'double' | 'digit' | 'join'
  word: string
  length: number
}

function mutated(seeds: readonly string[], vocabulary: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record<Change>({
    at: fc.nat(10_000),
    kind: fc.constantFrom('insert', 'delete', 'double', 'digit', 'join'),
    word: fc.oneof(fc.constantFrom(...vocabulary), fc.string({ maxLength: 4 })),
    length: fc.nat(40),
  })
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 6 }))
    .map(([seed, changes]) => changes.reduce(apply, seed))
}

function apply(text: string, { at, kind, word, length }: Change): string {
  const from = text.length === 0 ? 0 : at % text.length
  const before = text.slice(0, from)
  if (kind === 'insert') return before + word + text.slice(from)
  if (kind === 'delete') return before + text.slice(from + length)
  if (kind === 'double') return before + text.slice(from, from + length * 4) + text.slice(from)
  if (kind === 'digit') return before + text.slice(from).replace(/\d/, String(length % 10))
  return before + text.slice(from).replace(/\r?\n/, '')
}
