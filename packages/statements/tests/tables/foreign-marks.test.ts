import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { readPrintedText } from '../../pdf/text.ts'
import type { ParseOptions, StatementReading } from '../../types.ts'

/** The currency of each row, then problems and questions by their codes. */
function currencies(reading: StatementReading): string[] {
  const found = reading.head.questions.map(({ code }) => `asks ${code}`)
  for (const { rows, problems } of reading.batches(100)) {
    for (const { line, currency } of rows) found.push(`${line}: ${currency}`)
    for (const { line, code } of problems) found.push(`${line}: ${code}`)
  }
  return found
}

function read(options: ParseOptions, ...amounts: string[]): string[] {
  const rows = amounts.map((amount, at) => `${13 + at}/01/2026,Shop ${at},${amount}`)
  const told = { ...options, answers: { sign: 'as_is', ...options.answers } }
  const context = { options: told, format: 'csv', encoding: 'utf-8' } as const
  return currencies(readCsv(['Date,Text,Amount', ...rows].join('\n'), context))
}

test.each([
  ['US$ 12.00', 'USD'],
  ['12.00 USD', 'USD'],
  ['₹500', 'INR'],
  ['£5.00', 'GBP'],
  ['€5.00', 'EUR'],
  ['$12.00', 'currency_unknown'],
  ['500 kr', 'currency_unknown'],
  ['¥500', 'currency_unknown'],
])('%s among bare amounts of an account in EUR', (amount, meant) => {
  expect(read({ currency: 'EUR' }, '-30.00', '100.00', amount, '1.00').toSorted()).toEqual([
    '2: EUR',
    '3: EUR',
    `4: ${meant}`,
    '5: EUR',
  ])
})

test('a mark the currency shares with others is its own', () => {
  expect(read({ currency: 'CAD' }, '-30.00', '$100.00', 'US$12.00')).toEqual(['2: CAD', '3: CAD', '4: USD'])
  expect(read({ currency: 'NOK' }, '-30 kr', '100 kr')).toEqual(['2: NOK', '3: NOK'])
  expect(read({}, '-$30.00', '$100.00')).toEqual(['2: null', '3: null'])
})

test('the currency that most amounts print is the file’s; what the account is kept in does not change it', () => {
  expect(read({ currency: 'EUR' }, 'US$30.00', 'US$100.00', '1.00')).toEqual(['2: USD', '3: USD', '4: USD'])
  expect(read({}, '€30.00', '€100.00', '$12.00')).toEqual(['2: EUR', '3: EUR', '4: currency_unknown'])
})

test('where all amounts print a mark of another currency, the person says which', () => {
  expect(read({ currency: 'EUR' }, '-$30.00', '$100.00')).toEqual(['asks currency'])
  expect(read({ currency: 'EUR', answers: { currency: 'AUD' } }, '-$30.00', '$100.00')).toEqual([
    '2: AUD',
    '3: AUD',
  ])
})

test('a balance without a mark is not read as one of the foreign row', () => {
  const lines = ['Date,Text,Amount,Balance', '13/01/2026,a,-30.00,70.00', '14/01/2026,b,-1200 JPY,62.50']
  const options = { currency: 'EUR', answers: { sign: 'as_is' } }
  const [batch] = readCsv(lines.join('\n'), { options, format: 'csv', encoding: 'utf-8' }).batches(10)
  expect(batch?.rows.map(({ currency, balanceMinor }) => [currency, balanceMinor])).toEqual([
    ['EUR', 7000n],
    ['JPY', null],
  ])
})

test('a printed statement shows the row, or asks where every row is such', () => {
  const print = (...amounts: string[]): string =>
    [
      'Date        Description  Amount',
      ...amounts.map((amount, at) => `${13 + at}/12/2025  SHOP ${at}  ${amount}`),
    ].join('\n')
  const options = { currency: 'EUR' }
  expect(currencies(readPrintedText(print('-10.00', '-$20.00', '70.00'), 'utf-8', options))).toEqual([
    '2: EUR',
    '4: EUR',
    '3: currency_unknown',
  ])
  expect(currencies(readPrintedText(print('-$10.00', '-$20.00', '$70.00'), 'utf-8', options))).toEqual([
    'asks currency',
  ])
})

function readCells(options: ParseOptions, ...cells: string[]): string[] {
  const rows = cells.map((cell, at) => `${13 + at}/01/2026,Shop ${at},-${at + 1}.00,${cell}`)
  const told = { ...options, answers: { sign: 'as_is', ...options.answers } }
  const context = { options: told, format: 'csv', encoding: 'utf-8' } as const
  return currencies(readCsv(['Date,Text,Amount,Currency', ...rows].join('\n'), context))
}

test.each([
  ['USD', 'USD'],
  ['US$', 'USD'],
  ['', 'EUR'],
  ['$', 'currency_unknown'],
  ['Thaler', 'currency_unknown'],
  ['XYZ', 'currency_unknown'],
])('“%s” in a column of currencies, in an account in EUR', (cell, meant) => {
  const read = readCells({ currency: 'EUR' }, 'EUR', 'EUR', 'GBP', 'EUR', 'EUR', cell)
  expect(read.toSorted()).toEqual(['2: EUR', '3: EUR', '4: GBP', '5: EUR', '6: EUR', `7: ${meant}`])
})

test('a shared mark in the column of currencies is the account’s where it prints it, and is asked about elsewhere', () => {
  expect(readCells({ currency: 'CAD' }, '$', '$', '$')).toEqual(['2: CAD', '3: CAD', '4: CAD'])
  expect(readCells({ currency: 'EUR' }, '$', '$', '$')).toEqual(['asks currency'])
  expect(readCells({ answers: { currency: 'AUD' } }, '$', '$', '')).toEqual(['2: AUD', '3: AUD', '4: AUD'])
})

test('a word nobody knows in the column of currencies is asked about; the answer is its meaning alone', () => {
  expect(readCells({ currency: 'EUR' }, 'Thaler', 'Thaler', 'Thaler')).toEqual(['asks currency'])
  const told = { currency: 'EUR', answers: { currency: 'pln' } }
  const read = readCells(told, 'Thaler', 'Thaler', 'Thaler', 'Gulden')
  expect(read.toSorted()).toEqual(['2: PLN', '3: PLN', '4: PLN', '5: currency_unknown'])
})
