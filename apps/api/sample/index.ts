import type { Core, DomainModule } from '../core/module.ts'
import { sampleRoutes } from './routes.ts'
import type { SampleParts } from './sample.ts'
import { clearUnfinished } from './unfinished.ts'

/** The sample acts on both domains the way a person does, so it stands beside them and holds their contracts. */
export function sampleModule(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  contracts: Omit<SampleParts, 'db'>,
): DomainModule {
  const parts = { db, ...contracts }
  return {
    name: 'sample',
    routes: sampleRoutes(parts),
    consumers: [],
    queues: [],
    sweeps: [clearUnfinished({ ...parts, clock })],
  }
}
