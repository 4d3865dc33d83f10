import { limitsDefault } from '@scale/statements'
import type { Core, DomainModule } from '../../core/module.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Categorization } from '../categorization/contract.ts'
import type { Ingestion } from './service/deps.ts'
import type { Imports } from './contract.ts'
import { expectFile } from './service/expect-file.ts'
import { importsOf } from './service/imports.ts'
import { consumersOf, queuesOf, sweepsOf } from './jobs.ts'
import { routesOf } from './router.ts'
import { openSandbox } from './sandbox/sandbox.ts'
import { goOn } from './service/steps.ts'
import { importsArchive } from './store/archive.ts'
import { toWire } from '../../core/ids.ts'

export const ingestionMigrations = {
  name: 'ingestion',
  migrations: new URL('./migrations/', import.meta.url),
}

/** Rows per statement: as many as fit on the way between this process and the database. */
const rowsPerBatch = 1000

function openIngestion(
  core: Pick<Core, 'config' | 'db' | 'clock' | 'log' | 'metrics'>,
  parts: { accounts: Accounts; categorization: Categorization },
): Ingestion {
  const { db, clock, log, config } = core
  const parseLimits = { ...limitsDefault, bytesMax: config.uploadBytesMax }
  const rows = core.metrics.counter('scale.import.rows', { description: 'Rows of imports, by step' })
  return {
    db,
    clock,
    log,
    ...parts,
    sandbox: openSandbox(),
    parseLimits,
    rowsPerBatch,
    countRows: (step, count) => rows(count, { step }),
  }
}

export function ingestionModule(
  core: Core,
  parts: { accounts: Accounts; categorization: Categorization },
): DomainModule & { imports: Imports; expectFile(): void } {
  const work = openIngestion(core, parts)
  const routes = routesOf(work, {
    uploadBytesMax: core.config.uploadBytesMax,
    readHere(scope, importId, options) {
      const onProgress = (done: number, total: number): void => {
        const data = { importId: toWire('imp', importId), done, total, step: 'import' }
        core.feed.show(scope.workspaceId, { type: 'job.progress', data }).catch(() => {})
      }
      goOn(work, scope, importId, { ...options, onProgress }).catch((error: unknown) => {
        core.log.error(
          { err: error, importId: toWire('imp', importId) },
          'reading an import failed; the sweep resumes it',
        )
      })
    },
  })
  return {
    ...ingestionMigrations,
    routes,
    consumers: consumersOf(work),
    queues: queuesOf(work),
    sweeps: sweepsOf(work, core.jobs),
    archive: importsArchive,
    imports: importsOf(work),
    expectFile: () => expectFile(work),
  }
}
