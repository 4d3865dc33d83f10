/** Jobs that failed for good. The table is the record; the queue forgets them. */
import type { Tx } from '../db/db.ts'
import type { JobData, JobView } from './jobs.ts'

export interface DeadLetter {
  id: string
  queue: string
  name: string
  data: JobData
  attempts: number
  error: string
}

/** Idempotent: a job that dies again after a replay overwrites its letter. */
export async function bury(tx: Tx, letter: DeadLetter): Promise<void> {
  await tx.query(
    `insert into core.dead_letters (workspace_id, id, queue, name, data, attempts, error, failed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (workspace_id, id) do update
     set attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at, replayed_at = null`,
    [
      tx.scope.workspaceId,
      letter.id,
      letter.queue,
      letter.name,
      JSON.stringify(letter.data),
      letter.attempts,
      letter.error,
      tx.now(),
    ],
  )
}

interface LetterRow extends DeadLetter {
  failedAt: Temporal.Instant
  replayedAt: Temporal.Instant | null
}

const columns = `id, queue, name, data, attempts, error, failed_at as "failedAt", replayed_at as "replayedAt"`

export async function findDeadLetter(tx: Tx, id: string): Promise<LetterRow | null> {
  const { rows } = await tx.query<LetterRow>(
    `select ${columns} from core.dead_letters where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** Those not running again, newest first. */
export async function listDeadLetters(tx: Tx, limit: number): Promise<LetterRow[]> {
  const { rows } = await tx.query<LetterRow>(
    `select ${columns} from core.dead_letters where workspace_id = $1 and replayed_at is null
     order by failed_at desc limit $2`,
    [tx.scope.workspaceId, limit],
  )
  return rows
}

/** Notes that this death of the job is being repeated; a later death takes the note away. */
export async function markReplayed(tx: Tx, letter: LetterRow): Promise<void> {
  await tx.query(
    'update core.dead_letters set replayed_at = $4 where workspace_id = $1 and id = $2 and failed_at = $3',
    [tx.scope.workspaceId, letter.id, letter.failedAt, tx.now()],
  )
}

/** A replayed job that ended well leaves no letter behind. */
export async function removeDeadLetter(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from core.dead_letters where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
  ])
}

export function viewOfLetter(letter: LetterRow): JobView {
  return {
    id: letter.id,
    queue: letter.queue,
    name: letter.name,
    state: 'failed',
    attempts: letter.attempts,
    progress: null,
    error: letter.error,
    createdAt: letter.failedAt,
    finishedAt: letter.failedAt,
  }
}
