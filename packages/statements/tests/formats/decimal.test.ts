import { expect, test } from 'vitest'
import { amountStyle, plainAmount } from '../../amounts/style.ts'
import { exactAmount, negated, pointAmount } from '../../amounts/decimal.ts'

test.each<[string, string | null, bigint | null, string | null]>([
  ['12.5', 'EUR', 1250n, null],
  ['12,50', 'EUR', 1250n, null],
  ['1000,', 'EUR', 100000n, null],
  [',5', 'EUR', 50n, null],
  ['-0.01', 'EUR', -1n, null],
  ['33.77000', 'USD', 3377n, null],
  ['995.4190396554627', 'USD', 99542n, '995.4190396554627'],
  ['-1.005', 'USD', -101n, '-1.005'],
  ['1.234', 'KWD', 1234n, null],
  ['500', 'JPY', 500n, null],
  ['1.5', 'JPY', 2n, '1.5'],
  ['1,234.56', 'USD', null, null],
  ['12..34', 'EUR', null, null],
  ['', 'EUR', null, null],
  ['.', 'EUR', null, null],
  ['1e9', 'EUR', null, null],
  ['99999999999999999999', 'EUR', null, null],
])('%s %s', (text, currency, minor, exact) => {
  expect(exactAmount(text, currency)).toEqual(minor === null ? null : { minor, exact })
})

test('a format that writes points takes no comma for one', () => {
  expect(pointAmount('1,234', 'EUR')).toBeNull()
  expect(pointAmount('1.25', 'EUR')?.minor).toBe(125n)
})

test('turning a sign turns the exact decimal too', () => {
  expect(negated({ minor: 101n, exact: '1.005' })).toEqual({ minor: -101n, exact: '-1.005' })
  expect(negated({ minor: -101n, exact: '-1.005' })).toEqual({ minor: 101n, exact: '1.005' })
})

test.each<[string[], string, (string | null)[]]>([
  [['-1,250.00', '3.50'], 'comma_groups', ['-1250.00', '3.50']],
  [['1.250,00', '3,50'], 'point_groups', ['1250.00', '3.50']],
  [['1,234', '75.46'], 'comma_groups', ['1234', '75.46']],
  [['1.234', '75,46'], 'point_groups', ['1234', '75.46']],
  [['1,234', '75,46'], 'plain', ['1,234', '75,46']],
  [['1,234', '5'], 'unclear', [null, '5']],
  [['(30.00)', '30.00-', '−3.00', '$4.00'], 'plain', ['-30.00', '-30.00', '-3.00', '4.00']],
  [['1,00,000.00', '1,23.4'], 'comma_groups', ['100000.00', null]],
])('%j are written %s', (amounts, style, plain) => {
  const decided = amountStyle(amounts, 'EUR', undefined)
  expect(decided).toBe(style)
  expect(amounts.map((amount) => plainAmount(amount, decided))).toEqual(plain)
})
