import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, isCurrency, minorDigits, toDecimal, toMinor } from '../index.ts'

const currencies = fc.constantFrom('INR', 'EUR', 'JPY', 'KWD', 'CLF')
const minors = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })

test('minor units go to a decimal and back unchanged', () => {
  fc.assert(
    fc.property(
      minors,
      currencies,
      (minor, currency) => toMinor(toDecimal(minor, currency), currency) === minor,
    ),
  )
})

test.each([
  ['-1234.56', 'INR', -123456n],
  ['+0.5', 'EUR', 50n],
  ['7', 'JPY', 7n],
  ['1.230', 'KWD', 1230n],
  ['1.500', 'USD', 150n],
  ['-0', 'USD', 0n],
])('%s %s is %s minor units', (decimal, currency, minor) => {
  expect(toMinor(decimal, currency)).toBe(minor)
})

test.each(['', '.5', '1.', '1,5', '1e3', '0x10', ' 1', '1 ', '--1', '١'])(
  '“%s” is no canonical decimal',
  (text) => {
    expect(() => toMinor(text, 'EUR')).toThrow(RangeError)
  },
)

test('digits finer than the minor unit are refused, not rounded', () => {
  expect(() => toMinor('1.005', 'EUR')).toThrow('2 decimal places')
  expect(() => toMinor('1.5', 'JPY')).toThrow('0 decimal places')
})

test('decimals carry the places of their currency, small and negative amounts too', () => {
  expect([toDecimal(-5n, 'EUR'), toDecimal(0n, 'KWD'), toDecimal(-70n, 'JPY'), toDecimal(1n, 'CLF')]).toEqual(
    ['-0.05', '0.000', '-70', '0.0001'],
  )
})

test('every digit survives formatting, in the groups of the locale', () => {
  expect(formatMoney(123456789012345678901n, 'INR', 'en-IN')).toBe('₹12,34,56,78,90,12,34,56,789.01')
  expect(formatMoney(-123456n, 'EUR', 'de-DE').replace(/\s/g, ' ')).toBe('-1.234,56 €')
})

test('codes are known as banks print them, and places follow ISO 4217', () => {
  expect(['INR', 'RUR', 'LTL'].every(isCurrency)).toBe(true)
  expect(['XYZ', 'inr', '', 'POS', 'XXX'].some(isCurrency)).toBe(false)
  expect([minorDigits('INR'), minorDigits('JPY'), minorDigits('JOD'), minorDigits('XXX')]).toEqual([
    2, 0, 3, 2,
  ])
})
