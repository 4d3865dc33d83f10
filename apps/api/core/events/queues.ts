import type { Db } from '../db/db.ts'
import type { JobHandler, QueueDefinition } from '../jobs/jobs.ts'
import { type Consumer, eventsQueue, queueOf, runOnce } from './consumers.ts'
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

/** An event that is not there any more was erased with its workspace: nothing is left to be done. */
function handlerOf(db: Db, consumer: Consumer): JobHandler {
  return async ({ eventId }, job) => {
    if (typeof eventId !== 'string') throw new TypeError('an event job carries the event id')
    if ('run' in consumer) {
      const event = await db.withWorkspace(job.scope, (tx) => findEvent(tx, eventId), 'read')
      if (event) await consumer.run(event, job)
      return
    }
    await runOnce(db, consumer.name, { id: eventId, scope: job.scope }, async (tx) => {
      const event = await findEvent(tx, eventId)
      if (event) await consumer.handle(tx, event)
    })
  }
}
