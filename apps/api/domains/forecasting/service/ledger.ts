/** What the ledger holds, as the threads want it. */
import type { Tx } from '../../../core/db/db.ts'
import type { Ledger } from '../outlook/ledger.ts'
import { daysAhead } from '../outlook/order.ts'
import type { Forecasting } from './deps.ts'
import { todayOf } from './recurring.ts'

/** Rows dated ahead are read too, as far as anything is forecast: to the end of the month in which a year ends. */
const daysAheadMax = daysAhead({ horizonDays: 365 })

export async function readLedger({ flows, filing, books }: Forecasting, tx: Tx): Promise<Ledger> {
  const today = todayOf(tx)
  const to = Temporal.PlainDate.from(today).add({ days: daysAheadMax }).toString()
  const categories = await filing.categories(tx)
  return {
    sums: await flows.daily(tx, { to }),
    standings: await flows.standings(tx),
    categories: categories.map(({ id, kind, mergedInto }) => ({ id, kind, mergedInto })),
    today,
    monthStartsOn: await books.monthStartsOn(tx),
  }
}

export const countryOfWorkspace = async ({ accounts }: Forecasting, tx: Tx): Promise<string | null> =>
  countryOf((await accounts.workspaceDefaults(tx)).locale)

/** `en-IN` → `IN`. */
const countryOf = (locale: string): string | null => /-([A-Z]{2})\b/.exec(locale)?.[1] ?? null
