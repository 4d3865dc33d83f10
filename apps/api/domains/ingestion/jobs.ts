/** Events and queue messages that take imports further, and the sweep that finds those a crash left lying. */
import type { Consumer, PublishedEvent } from '../../core/events/consumers.ts'
import { fromWire, toWire } from '../../core/ids.ts'
import type { JobContext, Jobs, QueueDefinition } from '../../core/jobs/jobs.ts'
import type { Sweep } from '../../core/jobs/sweeps.ts'
import type { Ingestion } from './service/deps.ts'
import { goOn } from './service/steps.ts'
import { unfinishedImports } from './store/imports.ts'

export const ingestionQueue = 'ingestion'

/** Two files are read at a time: reading one keeps a core busy, and memory is capped per file. */
const concurrency = 2
const sweepEveryMs = 10_000
/** A step that was asked for less long ago is on its way through the queue. */
const unfinishedAfterMs = 3000

const stepEvents = ['ingestion.import_received', 'ingestion.commit_requested', 'ingestion.undo_requested']

export function consumersOf(deps: Ingestion): Consumer[] {
  const run = async (event: PublishedEvent, job: JobContext): Promise<void> => {
    if (event.data.readByCaller === true) return
    await step(deps, String(event.data.importId), job)
  }
  return [{ name: 'ingestion.takes_imports_further', events: stepEvents, queue: ingestionQueue, run }]
}

export function queuesOf(deps: Ingestion): QueueDefinition[] {
  return [
    {
      name: ingestionQueue,
      concurrency,
      handlers: { resume: (data, job) => step(deps, String(data.importId), job) },
    },
  ]
}

async function step(deps: Ingestion, wire: string, job: JobContext): Promise<void> {
  const onProgress = (done: number, total: number): void => {
    job.progress({ done, total, step: 'import', ids: { importId: wire } }).catch(() => {})
  }
  await goOn(deps, job.scope, fromWire('imp', wire), { onProgress })
}

/** An import somebody is at is locked, and its job ends at once; so one too many does no harm. */
export function sweepsOf(deps: Ingestion, jobs: Pick<Jobs, 'enqueueAll'>): Sweep[] {
  return [
    {
      name: 'ingestion.resumes_imports',
      everyMs: sweepEveryMs,
      async run() {
        const before = deps.clock.now().subtract({ milliseconds: unfinishedAfterMs })
        const unfinished = await deps.db.withSystem((tx) => unfinishedImports(tx, before))
        const resume = unfinished.map(({ workspaceId, id }) => ({
          name: 'resume',
          data: { importId: toWire('imp', id) },
          scope: { workspaceId, userId: null },
        }))
        if (resume.length > 0) await jobs.enqueueAll(ingestionQueue, resume)
      },
    },
  ]
}
