/** From which accounts a category is paid. */
import type { AccountShare } from '../store/forecasts.ts'
import { dayOf } from './days.ts'
import { type Ledger, placing } from './ledger.ts'
import { sizeOf } from './size.ts'

/** Where money was spent long ago says little of where it will be. */
const daysRead = 365

/** By series of a category: the share of each account in what moved, over the last year. */
export function accountShares(ledger: Ledger): ReadonlyMap<string, AccountShare[]> {
  const place = placing(ledger)
  const today = dayOf(ledger.today)
  const moved = new Map<string, Map<string, number>>()
  for (const sum of ledger.sums) {
    const ago = today - dayOf(sum.on)
    if (ago < 0 || ago >= daysRead) continue
    const [inMinor, outMinor] = [sizeOf(sum.inMinor), sizeOf(sum.outMinor)]
    for (const [id] of place({ ...sum, inMinor, outMinor })) {
      if (!id.startsWith('category')) continue
      const accounts = moved.get(id) ?? new Map<string, number>()
      accounts.set(sum.accountId, (accounts.get(sum.accountId) ?? 0) + inMinor - outMinor)
      moved.set(id, accounts)
    }
  }
  return new Map(
    [...moved].flatMap(([id, accounts]) => {
      const total = [...accounts.values()].reduce((sum, each) => sum + each, 0)
      // Rows of nothing alone, such as a fee that was waived, say nothing of who pays.
      if (total === 0) return []
      return [[id, [...accounts].map(([accountId, size]) => ({ accountId, share: size / total }))] as const]
    }),
  )
}
