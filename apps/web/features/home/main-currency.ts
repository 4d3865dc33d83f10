import { toMinor } from '@scale/money'
import type { FinancialAccount } from '@/api/types.ts'

type Held = Pick<FinancialAccount, 'currency' | 'lastBookedOn' | 'balance'>

/**
 * The currency home speaks in: that of the workspace, unless nothing is in it. Then zeros would say that there is nothing at all,
 * so it is the one with the newest row.
 */
export function mainCurrency(accounts: readonly Held[], preferred: string): string {
  const used = accounts.filter(
    ({ lastBookedOn, balance }) => lastBookedOn !== null || toMinor(balance.amount, balance.currency) !== 0n,
  )
  if (used.length === 0 || used.some(({ currency }) => currency === preferred)) return preferred
  const newest = used.toSorted((one, other) =>
    (other.lastBookedOn ?? '').localeCompare(one.lastBookedOn ?? ''),
  )
  return newest[0]?.currency ?? preferred
}
