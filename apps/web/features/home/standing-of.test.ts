import { expect, test } from 'vitest'
import { standingOf } from './standing-of.ts'

const account = (type: 'bank' | 'cash' | 'card' | 'loan', amount: string, currency = 'INR') => ({
  type,
  balance: { amount, currency },
})

test('an overdrawn account is owed once, and what is at hand and owed makes the net worth', () => {
  const accounts = [
    account('bank', '900.00'),
    account('cash', '100.00'),
    account('bank', '-250.00'),
    account('card', '-50.00'),
    account('bank', '7.00', 'EUR'),
  ]
  const inr = (amount: string) => ({ amount, currency: 'INR' })
  expect(standingOf(accounts, 'INR')).toEqual({
    net: inr('700.00'),
    cash: inr('1000.00'),
    owed: inr('-300.00'),
  })
})
