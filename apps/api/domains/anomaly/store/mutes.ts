import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'

export interface Mute {
  id: string
  kind: string | null
  payee: string | null
  payeeName: string | null
  createdAt: Temporal.Instant
}

export async function listMutes(tx: Tx): Promise<Mute[]> {
  const { rows } = await tx.query<Mute>(
    `select id, kind, payee, payee_name as "payeeName", created_at as "createdAt" from anomaly.mutes
     where workspace_id = $1 order by created_at desc, id`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** One that is there already is there once. */
export async function insertMute(
  tx: Tx,
  { kind, payee, payeeName }: Pick<Mute, 'kind' | 'payee' | 'payeeName'>,
): Promise<void> {
  await tx.query(
    `insert into anomaly.mutes (workspace_id, id, kind, payee, payee_name, created_at)
     select $1, $2, $3, $4, $5, $6 where not exists (
       select 1 from anomaly.mutes m
       where m.workspace_id = $1 and m.kind is not distinct from $3 and m.payee is not distinct from $4)`,
    [tx.scope.workspaceId, newId(), kind, payee, payeeName, tx.now()],
  )
}

export async function deleteMute(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from anomaly.mutes where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
  ])
  return rowCount > 0
}
