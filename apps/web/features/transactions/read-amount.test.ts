import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test.each([
  ['250', 'INR', '.', 25_000n],
  ['1,23,456.78', 'INR', '.', 12_345_678n],
  ['1,234', 'INR', '.', 123_400n],
  ['1.234,56', 'EUR', ',', 123_456n],
  ['1.234', 'EUR', ',', 123_400n],
  ['12.50', 'EUR', ',', 1_250n],
  ['12,50', 'INR', '.', 1_250n],
  ["1'234.50", 'CHF', '.', 123_450n],
  ['1 234,50', 'SEK', ',', 123_450n],
  ['−30', 'INR', '.', -3_000n],
  ['-1.234,5', 'EUR', ',', -123_450n],
  ['1.234', 'KWD', '.', 1_234n],
  ['1500', 'JPY', '.', 1_500n],
] as const)('%s in %s with %s before the cents', (text, currency, mark, minor) => {
  expect(readAmount(text, currency, mark)).toBe(minor)
})

test.each([
  ['', 'INR', '.'],
  ['abc', 'INR', '.'],
  ['1.234', 'INR', '.'],
  ['12,34', 'JPY', '.'],
  ['1,2,3', 'INR', '.'],
  ['1.2.3', 'EUR', ','],
  ['--5', 'INR', '.'],
] as const)('%s in %s is refused rather than guessed', (text, currency, mark) => {
  expect(readAmount(text, currency, mark)).toBeNull()
})
