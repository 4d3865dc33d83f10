'use client'
import { useFormat } from './format.tsx'
import { toPlot, type Money } from './money.ts'

/** An amount nobody knows to the cent: ₹16.3L, €1.2K. */
export function Rough({ money, className = '' }: { money: Money; className?: string }) {
  const format = useFormat()
  return (
    <span className={`amount whitespace-nowrap tabular-nums ${className}`}>
      {format.compact(toPlot(money), money.currency)}
    </span>
  )
}
