import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listAudit, verifyAudit } from '../../audit/audit.ts'
import { toWire } from '../../ids.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { pageOf, pageQuery } from '../wire.ts'

const entry = z.object({
  seq: z.int(),
  at: z.iso.datetime({ precision: null }),
  user: z.string().nullable(),
  action: z.string(),
  object: z.string(),
  data: z.record(z.string(), z.unknown()),
})

const verdict = z.object({
  intact: z.boolean(),
  entries: z.int().nullable().describe('How many entries the chain has, when it is intact'),
  firstBad: z.int().nullable().describe('The first entry that was changed, removed or moved'),
  reason: z.enum(['entry_changed', 'entry_missing', 'chain_broken', 'tail_missing']).nullable(),
})

const place = z.tuple([z.string().regex(/^\d{1,18}$/)])

/** The audit log of a workspace: who did what, and the proof that nobody rewrote it. */
export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/audit',
    {
      config: { access: 'owner' },
      schema: {
        tags: ['audit'],
        summary: 'Who did what, newest first',
        querystring: pageQuery({ standard: 50, max: 200 }),
        response: { 200: pageOf(entry) },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const before = cursor === undefined ? {} : { before: BigInt(decodeCursor(cursor, place)[0]) }
      const entries = await request.read((tx) => listAudit(tx, { ...before, limit: limit + 1 }))
      const last = entries.length > limit ? entries[limit - 1] : undefined
      return {
        items: entries.slice(0, limit).map(({ seq, at, userId, ...rest }) => ({
          ...rest,
          seq: Number(seq),
          at: at.toString(),
          user: userId === null ? null : toWire('usr', userId),
        })),
        nextCursor: last ? encodeCursor([last.seq.toString()]) : null,
      }
    },
  )

  app.get(
    '/v1/audit/verify',
    {
      config: { access: 'owner' },
      schema: { tags: ['audit'], summary: 'Check the whole chain of hashes', response: { 200: verdict } },
    },
    async (request) => {
      const found = await request.read(verifyAudit, 'snapshot')
      return found.intact
        ? { intact: true, entries: Number(found.entries), firstBad: null, reason: null }
        : { intact: false, entries: null, firstBad: Number(found.firstBad), reason: found.reason }
    },
  )
}
