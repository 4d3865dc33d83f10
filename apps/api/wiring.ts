/** Joins the domains: the only file that imports their `index.ts`, and so the list of what this program consists of. */
import type { Memberships } from './core/auth/memberships.ts'
import type { MigratedModule } from './core/db/migrate.ts'
import type { Core, DomainModule } from './core/module.ts'
import { accountsModule, membershipsFor } from './domains/accounts/index.ts'
import { anomalyModule } from './domains/anomaly/index.ts'
import { categorizationModule } from './domains/categorization/index.ts'
import { forecastingModule } from './domains/forecasting/index.ts'
import { ingestionModule } from './domains/ingestion/index.ts'
import { sampleModule } from './sample/index.ts'

export { ensureLocalWorkspace, localOwner } from './domains/accounts/index.ts'

export interface Wired {
  modules: readonly DomainModule[]
  accounts: ReturnType<typeof accountsModule>
  anomaly: ReturnType<typeof anomalyModule>
  categorization: ReturnType<typeof categorizationModule>
  forecasting: ReturnType<typeof forecastingModule>
  ingestion: ReturnType<typeof ingestionModule>
  memberships: Memberships
}

/** Everything with tables, in the order in which its migrations run. */
export const migrations: readonly MigratedModule[] = [
  { name: 'auth', migrations: new URL('./core/auth/migrations/', import.meta.url) },
  { name: 'accounts', migrations: new URL('./domains/accounts/migrations/', import.meta.url) },
  { name: 'anomaly', migrations: new URL('./domains/anomaly/migrations/', import.meta.url) },
  { name: 'categorization', migrations: new URL('./domains/categorization/migrations/', import.meta.url) },
  { name: 'forecasting', migrations: new URL('./domains/forecasting/migrations/', import.meta.url) },
  { name: 'ingestion', migrations: new URL('./domains/ingestion/migrations/', import.meta.url) },
]

/** Makes the domains and hands each the contracts it needs. Starts nothing. */
export function wire(core: Core): Wired {
  const modules: DomainModule[] = []
  const accounts = accountsModule(core, { modules: () => modules })
  const { contract, books, filing, flows, payments, workspaces } = accounts
  const categorization = categorizationModule(core, { accounts: contract, books, filing })
  const ingestion = ingestionModule(core, { accounts: contract, categorization: categorization.contract })
  const forecasting = forecastingModule(core, { accounts: contract, books, filing, flows, payments })
  const anomaly = anomalyModule(core, { books, filing, payments })
  const sample = sampleModule(core, { accounts: contract, books, workspaces, imports: ingestion.imports })
  modules.push(accounts, categorization, ingestion, forecasting, anomaly, sample)
  return {
    modules,
    accounts,
    anomaly,
    categorization,
    forecasting,
    ingestion,
    memberships: membershipsFor(core.db),
  }
}
