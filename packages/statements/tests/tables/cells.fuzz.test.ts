import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAmount } from '../../amounts/printed.ts'
import { readDateParts } from '../../dates/printed.ts'

test('no text makes the reader of amounts throw, and what it reads has digits', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'0123456789.,\' -+()€$₹DrCr\u00a0\u200f%eE="S/'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
      for (const mark of ['.', ','] as const) {
        const amount = readAmount(text, mark, 'EUR')
        if (amount !== null) expect(text).toMatch(/\p{Nd}/u)
      }
    }),
    { numRuns: 10_000 },
  )
})

test('no text makes the reader of dates throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...'0123456789/-. :TZJanMärz年月日[]\'"') }),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        readDateParts(text)
      },
    ),
    { numRuns: 10_000 },
  )
})
