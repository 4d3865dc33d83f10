import type { Clock } from '../core/clock.ts'
import type { Sweep } from '../core/jobs/sweeps.ts'
import type { SampleParts } from './sample.ts'

/** Filling one takes seconds; what belongs to nobody after this was left behind by a process that died. */
const fillingAtMost = Temporal.Duration.from({ minutes: 15 })

/** Takes away samples that were never finished. Nobody could see them. */
export function clearUnfinished({ db, workspaces, clock }: SampleParts & { clock: Clock }): Sweep {
  return {
    name: 'sample.clear_unfinished',
    everyMs: fillingAtMost.total('milliseconds'),
    async run() {
      const before = clock.now().subtract(fillingAtMost)
      for (const { id, kind, people, createdAt } of await db.withSystem(workspaces.all)) {
        const isLeft = kind === 'sample' && people === 0 && Temporal.Instant.compare(createdAt, before) < 0
        if (isLeft) await db.withWorkspace({ workspaceId: id, userId: null }, workspaces.erase)
      }
    },
  }
}
