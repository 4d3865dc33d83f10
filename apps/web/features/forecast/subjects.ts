import type { ForecastSummary } from '@/api/forecasting.ts'

/** Series are told apart by what they are about; each of them comes in one grain or more. */
export const subjectKey = ({ subject, currency }: Pick<ForecastSummary, 'subject' | 'currency'>): string =>
  [subject.kind, subject.accountId ?? subject.categoryId ?? 'all', currency].join(' ')

/** Weeks are what most people think of their spending in; a balance is of the day. */
const grainsLiked = { flow: ['week', 'month', 'day'], balance: ['day', 'week', 'month'] } as const

const sortOf = ({ subject }: Pick<ForecastSummary, 'subject'>) =>
  subject.kind === 'balance' ? 'balance' : 'flow'

/** A balance by week or month is that of a day, the last one of it; only what flows is of the whole. */
export const pointGrain = ({
  subject,
  grain,
}: Pick<ForecastSummary, 'subject' | 'grain'>): ForecastSummary['grain'] =>
  subject.kind === 'balance' ? 'day' : grain

/** The one asked for; else the balance of all accounts in the currency of the workspace, else whatever there is. */
export function chosenOf(
  items: readonly ForecastSummary[],
  id: string | null,
  currency: string,
): ForecastSummary | undefined {
  const balances = items.filter(({ subject, refusal }) => subject.kind === 'balance' && refusal === null)
  const whole = balances.filter(({ subject }) => subject.accountId === null)
  return (
    items.find((one) => one.id === id) ??
    whole.find((one) => one.currency === currency) ??
    whole[0] ??
    balances[0] ??
    items[0]
  )
}

/** Of the grains a series comes in, the one to begin with: as before, if it was a series of the same sort. */
export function liked(grains: readonly ForecastSummary[], before: ForecastSummary): ForecastSummary {
  const [first] = grains
  if (!first) throw new Error('a series has no grain')
  const like = sortOf(first) === sortOf(before) ? [before.grain] : []
  const order = [...like, ...grainsLiked[sortOf(first)]]
  return order.flatMap((grain) => grains.find((one) => one.grain === grain) ?? [])[0] ?? first
}
