import type { Tx } from '../../../core/db/db.ts'

export async function weightsOf(tx: Tx, id: string): Promise<Uint8Array | null> {
  const { rows } = await tx.query<{ weights: Buffer }>(
    'select weights from categorization.models where workspace_id = $1 and id = $2',
    [tx.scope.workspaceId, id],
  )
  return rows[0]?.weights ?? null
}
