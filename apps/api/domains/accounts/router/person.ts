import type { FastifyRequest } from 'fastify'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import type { Person } from '../service/workspaces.ts'
import { personOf } from '../store/members.ts'

/** The signed-in person with the name others see. */
export async function requirePerson(request: FastifyRequest, tx: Tx): Promise<Person> {
  const userId = request.identity?.userId
  if (userId === undefined) throw new Fault('unauthenticated')
  const person = await personOf(tx, userId)
  return { id: userId, name: person?.name ?? '', email: person?.email ?? '' }
}
