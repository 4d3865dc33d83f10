/** Exports of bookkeeping programs: each transaction's other accounts stand below it, in lines without a date. */
import type { DecimalMark } from '../amounts/printed.ts'
import { cellText } from './cells.ts'
import type { Layout } from './plan.ts'
import { plainAmount } from './proof.ts'
import type { TableRecord } from './source.ts'

/** Whether the undated amounts under each dated row add up to its opposite: they are its other legs, and no rows of their own. */
export function listsLegs(
  records: readonly TableRecord[],
  layout: Layout,
  markFor: (column: number) => DecimalMark,
): boolean {
  let groups = 0
  let legs = 0
  let sum: bigint | null = null
  const closes = (): boolean => legs === 0 || sum === 0n
  for (const record of records) {
    const dated = cellText(record, layout.booked) !== ''
    const amount = plainAmount(record, layout.money, markFor)
    if (!dated && (amount === null || sum === null)) continue
    if (dated) {
      if (!closes()) return false
      if (legs > 0) groups += 1
      legs = 0
      sum = amount
    } else if (amount !== null && sum !== null) {
      sum += amount
      legs += 1
    }
  }
  return closes() && (legs > 0 || groups > 0)
}
