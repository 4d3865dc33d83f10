/**
 * Who may sign up: on an empty installation the first person, who then owns it; later whoever an owner invited, or
 * anybody where the installation is open. Sign-ups go one at a time, so that two cannot both be first.
 */
import type { Pool } from 'pg'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import type { People } from './auth.ts'
import type { Memberships } from './memberships.ts'

export interface SignUp {
  state(): Promise<{ empty: boolean; signUp: 'first' | 'open' | 'invited' }>
  /** Lets `respond` create the user where that is allowed, and gives the new user a workspace. */
  run(
    attempt: { email: string | null; invitation: string | null },
    respond: () => Promise<Response>,
  ): Promise<Response>
}

interface Options {
  pool: Pool
  people: People
  memberships: Pick<Memberships, 'welcome' | 'invited'>
  open: boolean
}

/** Any constant will do. */
const signUpLock = 7_220_010
const created = z.looseObject({ user: z.looseObject({ id: z.uuid(), name: z.string(), email: z.string() }) })

export function signUpOf({ pool, people, memberships, open }: Options): SignUp {
  const mayEnter = async (email: string | null, invitation: string | null): Promise<boolean> => {
    if (await people.isEmpty()) return true
    if (invitation !== null) return email !== null && memberships.invited(invitation, email)
    return open
  }

  // In this process they queue here and not for connections, which the one whose turn it is needs.
  let turn: Promise<unknown> = Promise.resolve()

  return {
    async state() {
      const empty = await people.isEmpty()
      return { empty, signUp: empty ? 'first' : open ? 'open' : 'invited' }
    },
    run({ email, invitation }, respond) {
      const mine = turn.then(() =>
        alone(pool, async () => {
          if (!(await mayEnter(email, invitation))) throw new Fault('sign_up_closed')
          const response = await respond()
          if (!response.ok) return response
          const { user } = created.parse(await response.clone().json())
          try {
            await memberships.welcome(user, invitation)
          } catch (error) {
            // Nobody may be left signed up without a workspace.
            await people.remove(user.id)
            throw error
          }
          return response
        }),
      )
      turn = mine.catch(() => {})
      return mine
    },
  }
}

/** Runs `work` while no other process signs anybody up. */
async function alone<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const lock = await pool.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [signUpLock])
    return await work()
  } finally {
    // A connection that cannot let go of the lock is closed, which does.
    const stuck = await lock.query('select pg_advisory_unlock($1)', [signUpLock]).then(
      () => false,
      () => true,
    )
    lock.release(stuck)
  }
}
