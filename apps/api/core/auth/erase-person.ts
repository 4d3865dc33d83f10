import type { Tx } from '../db/db.ts'
import { Fault } from '../errors.ts'

/**
 * Removes the transaction's person: sign-in, password, sessions, passkeys, second factor, API keys, and the answers
 * kept for their repeated requests. From here to its end no other transaction that holds the person goes on. Throws
 * `unauthenticated` where there is no such person.
 */
export async function erasePerson(tx: Tx): Promise<void> {
  const { userId } = tx.scope
  await tx.query(`select set_config('role', 'scale_system', true)`)
  await tx.query('delete from core.user_idempotency where user_id = $1', [userId])
  await asLoginUser(tx, async () => {
    // Takes sessions, passkeys, second factor and password along.
    const { rowCount } = await tx.query('delete from scale_auth."user" where id = $1', [userId])
    if (rowCount === 0) throw new Fault('unauthenticated')
    await tx.query('delete from scale_auth.apikey where "referenceId" = $1', [userId])
    // Challenges and remembered devices name their person in the value.
    await tx.query('delete from scale_auth.verification where strpos(value, $1) > 0', [userId])
  })
}

/**
 * Keeps the transaction's person from being erased before it ends, so that nothing new is made for somebody who is
 * gone. Throws `unauthenticated` where they are gone already.
 */
export async function holdPerson(tx: Tx): Promise<void> {
  await asLoginUser(tx, async () => {
    const { rowCount } = await tx.query('select 1 from scale_auth."user" where id = $1 for key share', [
      tx.scope.userId,
    ])
    if (rowCount === 0) throw new Fault('unauthenticated')
  })
}

/** Requests may not enter the schema of sign-in; the login user may. */
async function asLoginUser(tx: Tx, work: () => Promise<void>): Promise<void> {
  await tx.query(`select set_config('role', 'none', true)`)
  await work()
  await tx.query(`select set_config('role', 'scale_app', true)`)
}
