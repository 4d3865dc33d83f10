import { cellProof } from './cells.ts'
import type { MoneyContext } from './plan.ts'
import type { TableRecord } from './source.ts'

/**
 * Do the positives weigh at least as much, each, as the negatives? On an account that is income against spending; on a card
 * that prints purchases positive, the few payments weigh more than the purchases.
 */
export function positivesWeighMore(
  records: readonly TableRecord[],
  column: number,
  markFor: MoneyContext['markFor'],
): boolean {
  const sums = { in: 0n, out: 0n, ins: 0n, outs: 0n }
  for (const record of records) {
    const amount = cellProof(record, column, markFor(column))
    if (!amount) continue
    if (amount > 0n) {
      sums.in += amount
      sums.ins += 1n
    } else {
      sums.out -= amount
      sums.outs += 1n
    }
  }
  return sums.ins > 0n && sums.in * sums.outs >= sums.out * sums.ins
}
