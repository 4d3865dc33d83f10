import { expect, test } from 'vitest'
import { mainCurrency } from './main-currency.ts'

const account = (currency: string, lastBookedOn: string | null, amount = '0') => ({
  currency,
  lastBookedOn,
  balance: { amount, currency },
})

test.each([
  ['nothing there yet', [], 'EUR'],
  ['rows in it', [account('USD', '2026-03-02'), account('EUR', '2025-01-01')], 'EUR'],
  ['money in it, without a row', [account('USD', '2026-03-02'), account('EUR', null, '12.50')], 'EUR'],
  ['every row in another', [account('USD', '2026-03-02', '5.00'), account('EUR', null)], 'USD'],
  ['rows in two others', [account('HUF', '2025-06-30'), account('USD', '2026-03-02')], 'USD'],
])(
  'home speaks in the currency of the workspace, or where all is elsewhere in that: %s',
  (_, accounts, said) => {
    expect(mainCurrency(accounts, 'EUR')).toBe(said)
  },
)
