import { toDecimal, toMinor } from '@scale/money'
import type { Transaction, TransactionTotals } from '@/api/types.ts'

/** The sum of chosen rows, one figure per currency, in whole minor units all the way. */
export function totalsOf(rows: readonly Transaction[]): TransactionTotals {
  const sums = new Map<string, { count: number; in: bigint; out: bigint }>()
  for (const { amount } of rows) {
    const sum = sums.get(amount.currency) ?? { count: 0, in: 0n, out: 0n }
    const minor = toMinor(amount.amount, amount.currency)
    sum.count++
    if (minor > 0n) sum.in += minor
    else sum.out += minor
    sums.set(amount.currency, sum)
  }
  const byCurrency = [...sums].map(([currency, sum]) => ({
    currency,
    count: sum.count,
    in: toDecimal(sum.in, currency),
    out: toDecimal(sum.out, currency),
    net: toDecimal(sum.in + sum.out, currency),
  }))
  return { count: rows.length, byCurrency }
}
