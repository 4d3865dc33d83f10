/** Which months of an account its committed statements cover, so that a missing one is seen. Pure. */
import { toWire } from '../../../core/ids.ts'
import type { Coverage, CoverageState } from '../schemas.ts'

export interface CoveredPeriod {
  accountId: string
  importId: string
  from: string
  to: string
}

type Month = Coverage['items'][number]['months'][number]

/** From each account's first statement to its last, or to the last whole month before `today`, whichever is later. */
export function coverageOf(periods: readonly CoveredPeriod[], today: Temporal.PlainDate): Coverage['items'] {
  return [...Map.groupBy(periods, ({ accountId }) => accountId)].map(([accountId, ofAccount]) => {
    const first = ofAccount.map(({ from }) => from).reduce((a, b) => (a < b ? a : b))
    const last = ofAccount.map(({ to }) => to).reduce((a, b) => (a > b ? a : b))
    const start = Temporal.PlainDate.from(first).toPlainYearMonth()
    const recent = today.toPlainYearMonth().subtract({ months: 1 })
    const ofLast = Temporal.PlainDate.from(last).toPlainYearMonth()
    const end = Temporal.PlainYearMonth.compare(ofLast, recent) > 0 ? ofLast : recent
    const months: Month[] = []
    for (
      let month = start;
      Temporal.PlainYearMonth.compare(month, end) <= 0;
      month = month.add({ months: 1 })
    ) {
      months.push(monthOf(month, ofAccount))
    }
    return { accountId: toWire('acc', accountId), from: first, to: last, months }
  })
}

function monthOf(month: Temporal.PlainYearMonth, periods: readonly CoveredPeriod[]): Month {
  const covered = new Set<number>()
  const imports: string[] = []
  const first = month.toPlainDate({ day: 1 }).toString()
  const last = month.toPlainDate({ day: month.daysInMonth }).toString()
  for (const { importId, from, to } of periods) {
    if (to < first || from > last) continue
    imports.push(toWire('imp', importId))
    const startDay = from < first ? 1 : Temporal.PlainDate.from(from).day
    const endDay = to > last ? month.daysInMonth : Temporal.PlainDate.from(to).day
    for (let day = startDay; day <= endDay; day += 1) covered.add(day)
  }
  return {
    month: month.toString(),
    state: stateOf(covered.size, month.daysInMonth),
    days: covered.size,
    imports,
  }
}

function stateOf(days: number, daysInMonth: number): CoverageState {
  if (days === 0) return 'missing'
  return days === daysInMonth ? 'covered' : 'partly'
}
