import type { Db } from '../db/db.ts'
import type { JobHandler, QueueDefinition } from '../jobs/jobs.ts'
import { type Consumer, consume, eventsQueue, queueOf } from './consumers.ts'
import { findEvent } from './store.ts'

const eventsConcurrency = 4

/** The domains' own queues, with the handlers of the consumers that share them, and the common queue of events. */
export function queuesFor(
  db: Db,
  own: readonly QueueDefinition[],
  consumers: readonly Consumer[],
): QueueDefinition[] {
  const common: QueueDefinition = {
    name: eventsQueue,
    concurrency: eventsConcurrency,
    handlers: {},
    quiet: true,
  }
  const queues = new Map([common, ...own].map((queue) => [queue.name, queue]))
  for (const consumer of consumers) {
    const queue = queues.get(queueOf(consumer))
    if (!queue)
      throw new Error(
        `the consumer ${consumer.name} wants the queue ${queueOf(consumer)}, which nobody defines`,
      )
    if (consumer.name in queue.handlers) throw new Error(`two handlers are called ${consumer.name}`)
    queues.set(queue.name, {
      ...queue,
      handlers: { ...queue.handlers, [consumer.name]: handlerOf(db, consumer) },
    })
  }
  return [...queues.values()]
}

function handlerOf(db: Db, consumer: Consumer): JobHandler {
  return async ({ eventId }, job) => {
    if (typeof eventId !== 'string') throw new TypeError('an event job carries the event id')
    const event = await db.withWorkspace(job.scope, (tx) => findEvent(tx, eventId), 'read')
    // Erased with its workspace: nothing is left to be done.
    if (event) await consume(db, consumer, event, job)
  }
}
