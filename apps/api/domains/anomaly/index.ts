import type { Core, DomainModule } from '../../core/module.ts'
import type { Books, Filing, Payments } from '../accounts/contract.ts'
import type { Anomalies } from './contract.ts'
import { consumersOf, queuesOf, sweepsOf } from './jobs.ts'
import { anomalyRoutes } from './router.ts'
import { act } from './service/act.ts'
import { alertPage, oneAlert } from './service/alerts.ts'
import type { Watching } from './service/deps.ts'
import { look } from './service/look.ts'
import { anomalyArchive } from './store/archive.ts'
import { openWatchers } from './thread/watchers.ts'

/** What is odd, and why. */
export function anomalyModule(
  { db, jobs, clock }: Core,
  ledger: { books: Books; filing: Filing; payments: Payments },
): DomainModule & { contract: Anomalies } {
  const deps: Watching = { db, jobs, clock, ...ledger, watchers: openWatchers() }
  return {
    name: 'anomaly',
    migrations: new URL('./migrations/', import.meta.url),
    routes: anomalyRoutes(deps),
    consumers: consumersOf(deps),
    queues: queuesOf(deps),
    sweeps: sweepsOf(deps),
    archive: anomalyArchive,
    contract: {
      alerts: async (tx, wanted) => (await alertPage(deps, tx, wanted)).body,
      alert: (tx, id) => oneAlert(deps, tx, id),
      act: (tx, id, what) => act(deps, tx, id, what),
      look: (scope, onProgress) =>
        look(deps, scope, {
          signal: new AbortController().signal,
          progress: async ({ done }) => onProgress(done),
        }),
    },
  }
}
