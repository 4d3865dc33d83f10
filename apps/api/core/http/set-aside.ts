/**
 * Whole files made for a person, such as archives and exports, lie on the disk until the last byte has left. Nobody may
 * have many at once, or one person could fill the disk for all. Counted in this process, whose disk it is.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import type { SpooledFile } from '../spool.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Has a file made, which counts as the person's until it is discarded. Throws `too_many_files`, with the header that
     * says when to come back.
     */
    setAside(make: () => Promise<SpooledFile>): Promise<SpooledFile>
  }
}

/** Small files have left by then. */
const retryAfterSeconds = 10

export function limitSetAside(app: FastifyInstance, perPersonMax: number): void {
  const held = new Map<string, number>()
  const change = (person: string, by: 1 | -1): void => {
    const count = (held.get(person) ?? 0) + by
    if (count > 0) held.set(person, count)
    else held.delete(person)
  }

  app.decorateRequest('setAside', async function setAside(this: FastifyRequest, make) {
    if (!this.identity) throw new Error('A public route has no person to set a file aside for')
    const { userId } = this.identity
    if ((held.get(userId) ?? 0) >= perPersonMax) {
      void this.answer?.header('retry-after', retryAfterSeconds)
      throw new Fault('too_many_files')
    }
    change(userId, 1)
    let isHeld = true
    const letGo = (): void => {
      if (isHeld) change(userId, -1)
      isHeld = false
    }
    try {
      const file = await make()
      const discard = async (): Promise<void> => {
        letGo()
        await file.discard()
      }
      return { ...file, discard }
    } catch (error) {
      letGo()
      throw error
    }
  })
}
