import { expect, test } from 'vitest'
import { decideDecimalMark, readAmount, type DecimalMark } from '../../amounts/printed.ts'
import { toDecimal } from '@scale/money'

/** Shape, mark of its column, currency of the row, and what it means; null where it must be refused. */
const shapes: [string, DecimalMark, string, string | null][] = [
  ['1,234.56', '.', 'USD', '1234.56'],
  ['1.234,56', ',', 'EUR', '1234.56'],
  ['1 234,56', ',', 'EUR', '1234.56'],
  ['1\u00a0234,56', ',', 'EUR', '1234.56'],
  ['1\u202f234,56', ',', 'EUR', '1234.56'],
  ["1'234.50", '.', 'CHF', '1234.50'],
  ['1’234.50', '.', 'CHF', '1234.50'],
  ['1,23,456.78', '.', 'INR', '123456.78'],
  ['1,00,000', '.', 'INR', '100000.00'],
  ['1,00.00', '.', 'INR', '100.00'],
  ['12,84.53', '.', 'INR', '1284.53'],
  ['2,42.48', '.', 'INR', '242.48'],
  ['₹1,234.00', '.', 'INR', '1234.00'],
  ['Rs. 1,234.00', '.', 'INR', '1234.00'],
  ['Rs.1,234.00', '.', 'INR', '1234.00'],
  ['INR 1,234.00', '.', 'INR', '1234.00'],
  ['1,234.00 INR', '.', 'INR', '1234.00'],
  ['₹ (1,234.00)', '.', 'INR', '-1234.00'],
  ['100,00 €', ',', 'EUR', '100.00'],
  ['€ 100,00', ',', 'EUR', '100.00'],
  ['$1,234.56', '.', 'USD', '1234.56'],
  ['-$1,234.56', '.', 'USD', '-1234.56'],
  ['$-1,234.56', '.', 'USD', '-1234.56'],
  ['- $21.59', '.', 'USD', '-21.59'],
  ['+ £1,100.00', '.', 'GBP', '1100.00'],
  ['($30.00)', '.', 'USD', '-30.00'],
  ['$.23', '.', 'USD', '0.23'],
  ['-,01', ',', 'RUB', '-0.01'],
  ['CHF 1’234.50', '.', 'CHF', '1234.50'],
  ['Fr. 12.50', '.', 'CHF', '12.50'],
  ['kr 1 234,50', ',', 'SEK', '1234.50'],
  ['1.234,50 kr', ',', 'DKK', '1234.50'],
  ['R$ 1.234,56', ',', 'BRL', '1234.56'],
  ['5,50 zł', ',', 'PLN', '5.50'],
  ['12 000 Ft', ',', 'HUF', '12000.00'],
  ['د.ا.\u200f4.750', '.', 'JOD', '4.750'],
  ['٤٫٧٥٠', '.', 'JOD', '4.750'],
  ['१२३.५०', '.', 'INR', '123.50'],
  ['¥28.16', '.', 'CNY', '28.16'],
  ['28.16元', '.', 'CNY', '28.16'],
  ['¥1,234', '.', 'JPY', '1234'],
  ['1,000.000', '.', 'USD', '1000.00'],
  ['(30.00)', '.', 'USD', '-30.00'],
  ['30.00-', '.', 'USD', '-30.00'],
  ['−30', '.', 'USD', '-30.00'],
  ['30.00 Dr', '.', 'INR', '-30.00'],
  ['30.00Dr.', '.', 'INR', '-30.00'],
  ['30.00 Cr', '.', 'INR', '30.00'],
  ['1.234,56 S', ',', 'EUR', '-1234.56'],
  ['1.234,56 H', ',', 'EUR', '1234.56'],
  ['1.000,-', ',', 'EUR', '1000.00'],
  ['5.–', '.', 'CHF', '5.00'],
  ['="1,234.50"', '.', 'USD', '1234.50'],
  ["'579,68 USD", ',', 'USD', '579.68'],
  ["'USD 9.126,07", ',', 'USD', '9126.07'],
  ['1,280.8', '.', 'USD', '1280.80'],
  ['-4320,4', ',', 'RUB', '-4320.40'],
  ['12,50', '.', 'USD', null],
  ['1.234.56', '.', 'USD', null],
  ['1,2,3', '.', 'USD', null],
  ['01.02.2024', ',', 'EUR', null],
  ['8.10 SGD @ .97', '.', 'SGD', null],
  ['3.5%', '.', 'USD', null],
  ['1.2E5', '.', 'USD', null],
  ['12:30', '.', 'USD', null],
  ['--', '.', 'USD', null],
  ['N/A', '.', 'USD', null],
  ['', '.', 'USD', null],
  ['-30.00 Cr', '.', 'USD', null],
  ['-(30.00)', '.', 'USD', null],
  ['9999999999999999999.00', '.', 'USD', null],
]

for (const [cell, mark, currency, meaning] of shapes) {
  test(`“${cell}” under ${mark} is ${meaning ?? 'refused'}`, () => {
    const amount = readAmount(cell, mark, currency)
    expect(amount && toDecimal(amount.minor, currency)).toBe(meaning)
  })
}

test('digits finer than the minor unit are kept beside the rounded amount', () => {
  expect(readAmount('-1.2345', '.', 'USD')).toMatchObject({ minor: -123n, exact: '-1.2345' })
  expect(readAmount('0.005', '.', 'USD')).toMatchObject({ minor: 1n, exact: '0.005' })
  expect(readAmount('10.500', '.', 'USD')).toMatchObject({ minor: 1050n, exact: null })
})

const columns: [string[], string | null, DecimalMark | 'ask'][] = [
  [['1.234', '5.678'], null, 'ask'],
  [['1,234', '5,678'], null, 'ask'],
  [['1.234', '5,678'], null, 'ask'],
  [['1.234', '12.50'], null, '.'],
  [['1.234', '12,50'], null, ','],
  [['1.234', '0.500'], null, '.'],
  [['1.234', '1.234.567'], null, ','],
  [['1.234', '1234.567'], null, '.'],
  [['1.234', '5.678'], 'EUR', 'ask'],
  [['1.234', '5.678', '250'], 'EUR', ','],
  [['-30,000', '150,000'], 'SEK', 'ask'],
  [['1.234', '5.678'], 'HUF', ','],
  [['1,234', '5,678'], 'JPY', '.'],
  [['1.234', '5.678'], 'KWD', 'ask'],
  [['12.50', '12,50'], null, 'ask'],
  [['100', '-20'], null, '.'],
  [['1 234', '5,5'], null, ','],
]

for (const [cells, currency, mark] of columns) {
  test(`a column of ${cells.join(' and ')} in ${currency ?? 'an unknown currency'}: ${mark}`, () => {
    const decision = decideDecimalMark(cells, currency)
    expect('mark' in decision ? decision.mark : 'ask').toBe(mark)
  })
}
