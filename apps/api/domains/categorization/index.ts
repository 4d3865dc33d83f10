import type { Core, DomainModule } from '../../core/module.ts'
import type { Accounts, Books, Filing } from '../accounts/contract.ts'
import type { Categorization, Sorting } from './contract.ts'
import { consumersOf, queuesOf } from './jobs.ts'
import { categorizationRoutes } from './router.ts'
import type { Categorizing } from './service/deps.ts'
import { openFiler } from './service/filer.ts'
import { foreseeRules } from './service/foresee-rules.ts'
import { runRules } from './service/run-rules.ts'
import { sortingOf } from './service/sorting.ts'
import { categorizationArchive } from './store/archive.ts'
import { openReaders } from './thread/readers.ts'

/** Files rows under categories: remembers, predicts, asks. */
export function categorizationModule(
  { db, jobs, clock, log }: Core,
  ledger: { accounts: Accounts; books: Books; filing: Filing },
): DomainModule & { contract: Categorization; sorting: Sorting } {
  const deps: Categorizing = { db, jobs, clock, log, ...ledger, readers: openReaders() }
  return {
    name: 'categorization',
    migrations: new URL('./migrations/', import.meta.url),
    routes: categorizationRoutes(deps),
    consumers: consumersOf(deps),
    queues: queuesOf(deps),
    archive: categorizationArchive,
    contract: {
      warm: () => deps.readers.warm(),
      openFiler: (tx, run) => openFiler(deps, tx, run),
      runRules: (tx, rows) => runRules(deps, tx, rows),
      foreseeRules: (tx, rows) => foreseeRules(deps, tx, rows),
    },
    sorting: sortingOf(deps),
  }
}
