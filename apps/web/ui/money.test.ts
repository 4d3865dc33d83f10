import { expect, test } from 'vitest'
import { formatCompact, formatMoney, reversed, signOf } from './money.ts'

const india = { locale: 'en-IN', home: 'INR' }
const germany = { locale: 'de-DE', home: 'EUR' }
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('digits are grouped as the country does, and none is lost', () => {
  expect(formatMoney({ amount: '12345678901234567.89', currency: 'INR' }, india)).toBe(
    '₹12,34,56,78,90,12,34,567.89',
  )
  expect(plain(formatMoney({ amount: '-1234.5', currency: 'EUR' }, germany))).toBe('−1.234,50 €')
  expect(formatMoney({ amount: '1500', currency: 'JPY' }, india)).toContain('1,500')
})

test('no two currencies of one reader look alike', () => {
  const shown = (currency: string, home: string) =>
    plain(formatMoney({ amount: '5', currency }, { locale: 'en-US', home }))
  expect(['CAD', 'HKD', 'USD', 'CNY'].map((currency) => shown(currency, 'CAD'))).toEqual([
    '$5.00',
    'HK$5.00',
    'USD 5.00',
    'CN¥5.00',
  ])
  expect(['CAD', 'USD'].map((currency) => shown(currency, 'EUR'))).toEqual(['CA$5.00', '$5.00'])
  expect(formatCompact(12_500, 'CAD', { locale: 'en-US', home: 'USD' })).toBe('CA$12.5K')
})

test('money that moved shows which way', () => {
  expect(formatMoney({ amount: '5', currency: 'INR' }, india, 'exceptZero')).toBe('+₹5.00')
  expect(formatMoney({ amount: '-5', currency: 'INR' }, india, 'exceptZero')).toBe('−₹5.00')
  expect([signOf({ amount: '-0.01', currency: 'INR' }), signOf({ amount: '0.00', currency: 'INR' })]).toEqual(
    [-1, 0],
  )
})

test('an amount nobody knows to the cent is short, or in whole units where there is no short word', () => {
  expect(formatCompact(12_500, 'USD', { locale: 'en-US', home: 'USD' })).toBe('$12.5K')
  expect(plain(formatCompact(-13_319.4, 'EUR', germany))).toBe('−13.319 €')
  expect(plain(formatCompact(1_853.2, 'EUR', germany))).toBe('1.853 €')
  expect(plain(formatCompact(2_200_000, 'EUR', germany))).toBe('2,2 Mio. €')
})

test('what went out is positive, and negative where more came back', () => {
  const rupees = (amount: string) => reversed({ amount, currency: 'INR' })
  expect(rupees('-20.50')).toEqual({ amount: '20.50', currency: 'INR' })
  expect(rupees('500.00')).toEqual({ amount: '-500.00', currency: 'INR' })
  expect(rupees('0.00')).toEqual({ amount: '0.00', currency: 'INR' })
})
