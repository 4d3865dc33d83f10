import type { Core, DomainModule } from '../../core/module.ts'
import type { Accounts, Books, Filing, Flows, Payments } from '../accounts/contract.ts'
import type { Foresight } from './contract.ts'
import { forecastConsumers, forecastQueues } from './jobs.ts'
import { recurringConsumers, recurringQueues } from './recurring.jobs.ts'
import { forecastingRoutes } from './router.ts'
import type { Forecasting } from './service/deps.ts'
import { foresightOf } from './service/foresight.ts'
import { forecastingArchive } from './store/archive.ts'

/** Cash flow and balances ahead, with bands that are checked against what came. */
export function forecastingModule(
  { config, db, jobs, clock, log }: Core,
  ledger: { accounts: Accounts; books: Books; filing: Filing; flows: Flows; payments: Payments },
): DomainModule & { foresight: Foresight } {
  const refreshAfterMs = 1_000 * config.forecastAfterSeconds
  const deps: Forecasting = { db, jobs, clock, log, refreshAfterMs, ...ledger }
  return {
    name: 'forecasting',
    migrations: new URL('./migrations/', import.meta.url),
    routes: forecastingRoutes(deps),
    consumers: [...forecastConsumers(deps), ...recurringConsumers(deps)],
    queues: [...forecastQueues(deps), ...recurringQueues(deps)],
    archive: forecastingArchive,
    foresight: foresightOf(deps),
  }
}
