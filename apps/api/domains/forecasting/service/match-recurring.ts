/** Which of the recurring payments found now are those known before. Pure. */
import type { RecurringRecord } from '../store/recurring.ts'
import type { FoundSeries } from '../thread/recurring-protocol.ts'

export interface Matched {
  /** Each series found, with the record it goes on; null where it is new. */
  found: { series: FoundSeries; known: RecurringRecord | null }[]
  /** Known before and not found now. */
  gone: RecurringRecord[]
}

/**
 * A series goes on the record it shares most payments with; where it shares none, because statements were taken back and
 * came again, one of the same payee, rhythm and about the same amount.
 */
export function matchRecurring(found: readonly FoundSeries[], known: readonly RecurringRecord[]): Matched {
  const pairs = found
    .flatMap((series, at) => known.map((record) => ({ at, record, kinship: kinshipOf(series, record) })))
    .filter(({ kinship }) => kinship > 0)
    .toSorted((one, other) => other.kinship - one.kinship)
  const recordOf = new Map<number, RecurringRecord>()
  const taken = new Set<string>()
  for (const { at, record } of pairs) {
    if (recordOf.has(at) || taken.has(record.id)) continue
    recordOf.set(at, record)
    taken.add(record.id)
  }
  return {
    found: found.map((series, at) => ({ series, known: recordOf.get(at) ?? null })),
    gone: known.filter(({ id }) => !taken.has(id)),
  }
}

/** More than by this ratio apart, amounts of one payee are two things. */
const amountRatioMax = 1.5

function kinshipOf(series: FoundSeries, record: RecurringRecord): number {
  if (series.incoming !== record.incoming || series.currency !== record.currency) return 0
  const before = new Set(record.series.payments.map(({ transactionId }) => transactionId))
  const shared = series.series.payments.filter(({ transactionId }) => before.has(transactionId)).length
  if (shared > 0) return shared
  if (series.payee !== record.payee || series.cadence !== record.cadence) return 0
  const ratio = series.series.clock.size.middle / record.series.clock.size.middle
  return ratio <= amountRatioMax && ratio >= 1 / amountRatioMax ? 0.5 : 0
}
