import type { Tx } from '../db/db.ts'

/**
 * Ends the API keys for the transaction's workspace, all of them or those of one person, in the very transaction that
 * takes the access away. Returns how many there were.
 */
export async function endKeys(tx: Tx, userId?: string): Promise<number> {
  // Requests may not enter the schema of sign-in; the login user, who may, does this one statement.
  await tx.query(`select set_config('role', 'none', true)`)
  const { rowCount } = await tx.query(
    `delete from scale_auth.apikey
     where metadata::jsonb ->> 'workspaceId' = $1 and ($2::text is null or "referenceId" = $2)`,
    [tx.scope.workspaceId, userId ?? null],
  )
  await tx.query(`select set_config('role', 'scale_app', true)`)
  return rowCount
}
