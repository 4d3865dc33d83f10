import { expect, test } from 'vitest'
import { accountShares } from '../outlook/account-shares.ts'
import type { Ledger } from '../outlook/ledger.ts'

const [bank, card, food, fees] = ['bank', 'card', 'food', 'fees']
const row = (on: string, accountId: string, categoryId: string, outMinor: bigint, inMinor = 0n) => {
  return { on, accountId, categoryId, currency: 'EUR', side: 'category' as const, inMinor, outMinor }
}
const standing = (id: string) => {
  return { id, name: id, type: 'bank' as const, currency: 'EUR', openingMinor: 0n, archived: false }
}
const ledger: Ledger = {
  sums: [
    row('2026-02-01', bank, food, -6_000n),
    row('2026-02-02', card, food, -1_000n, 1_000n),
    row('2024-02-01', card, food, -900_000n),
    row('2026-02-03', bank, fees, 0n),
  ],
  standings: [standing(bank), standing(card)],
  categories: [food, fees].map((id) => ({ id, kind: 'expense', mergedInto: null })),
  today: '2026-03-01',
  monthStartsOn: 1,
}

test('a category is shared by what moved in the last year; rows of nothing alone share nothing', () => {
  expect([...accountShares(ledger)]).toEqual([
    [
      'category food EUR',
      [
        { accountId: bank, share: 0.75 },
        { accountId: card, share: 0.25 },
      ],
    ],
  ])
})
