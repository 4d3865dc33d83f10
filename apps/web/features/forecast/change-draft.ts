import { toDecimal } from '@scale/money'
import type { Recurring, ScenarioChange } from '@/api/forecasting.ts'
import { today } from '@/api/period.ts'
import { readAmount } from '@/features/transactions/read-amount.ts'

export const changeKinds = [
  'one_off',
  'recurring_end',
  'recurring_amount',
  'recurring_skip',
  'category_percent',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** A change while it is typed: every field a text, whether it is used or not. */
export interface ChangeDraft {
  key: number
  kind: ChangeKind
  on: string
  amount: string
  out: boolean
  recurringId: string
  categoryId: string | null
  percent: string
}

export const newDraft = (key: number): ChangeDraft => ({
  key,
  kind: 'one_off',
  on: today(),
  amount: '',
  out: true,
  recurringId: '',
  categoryId: null,
  percent: '-10',
})

export function draftOf(change: ScenarioChange, key: number): ChangeDraft {
  const empty = { ...newDraft(key), kind: change.kind }
  const sized = (amount: string) => ({ amount: amount.replace('-', ''), out: amount.startsWith('-') })
  switch (change.kind) {
    case 'one_off':
      return { ...empty, on: change.on, ...sized(change.amount.amount) }
    case 'category_percent':
      return { ...empty, on: change.from, categoryId: change.categoryId, percent: String(change.percent) }
    case 'recurring_amount':
      return { ...empty, on: change.from, recurringId: change.recurringId, ...sized(change.amount) }
    case 'recurring_skip':
      return { ...empty, on: change.on, recurringId: change.recurringId }
    case 'recurring_end':
      return { ...empty, on: change.from, recurringId: change.recurringId }
  }
}

interface Known {
  currency: string
  decimalMark: '.' | ','
  recurring: readonly Recurring[]
}

/** Null while something is missing or cannot be read. */
export function changeOf(
  draft: ChangeDraft,
  { currency, decimalMark, recurring }: Known,
): ScenarioChange | null {
  const { kind, on, categoryId } = draft
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return null
  const signed = (out: boolean, of: string): string | null => {
    const minor = readAmount(draft.amount, of, decimalMark)
    return minor === null || minor < 0n ? null : toDecimal(out ? -minor : minor, of)
  }
  if (kind === 'one_off') {
    const amount = signed(draft.out, currency)
    return amount === null ? null : { kind, on, amount: { amount, currency }, accountId: null }
  }
  if (kind === 'category_percent') {
    const percent = Number(draft.percent.replace(',', '.').replace('−', '-').replace('%', ''))
    const known =
      draft.percent.trim() !== '' && Number.isFinite(percent) && percent >= -100 && percent <= 1000
    return categoryId === null || !known ? null : { kind, categoryId, percent, from: on }
  }
  const payment = recurring.find(({ id }) => id === draft.recurringId)
  if (!payment) return null
  const recurringId = payment.id
  if (kind === 'recurring_skip') return payment.nextOn ? { kind, recurringId, on } : null
  if (kind === 'recurring_end') return { kind, recurringId, from: on }
  const amount = signed(!payment.incoming, payment.amount.currency)
  return amount === null ? null : { kind, recurringId, amount, from: on }
}
