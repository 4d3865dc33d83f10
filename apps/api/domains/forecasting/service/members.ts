/** What every method says of one series, those too that have no share in its forecast. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { inThread } from '../../../core/threads/task.ts'
import { idOf } from '../outlook/ledger.ts'
import type { ForecastMembers } from '../schemas.ts'
import { findForecast } from '../store/forecasts.ts'
import type { MembersResult, MembersTask } from '../thread/members-protocol.ts'
import type { Forecasting } from './deps.ts'
import { taskOf } from './refresh.ts'

const teller = new URL('../thread/members.ts', import.meta.url)

export interface MembersOrder {
  currency: string
  task: MembersTask
}

/** Everything a thread needs for it, as the ledger stood when the forecast was made. */
export async function membersOrder(deps: Forecasting, tx: Tx, id: string): Promise<MembersOrder> {
  const row = await findForecast(tx, id)
  if (!row || row.refusal !== null) throw new Fault('not_found')
  const task = await taskOf(deps, tx)
  const ledger = { ...task.ledger, today: row.asOf }
  const which = { seriesId: idOf(row), grain: row.grain, counted: row.body.members }
  return { currency: row.currency, task: { ...task, ledger, which } }
}

export async function forecastMembers(
  { currency, task }: MembersOrder,
  signal: AbortSignal,
): Promise<ForecastMembers> {
  const said = await inThread<MembersResult>(teller, task, { signal })
  return {
    items: said.map(({ name, weight, middle }) => ({
      name,
      weight,
      middle: middle.map((minor) => toDecimal(BigInt(minor), currency)),
    })),
  }
}
