/**
 * The audit log: one chain of hashes per workspace. Each entry's hash covers the entry and the hash before it, so
 * whoever changes, removes or reorders an entry must rewrite all later ones and the head as well.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '../db/db.ts'
import { canonicalJson } from './canonical.ts'

export interface NewAuditEntry {
  /** `domain.what_was_done`, like the event beside it. */
  action: string
  /** Wire id of what it was done to. */
  object: string
  /** Ids and counts only, never bank data: the log outlives the erasure of the rows it speaks of. */
  data?: Record<string, unknown>
}

export interface AuditEntry {
  seq: bigint
  at: Temporal.Instant
  userId: string | null
  action: string
  object: string
  data: Record<string, unknown>
}

interface StoredEntry extends AuditEntry {
  prevHash: Buffer
  hash: Buffer
}

const emptyHash = Buffer.alloc(32)

/** Adds one entry. A bulk change appends one entry with its counts, not one for each row. */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const { workspaceId, userId } = tx.scope
  if (workspaceId === '') throw new TypeError(`the audit entry ${entry.action} needs a workspace transaction`)
  const head = await lockHead(tx)
  const at = tx.now().round('millisecond')
  const data = entry.data ?? {}
  const written: AuditEntry = {
    seq: head.seq + 1n,
    at,
    userId,
    action: entry.action,
    object: entry.object,
    data,
  }
  const hash = hashOf(workspaceId, head.hash, written)
  await tx.query(
    `with added as (
       insert into core.audit (workspace_id, seq, at, user_id, action, object, data, prev_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     )
     update core.audit_heads set seq = $2, hash = $9 where workspace_id = $1`,
    [workspaceId, written.seq, at, userId, entry.action, entry.object, JSON.stringify(data), head.hash, hash],
  )
}

/** The chain's end, locked until commit, so that entries of a workspace are written one after the other. */
async function lockHead(tx: Tx): Promise<{ seq: bigint; hash: Buffer }> {
  const { rows } = await tx.query<{ seq: bigint; hash: Buffer }>(
    `insert into core.audit_heads as head (workspace_id, seq, hash) values ($1, 0, $2)
     on conflict (workspace_id) do update set seq = head.seq
     returning seq, hash`,
    [tx.scope.workspaceId, emptyHash],
  )
  const [head] = rows
  if (!head) throw new Error('the audit head of this workspace is out of reach')
  return head
}

function hashOf(workspaceId: string, prevHash: Buffer, entry: AuditEntry): Buffer {
  const { seq, at, userId, action, object, data } = entry
  const body = { workspaceId, seq: seq.toString(), at: at.toString(), userId, action, object, data }
  return createHash('sha256').update(prevHash).update(canonicalJson(body)).digest()
}

/** `firstBad` is the first entry that is changed, missing or out of order. */
export type AuditVerdict =
  | { intact: true; entries: bigint }
  | { intact: false; firstBad: bigint; reason: AuditFault }

export type AuditFault = 'entry_changed' | 'entry_missing' | 'chain_broken' | 'tail_missing'

const verifyBatch = 1_000

/** Walks the whole chain of the transaction's workspace. Use a `snapshot` transaction while others write. */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  let seq = 0n
  let prevHash: Buffer = emptyHash
  for (;;) {
    const entries = await readEntries(tx, seq)
    for (const entry of entries) {
      seq += 1n
      if (entry.seq !== seq) return { intact: false, firstBad: seq, reason: 'entry_missing' }
      if (!entry.prevHash.equals(prevHash)) return { intact: false, firstBad: seq, reason: 'chain_broken' }
      if (!entry.hash.equals(hashOf(tx.scope.workspaceId, prevHash, entry))) {
        return { intact: false, firstBad: seq, reason: 'entry_changed' }
      }
      prevHash = entry.hash
    }
    if (entries.length < verifyBatch) break
  }
  const { rows } = await tx.query<{ seq: bigint; hash: Buffer }>(
    'select seq, hash from core.audit_heads where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  const head = rows[0] ?? { seq: 0n, hash: emptyHash }
  if (head.seq !== seq) return { intact: false, firstBad: seq + 1n, reason: 'tail_missing' }
  if (!head.hash.equals(prevHash)) return { intact: false, firstBad: seq, reason: 'entry_changed' }
  return { intact: true, entries: seq }
}

async function readEntries(tx: Tx, after: bigint): Promise<StoredEntry[]> {
  const { rows } = await tx.query<StoredEntry>(
    `select seq, at, user_id as "userId", action, object, data, prev_hash as "prevHash", hash
     from core.audit where workspace_id = $1 and seq > $2 order by seq limit $3`,
    [tx.scope.workspaceId, after, verifyBatch],
  )
  return rows
}

/** One page of the log, newest first; `before` is the `seq` of the last entry seen. */
export async function listAudit(tx: Tx, page: { before?: bigint; limit: number }): Promise<AuditEntry[]> {
  const { rows } = await tx.query<AuditEntry>(
    `select seq, at, user_id as "userId", action, object, data
     from core.audit where workspace_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3`,
    [tx.scope.workspaceId, page.before ?? null, page.limit],
  )
  return rows
}
