'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useState } from 'react'
import type { Transaction } from '@/api/types.ts'
import { useFormat } from '@/ui/format.tsx'
import { readAmount } from './read-amount.ts'

interface Part {
  key: number
  categoryId: string | null
  /** As typed, without a sign; the one part left empty takes what the others leave. */
  text: string
}

/** The parts of one payment while a person is at them. They are complete when they add up to the whole. */
export function useSplitParts(row: Transaction) {
  const { decimalMark } = useFormat()
  const { currency } = row.amount
  const whole = toMinor(row.amount.amount, currency)
  const sign = whole < 0n ? -1n : 1n
  const asTyped = (decimal: string) => decimal.replace('-', '').replace('.', decimalMark)
  const [parts, setParts] = useState<Part[]>(() =>
    row.splits.length > 0
      ? row.splits.map(({ categoryId, amount }, key) => ({ key, categoryId, text: asTyped(amount.amount) }))
      : [row.categoryId, null].map((categoryId, key) => ({ key, categoryId, text: '' })),
  )
  const typed = parts.map(({ text }) => (text === '' ? null : readAmount(text, currency, decimalMark)))
  const left = whole * sign - typed.reduce<bigint>((sum, minor) => sum + (minor ?? 0n), 0n)
  const empty = parts.filter(({ text }) => text === '').length
  const readable = parts.every(({ text }, at) => text === '' || (typed[at] ?? 0n) > 0n)
  const addsUp = readable && (empty === 1 ? left > 0n : empty === 0 && left === 0n)

  return {
    parts: parts.map((part, at) => ({ ...part, wrong: part.text !== '' && (typed[at] ?? 0n) <= 0n })),
    addsUp,
    /** Positive: still to be placed. Negative: too much. */
    left: { amount: toDecimal(left, currency), currency },
    /** What the empty part would take. */
    offered: empty === 1 && left > 0n ? asTyped(toDecimal(left, currency)) : '',
    splits: () =>
      parts.map(({ categoryId }, at) => ({
        categoryId,
        amount: toDecimal((typed[at] ?? left) * sign, currency),
      })),
    set: (key: number, change: Partial<Part>) =>
      setParts(parts.map((part) => (part.key === key ? { ...part, ...change } : part))),
    remove: (key: number) => setParts(parts.filter((part) => part.key !== key)),
    add: () =>
      setParts([...parts, { key: Math.max(...parts.map(({ key }) => key)) + 1, categoryId: null, text: '' }]),
  }
}
