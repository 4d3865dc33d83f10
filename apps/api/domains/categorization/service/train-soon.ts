/** Trainings nobody asked for: one for a burst of choices, begun when they have come to rest. */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { consumerJobId } from '../../../core/events/consumers.ts'
import type { JobData } from '../../../core/jobs/jobs.ts'
import { restLeftMs, waitingSince } from '../../../core/jobs/rest.ts'
import { categorizeQueue, trainModelJob } from '../queues.ts'
import { lastChosenAt } from '../store/choices.ts'
import type { Categorizing } from './deps.ts'
import { choicesSeen, trainingDue } from './training-due.ts'

const restMs = 3_000
/** Within so long asking again adds nothing. */
const askedAgainMs = 10 * 60_000

/** Asks for a training where one is due. */
export async function trainSoon({ jobs }: Pick<Categorizing, 'jobs'>, tx: Tx): Promise<void> {
  if (!(await trainingDue(tx))) return
  const seen = await choicesSeen(tx)
  const asked = Math.floor(tx.now().epochMilliseconds / askedAgainMs)
  await jobs.enqueue(categorizeQueue, trainModelJob, waitingSince(tx.now()), {
    scope: tx.scope,
    jobId: consumerJobId('categorization.train', `${tx.scope.workspaceId} ${seen} ${asked}`),
    delayMs: restMs,
  })
}

/** Whether a training that waited begins; where choices still come, it is asked for again. One a person asked for does. */
export function beginsNow({ db, jobs }: Categorizing, scope: Scope, data: JobData): Promise<boolean> {
  return db.withWorkspace(scope, async (tx) => {
    if (!('since' in data)) return true
    if (!(await trainingDue(tx))) return false
    const restsAt = (await lastChosenAt(tx))?.add({ milliseconds: restMs }) ?? null
    const delayMs = restLeftMs(data, restsAt, tx.now())
    if (delayMs > 0) await jobs.enqueue(categorizeQueue, trainModelJob, data, { scope, delayMs })
    return delayMs === 0
  })
}
