import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../core/errors.ts'
import type { Person } from '../service/workspaces.ts'

/** The signed-in person with the name others see. */
export function requirePerson({ identity }: FastifyRequest): Person {
  if (!identity) throw new Fault('unauthenticated')
  return { id: identity.userId, ...identity.person }
}
