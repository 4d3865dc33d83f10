import { Banknote, CreditCard, HandCoins, Landmark, TrendingUp } from 'lucide-react'
import type { FinancialAccount } from '@/api/types.ts'

const icons = { bank: Landmark, card: CreditCard, cash: Banknote, loan: HandCoins, investment: TrendingUp }

export function AccountIcon({ type }: { type: FinancialAccount['type'] }) {
  const Icon = icons[type]
  return (
    <span className="grid size-8 shrink-0 place-items-center rounded-md bg-sunken text-ink-2" aria-hidden>
      <Icon className="size-4" />
    </span>
  )
}
