/** Queue messages and events in, service calls out. */
import { z } from 'zod'
import type { Consumer } from '../../core/events/consumers.ts'
import type { QueueDefinition } from '../../core/jobs/jobs.ts'
import { forecastQueue, refreshJob, trainJob, trainingQueue } from './queues.ts'
import type { Forecasting } from './service/deps.ts'
import { refreshForecasts, refreshSoon } from './service/refresh.ts'
import { stillDue, trainModel, trainSoon } from './service/train.ts'

const Training = z.object({ unasked: z.boolean().default(false) })

export function forecastConsumers(deps: Forecasting): Consumer[] {
  return [
    {
      name: 'forecasting.refresh',
      newestOnly: true,
      events: [
        'accounts.transactions_recorded',
        'accounts.transactions_changed',
        'accounts.transactions_withdrawn',
        'accounts.transactions_settled',
        'accounts.account_changed',
        'categorization.rows_suggested',
        'forecasting.recurring_changed',
      ],
      handle: (tx) => refreshSoon(deps, tx),
    },
    {
      name: 'forecasting.ask_for_training',
      newestOnly: true,
      events: ['forecasting.forecast_changed'],
      handle: (tx) => trainSoon(deps, tx),
    },
  ]
}

export function forecastQueues(deps: Forecasting): QueueDefinition[] {
  return [
    {
      name: forecastQueue,
      concurrency: 1,
      handlers: { [refreshJob]: (data, job) => refreshForecasts(deps, job.scope, job, data) },
    },
    {
      name: trainingQueue,
      concurrency: 1,
      handlers: {
        [trainJob]: async (data, job) => {
          if (!Training.parse(data).unasked || (await stillDue(deps, job.scope)))
            await trainModel(deps, job.scope, job)
        },
      },
    },
  ]
}
