/** A made household as the forecasting domain's threads are handed it. */
import type { Ledger } from '../../apps/api/domains/forecasting/outlook/ledger.ts'
import { type ReadPayment, readPayment } from '../../apps/api/domains/forecasting/thread/payment-row.ts'
import { accountNames, type MadeRow } from './household.ts'

/** Ids are the names themselves. */
export function ledgerOf(rows: readonly MadeRow[]): Ledger {
  const sums = new Map<
    string,
    { -readonly [Key in keyof Ledger['sums'][number]]: Ledger['sums'][number][Key] }
  >()
  for (const { date, account, category, minor, transfer } of rows) {
    const key = `${date} ${account} ${category}`
    const sum = sums.get(key) ?? {
      on: date,
      accountId: account,
      categoryId: category,
      currency: 'GBP',
      side: transfer ? 'transfer' : 'category',
      inMinor: 0n,
      outMinor: 0n,
    }
    if (minor > 0) sum.inMinor += BigInt(minor)
    else sum.outMinor += BigInt(minor)
    sums.set(key, sum)
  }
  return {
    sums: [...sums.values()],
    standings: accountNames.map((name) => ({
      id: name,
      name,
      type: name === 'card' ? 'card' : 'bank',
      currency: 'GBP',
      openingMinor: 500_000n,
      archived: false,
    })),
    categories: [...new Set(rows.map(({ category }) => category))].map((id) => ({
      id,
      kind: kindOf(id),
      mergedInto: null,
    })),
    today: rows.at(-1)?.date ?? '',
    monthStartsOn: 1,
  }
}

export const kindOf = (category: string): 'income' | 'expense' | 'transfer' =>
  category === 'transfer' ? 'transfer' : category.startsWith('income') ? 'income' : 'expense'

export const paymentsOf = (rows: readonly MadeRow[]): ReadPayment[] =>
  rows.map(({ account, category, date, minor, description, transfer }, at) =>
    readPayment({
      id: String(at),
      accountId: account,
      categoryId: transfer ? null : category,
      bookedOn: date,
      amountMinor: BigInt(minor),
      currency: 'GBP',
      description,
      counterparty: null,
      bankCategory: null,
      title: null,
      transfer,
    }),
  )
