import type { Core, DomainModule } from '../../core/module.ts'
import type { Accounts, Books, Filing, Flows, Payments, Workspaces } from './contract.ts'
import { erasureQueueOf, rebuildConsumer, resumeErasures } from './jobs.ts'
import { accountsRoutes } from './router.ts'
import { booksOf } from './service/books.ts'
import { filing } from './service/filing.ts'
import { ledger } from './service/ledger.ts'
import { workspaces } from './service/workspaces.ts'
import { ledgerArchive } from './store/archive.ts'
import { flows } from './store/flows.ts'
import { payments } from './store/payments.ts'

export { membershipsFor } from './service/members.ts'
export { ensureLocalWorkspace, localOwner } from './service/workspaces.ts'

/** The ledger as a module. `modules` is asked when a workspace is archived or restored: every domain has its part. */
export function accountsModule(
  core: Core,
  { modules }: { modules: () => readonly Pick<DomainModule, 'name' | 'archive'>[] },
): DomainModule & {
  contract: Accounts
  books: Books
  filing: Filing
  flows: Flows
  payments: Payments
  workspaces: Workspaces
} {
  return {
    name: 'accounts',
    migrations: new URL('./migrations/', import.meta.url),
    routes: accountsRoutes({ core, modules }),
    consumers: [rebuildConsumer(core.db)],
    queues: [erasureQueueOf(core)],
    sweeps: [resumeErasures(core)],
    archive: ledgerArchive,
    contract: ledger,
    books: booksOf(modules),
    filing,
    flows,
    payments,
    workspaces,
  }
}
