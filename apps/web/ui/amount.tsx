'use client'
import { cn } from './cn.ts'
import { useFormat } from './format.tsx'
import { signOf, type Money } from './money.ts'

interface AmountProps {
  money: Money
  /** `change`: money that moved, with its sign, green when it came in. `value`: what something is worth. */
  as?: 'change' | 'value'
  className?: string
}

export function Amount({ money, as = 'value', className }: AmountProps) {
  const format = useFormat()
  const sign = signOf(money)
  return (
    <span
      className={cn(
        'amount whitespace-nowrap tabular-nums',
        as === 'change' && sign > 0 && 'text-in',
        className,
      )}
    >
      {format.money(money, as === 'change' ? 'exceptZero' : 'negative')}
    </span>
  )
}
