import { toDecimal, toMinor } from '@scale/money'
import type { FinancialAccount, Money } from '@/api/types.ts'
import { signOf } from '../../ui/money.ts'

/** Adds balances of one currency, exactly. */
export function sumOf(amounts: Money[], currency: string): Money {
  const minor = amounts
    .filter((one) => one.currency === currency)
    .reduce((sum, one) => sum + toMinor(one.amount, currency), 0n)
  return { amount: toDecimal(minor, currency), currency }
}

/** Net worth, and of it what is at hand and what is owed. An overdrawn account is owed; it takes nothing from another's cash. */
export function standingOf(
  accounts: readonly Pick<FinancialAccount, 'type' | 'balance'>[],
  currency: string,
): { net: Money; cash: Money; owed: Money } {
  const sum = (counts: (account: (typeof accounts)[number]) => boolean) =>
    sumOf(
      accounts.filter(counts).map(({ balance }) => balance),
      currency,
    )
  return {
    net: sum(() => true),
    cash: sum(({ type, balance }) => (type === 'bank' || type === 'cash') && signOf(balance) > 0),
    owed: sum(({ balance }) => signOf(balance) < 0),
  }
}
