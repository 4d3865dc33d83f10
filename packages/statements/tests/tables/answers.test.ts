import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { readSheets } from '../../table/index.ts'
import type { ParseOptions, Sheet, SheetCell, StatementReading } from '../../types.ts'

function read(text: string, options: ParseOptions = {}): StatementReading {
  return readCsv(text, { options, format: 'csv', encoding: 'utf-8' })
}

function rowsOf(reading: StatementReading): string[] {
  return [...reading.batches(10)].flatMap(({ rows }) =>
    rows.map((row) => `${row.bookedOn.toString()} ${row.amountMinor}`),
  )
}

function asked(reading: StatementReading): string[] {
  return reading.head.questions.map((question) => question.code)
}

const cases: [string, string, string, ParseOptions['answers'], string[]][] = [
  [
    'date_order',
    'dmy',
    'Date,Text,Amount\n01/02/2024,a,-1.00\n03/02/2024,b,2.00\n',
    { date_order: 'dmy' },
    ['2024-02-01 -100', '2024-02-03 200'],
  ],
  [
    'date_order',
    'mdy',
    'Date,Text,Amount\n01/02/2024,a,-1.00\n03/02/2024,b,2.00\n',
    { date_order: 'mdy' },
    ['2024-01-02 -100', '2024-03-02 200'],
  ],
  [
    'decimal_mark',
    ',',
    'Date,Text,Amount\n2024-02-01,a,-1.234\n2024-02-02,b,2.500\n',
    { decimal_mark: ',' },
    ['2024-02-01 -123400', '2024-02-02 250000'],
  ],
  [
    'sign',
    'spend_positive',
    'Date,Text,Amount\n2024-02-01,a,1.00\n2024-02-02,b,2.00\n',
    { sign: 'spend_positive' },
    ['2024-02-01 -100', '2024-02-02 -200'],
  ],
  [
    'sign',
    'as_is',
    'Date,Text,Amount\n2024-02-01,a,1.00\n2024-02-02,b,2.00\n',
    { sign: 'as_is' },
    ['2024-02-01 100', '2024-02-02 200'],
  ],
  [
    'columns',
    'first_out',
    '2024-02-01,a,1.00,\n2024-02-02,b,,2.00\n',
    { columns: 'first_out' },
    ['2024-02-01 -100', '2024-02-02 200'],
  ],
  [
    'columns',
    'first_in',
    '2024-02-01,a,1.00,\n2024-02-02,b,,2.00\n',
    { columns: 'first_in' },
    ['2024-02-01 100', '2024-02-02 -200'],
  ],
  [
    'year',
    '2023',
    'Date,Text,Amount\n01 Feb,a,-1.00\n28 Feb,b,2.00\n',
    { year: '2023' },
    ['2023-02-01 -100', '2023-02-28 200'],
  ],
]

for (const [code, answer, text, answers, rows] of cases) {
  test(`${code} is asked, and ${answer} settles it`, () => {
    const open = read(text)
    expect(asked(open)).toEqual([code])
    expect(rowsOf(open)).toEqual([])
    const settled = answers ? read(text, { answers }) : open
    expect(asked(settled)).toEqual([])
    expect(rowsOf(settled)).toEqual(rows)
  })
}

test('an amount billed in one currency and spent in another is asked for by its column', () => {
  const text =
    'Date,Merchant,Original Amount,Original Currency,Billing Amount\n2024-02-01,x,-10.00,USD,-9.20\n2024-02-02,y,-5.00,EUR,-5.00\n'
  expect(read(text).head.questions[0]).toMatchObject({
    code: 'amount_column',
    choices: [{ value: '4' }, { value: '2' }],
  })
  expect(rowsOf(read(text, { answers: { amount_column: '4' } }))).toEqual([
    '2024-02-01 -920',
    '2024-02-02 -500',
  ])
})

test('what one file was decided to mean settles the next of its kind, and no other', () => {
  const first = read('Date,Text,Amount\n25/01/2024,a,-1.00\n').head.mapping
  const next = 'Date,Text,Amount\n01/02/2024,a,-1.00\n'
  const other = 'Day,Text,Amount,Balance\n01/02/2024,a,-1.00,5.00\n'
  const mapping = first ? { mapping: first } : {}
  expect(rowsOf(read(next, mapping))).toEqual(['2024-02-01 -100'])
  expect(asked(read(next))).toEqual(['date_order'])
  expect(asked(read(other, mapping))).toEqual(['date_order'])
})

function cell(value: SheetCell['value'], text = String(value)): SheetCell {
  return { text, value }
}

const day = (text: string): SheetCell => cell(Temporal.PlainDate.from(text), '1/2/24')
const sheet: Sheet = {
  name: 'June',
  rows: [
    [cell('Date'), cell('Text'), cell('Debit'), cell('Credit'), cell('Balance')],
    [day('2024-06-01'), cell('a'), cell("'579,68 EUR"), null, cell('9.126,07')],
    [day('2024-06-02'), cell('b'), cell(1084.1), null, cell(8041.97, '8.041,97')],
    [null, cell('TOTAL'), cell(1663.78), null, null],
  ],
}

test('a workbook mixes typed numbers with texts in their own style', () => {
  const reading = readSheets([sheet], { options: {}, format: 'xlsx', encoding: null })
  expect(rowsOf(reading)).toEqual(['2024-06-01 -57968', '2024-06-02 -108410'])
  expect(reading.head.accounts[0]).toMatchObject({
    openingMinor: 970575n,
    closingMinor: 804197n,
    reconciled: true,
  })
})

test('a sheet that repeats another is not imported twice, and every row of both ends somewhere', () => {
  const reading = readSheets(
    [sheet, { ...sheet, name: 'Copy' }, { name: 'Notes', rows: [[cell('hello')]] }],
    {
      options: {},
      format: 'xlsx',
      encoding: null,
    },
  )
  const skipped = [...reading.batches(10)].flatMap((batch) =>
    batch.skipped.map((skip) => `${skip.line} ${skip.reason}`),
  )
  expect(rowsOf(reading)).toHaveLength(2)
  expect(skipped).toEqual([
    '1 header',
    '4 subtotal',
    '5 repeated_sheet',
    '6 repeated_sheet',
    '7 repeated_sheet',
    '8 repeated_sheet',
    '9 preamble',
  ])
})

test('value dates keep an order of their own', () => {
  const text =
    'Date,Value Date,Text,Amount\n2024-02-25,02/24/2024,a,-1.00\n2024-03-05,03/04/2024,b,-2.00\n2024-03-06,,c,3.00\n'
  const rows = [...read(text).batches(10)].flatMap((batch) => batch.rows)
  expect(rows.map((row) => row.valueOn?.toString())).toEqual(['2024-02-24', '2024-03-04', undefined])
})
