/**
 * A write with an `Idempotency-Key` happens once: the key, a hash of the request, the change and the answer commit
 * together. The second caller waits for the first, then gets its answer; if the first failed, the second tries.
 */
import type { Db, Tx } from './db/db.ts'
import { Fault } from './errors.ts'

export interface Reply {
  status: number
  /** JSON. */
  body: unknown
  headers?: Readonly<Record<string, string>>
}

export interface KeyedRequest {
  key: string
  /** SHA-256 over method, address and body. */
  hash: Buffer
}

/** What a key may look like: visible ASCII, so it is the same in every header and log. */
export const idempotencyKeyPattern = /^[!-~]{1,200}$/

/** How long an answer is kept; within this time a repeat changes nothing. */
export const idempotencyKept = Temporal.Duration.from({ hours: 24 })

/**
 * Runs `work` unless the key has an answer already. Throws `idempotency_key_reused` when the key came with another
 * request. Needs a workspace transaction, or one of `withUser` for what belongs to a person.
 */
export async function idempotently(
  tx: Tx,
  request: KeyedRequest,
  work: () => Promise<Reply>,
): Promise<Reply & { replayed: boolean }> {
  if (!idempotencyKeyPattern.test(request.key))
    throw new Fault('idempotency_key_invalid', { field: 'Idempotency-Key' })
  const owner = ownerOf(tx)
  const { rowCount } = await tx.query(
    // Waits here while another transaction holds the same key, until that one commits or fails.
    `insert into ${owner.table} (${owner.column}, key, request_hash, at) values ($1, $2, $3, $4) on conflict do nothing`,
    [owner.id, request.key, request.hash, tx.now()],
  )
  if (rowCount === 0) return { ...(await storedReply(tx, owner, request)), replayed: true }
  const reply = await work()
  await tx.query(
    `update ${owner.table} set status = $3, headers = $4, body = $5 where ${owner.column} = $1 and key = $2`,
    [
      owner.id,
      request.key,
      reply.status,
      JSON.stringify(reply.headers ?? {}),
      JSON.stringify(reply.body ?? null),
    ],
  )
  return { ...reply, replayed: false }
}

interface Owner {
  table: 'core.idempotency' | 'core.user_idempotency'
  column: 'workspace_id' | 'user_id'
  id: string
}

function ownerOf(tx: Tx): Owner {
  const { workspaceId, userId } = tx.scope
  if (workspaceId !== '') return { table: 'core.idempotency', column: 'workspace_id', id: workspaceId }
  if (userId === null) throw new TypeError('an idempotency key needs a workspace or a person')
  return { table: 'core.user_idempotency', column: 'user_id', id: userId }
}

async function storedReply(tx: Tx, owner: Owner, request: KeyedRequest): Promise<Reply> {
  const { rows } = await tx.query<{
    hash: Buffer
    status: number
    body: unknown
    headers: Record<string, string>
  }>(
    `select request_hash as hash, status, headers, body from ${owner.table} where ${owner.column} = $1 and key = $2`,
    [owner.id, request.key],
  )
  const [stored] = rows
  // The sweep took it away in this very moment; the caller's retry starts afresh.
  if (!stored) throw new Fault('conflict', { detail: 'That request has just been forgotten, send it again.' })
  if (!stored.hash.equals(request.hash)) {
    throw new Fault('idempotency_key_reused', {
      field: 'Idempotency-Key',
      detail:
        'This Idempotency-Key was used for another request. Nothing was changed; send this one with a new key.',
    })
  }
  return { status: stored.status, body: stored.body, headers: stored.headers }
}

const forgetBatch = 5_000

/** Forgets answers older than a day. Returns how many. */
export async function forgetOldReplies(db: Db): Promise<number> {
  const forget = (table: Owner['table'], column: Owner['column']): Promise<number> =>
    db.withSystem(async (tx) => {
      const before = tx.now().subtract(idempotencyKept)
      const { rowCount } = await tx.query(
        `delete from ${table} where (${column}, key) in (select ${column}, key from ${table} where at < $1 limit $2)`,
        [before, forgetBatch],
      )
      return rowCount
    })
  return (
    (await forget('core.idempotency', 'workspace_id')) + (await forget('core.user_idempotency', 'user_id'))
  )
}
