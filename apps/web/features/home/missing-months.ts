import type { Coverage } from '@/api/imports.ts'

/** An account whose statements ended longer ago is at rest, or closed: nobody waits for its months. */
const monthsOfRest = 12

/** How many months want a statement, and the first account that wants one. */
export function missingMonths(coverage: readonly Pick<Coverage['items'][number], 'accountId' | 'months'>[]): {
  count: number
  accountId: string | null
} {
  const wanting = coverage
    .filter(({ months }) => months.slice(-monthsOfRest).some(({ state }) => state !== 'missing'))
    .map(({ accountId, months }) => ({
      accountId,
      count: months.filter(({ state }) => state === 'missing').length,
    }))
    .filter(({ count }) => count > 0)
  return {
    count: wanting.reduce((sum, { count }) => sum + count, 0),
    accountId: wanting[0]?.accountId ?? null,
  }
}
