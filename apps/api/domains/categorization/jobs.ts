/** Queue messages and events in, service calls out. */
import { z } from 'zod'
import type { Consumer } from '../../core/events/consumers.ts'
import { appendEvent } from '../../core/events/outbox.ts'
import type { QueueDefinition } from '../../core/jobs/jobs.ts'
import { applyRuleToPast, categorizeQueue, discoverJob, fileOpenRows, trainModelJob } from './queues.ts'
import type { Categorizing } from './service/deps.ts'
import { discoverCategories } from './service/discover.ts'
import { forgetWithdrawn, learnFromChange } from './service/learn.ts'
import { lookAtOpenRows } from './service/open-rows.ts'
import { applyInSteps } from './service/run-rules.ts'
import { trainModel } from './service/train.ts'
import { noteStopped } from './service/training-due.ts'
import { beginsNow, trainSoon } from './service/train-soon.ts'

const Changed = z.object({
  transactionIds: z.array(z.string()),
  operationId: z.string().nullable().default(null),
})
const RuleJob = z.object({ ruleId: z.uuid() })
const Cancelled = z.object({ name: z.string() })
const Withdrawn = z.object({ importId: z.string() })
const reviewChanged = { type: 'categorization.review_changed', data: {} }

export function consumersOf(deps: Categorizing): Consumer[] {
  return [
    {
      name: 'categorization.learn',
      events: ['accounts.transactions_changed'],
      async handle(tx, event) {
        await learnFromChange(deps, tx, Changed.parse(event.data))
        await appendEvent(tx, reviewChanged)
        await trainSoon(deps, tx)
      },
    },
    {
      name: 'categorization.training_stopped',
      events: ['core.job_cancelled'],
      async handle(tx, event) {
        if (Cancelled.parse(event.data).name === trainModelJob) await noteStopped(tx)
      },
    },
    {
      name: 'categorization.forget_import',
      events: ['accounts.transactions_withdrawn'],
      async handle(tx, event) {
        await forgetWithdrawn(deps, tx, Withdrawn.parse(event.data).importId)
        await appendEvent(tx, reviewChanged)
      },
    },
  ]
}

export function queuesOf(deps: Categorizing): QueueDefinition[] {
  return [
    {
      name: categorizeQueue,
      concurrency: 1,
      handlers: {
        [fileOpenRows]: async (_data, job) => void (await lookAtOpenRows(deps, job.scope, job)),
        [applyRuleToPast]: async (data, job) =>
          void (await applyInSteps(deps, job.scope, RuleJob.parse(data).ruleId, job)),
        [trainModelJob]: async (data, job) => {
          if (await beginsNow(deps, job.scope, data)) await trainModel(deps, job.scope, job)
        },
        [discoverJob]: (_data, job) => discoverCategories(deps, job.scope, job),
      },
    },
  ]
}
