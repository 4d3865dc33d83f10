import type { Tx } from '../db/db.ts'
import { newId } from '../ids.ts'

/** The channel on which a committed event wakes the relay. */
export const outboxChannel = 'scale_outbox'

export interface NewEvent {
  /** `domain.what_happened`, past tense. */
  type: string
  /** Ids, counts and states; never bank data, because events travel to queues and browsers. */
  data: Record<string, unknown>
}

/** Records that something happened, in the transaction in which it happened. Returns the event's id. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<string> {
  const { workspaceId, userId } = tx.scope
  if (workspaceId === '') throw new TypeError(`the event ${event.type} needs a workspace transaction`)
  const id = newId()
  await tx.query(
    `with added as (
       insert into core.events (workspace_id, id, type, data, user_id, at) values ($1, $2, $3, $4, $5, $6)
     )
     select pg_notify('${outboxChannel}', '')`,
    [workspaceId, id, event.type, JSON.stringify(event.data), userId, tx.now()],
  )
  return id
}
