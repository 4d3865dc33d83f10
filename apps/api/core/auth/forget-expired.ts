import type { Db } from '../db/db.ts'

/** Sessions and challenges whose time is over: they open nothing, and are removed at some leisure. Returns how many. */
export function forgetExpired(db: Db): Promise<number> {
  return db.withSystem(async (tx) => {
    // As in end-keys.ts: only the login user may enter the schema of sign-in.
    await tx.query(`select set_config('role', 'none', true)`)
    const sessions = await tx.query('delete from scale_auth.session where "expiresAt" < $1', [tx.now()])
    const challenges = await tx.query('delete from scale_auth.verification where "expiresAt" < $1', [
      tx.now(),
    ])
    return sessions.rowCount + challenges.rowCount
  })
}
