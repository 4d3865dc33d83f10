/** What every method says of one series, those too that have no share in its forecast. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { inThread } from '../../../core/threads/task.ts'
import { idOf } from '../outlook/ledger.ts'
import type { ForecastMembers } from '../schemas.ts'
import { findForecast, type ForecastRow } from '../store/forecasts.ts'
import type { MembersResult, MembersTask } from '../thread/members-protocol.ts'
import type { Forecasting } from './deps.ts'
import { taskOf } from './refresh.ts'

export async function forecastToAsk(tx: Tx, id: string): Promise<ForecastRow> {
  const row = await findForecast(tx, id)
  if (!row || row.refusal !== null) throw new Fault('not_found')
  return row
}

/** Everything a thread needs for it, as the ledger stood when the forecast was made. */
export async function membersTask(deps: Forecasting, tx: Tx, row: ForecastRow): Promise<MembersTask> {
  const task = await taskOf(deps, tx)
  const which = { seriesId: idOf(row), grain: row.grain, counted: row.body.members }
  return { ...task, ledger: { ...task.ledger, today: row.asOf }, which }
}

/** Answers kept, the oldest of which goes first; those who wait for another forecast; and what one may take. */
const [keptMax, waitingMax, reckonMsMax] = [100, 8, 30_000]

const teller = new URL('../thread/members.ts', import.meta.url)
const inMembersThread = (task: MembersTask): Promise<MembersResult> =>
  inThread<MembersResult>(teller, task, { signal: AbortSignal.timeout(reckonMsMax) })

/** Reckons what is asked one at a time, and each forecast once for as long as it stands, however many ask. */
export function membersTeller(reckon = inMembersThread) {
  const told = new Map<string, Promise<ForecastMembers>>()
  let [waiting, before] = [0, Promise.resolve()]

  /** @throws Fault `overloaded` where too many wait already */
  return function tell(row: ForecastRow, read: () => Promise<MembersTask>): Promise<ForecastMembers> {
    const key = `${row.id} ${row.madeAt.toString()}`
    const known = told.get(key)
    if (known) return known
    if (waiting >= waitingMax) return Promise.reject(new Fault('overloaded'))
    waiting++
    const saying = before
      .then(read)
      .then(reckon)
      .then((said) => membersToWire(said, row.currency))
    const ended = () => void waiting--
    before = saying.then(ended, () => {
      told.delete(key)
      ended()
    })
    told.set(key, saying)
    for (const oldest of told.keys()) if (told.size > keptMax) told.delete(oldest)
    return saying
  }
}

const membersToWire = (said: MembersResult, currency: string): ForecastMembers => ({
  items: said.map(({ name, weight, middle }) => ({
    name,
    weight,
    middle: middle.map((minor) => toDecimal(BigInt(minor), currency)),
  })),
})
