import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePerson } from '../../../core/auth/identity.ts'
import { Fault } from '../../../core/errors.ts'
import { sendFile } from '../../../core/http/download.ts'
import { toWire, wireId } from '../../../core/ids.ts'
import { spool } from '../../../core/spool.ts'
import { ArchiveQuery, EraseRequest, ErasureBegun, Restored } from '../schemas.ts'
import { readArchive, writeArchive } from '../service/archive.ts'
import { erasureOf } from '../jobs.ts'
import { beginErasure } from '../service/erase.ts'
import { leave } from '../store/workspaces.ts'
import type { RouterParts } from '../router.ts'

const params = z.strictObject({ id: wireId('wsp') })
const tags = ['data']
/** The archive of some ten million rows. It is set aside on disk while it arrives. */
const archiveBytesMax = 4 * 1024 ** 3

/** A workspace as a whole: take it along, bring it back, erase it. */
export function workspaceDataRoutes(parts: RouterParts): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(archiveRoutes(parts))
    await app.register(eraseRoutes(parts))
  }
}

function archiveRoutes({ modules }: RouterParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/workspaces/:id/archive',
      {
        config: { access: 'owner', workspace: 'path', recentSignIn: true },
        schema: {
          tags,
          summary: 'Everything of a workspace as one file',
          params,
          querystring: ArchiveQuery,
          response: { 200: z.string().describe('Gzipped lines of JSON') },
        },
      },
      async (request, reply) => {
        const bytes = await request.setAside(() =>
          request.read((tx) => spool(writeArchive(tx, modules()), Infinity), 'snapshot'),
        )
        return sendFile(reply, { type: 'application/gzip', name: 'workspace.scale', bytes })
      },
    )

    await app.register(async (streaming) => {
      streaming.removeAllContentTypeParsers()
      streaming.addContentTypeParser(
        ['application/gzip', 'application/octet-stream'],
        (_request, payload, done) => done(null, payload),
      )
      streaming.withTypeProvider().post(
        '/v1/workspaces/restore',
        {
          config: { access: 'user', personOnly: true },
          schema: {
            tags,
            summary: 'Make a workspace from an archive, sent as application/gzip',
            response: { 201: Restored },
          },
        },
        async (request) => {
          const { body } = request
          if (!(body instanceof Readable))
            throw new Fault('body_malformed', { detail: 'Send the archive as the body' })
          const archive = await request.setAside(() => spool(body, archiveBytesMax))
          try {
            return await request.write(
              async (tx) => {
                const owner = requirePerson(request)
                const bytes = archive.stream()
                const restored = await readArchive(tx, { bytes, owner, modules: modules() })
                await leave(tx)
                return { status: 201, body: restored, version: restored.workspace.version }
              },
              { bodyHash: archive.sha256 },
            )
          } finally {
            await archive.discard()
          }
        },
      )
    })
  }
}

function eraseRoutes({ core }: RouterParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/v1/workspaces/:id/erase',
      {
        // A second request, after an answer that was lost, is answered like the first.
        config: { ...ownerInPerson, whileErasing: true },
        schema: {
          tags,
          summary: 'Erase a workspace for good: nobody enters it from now on, and a job deletes it',
          params,
          body: EraseRequest,
          response: { 202: ErasureBegun },
        },
      },
      async (request, reply) => {
        const { scope } = request
        // Not request.write: what it keeps for a repeat would be the one thing of the workspace that is left.
        await core.db.withWorkspace(scope, (tx) => beginErasure(tx, request.body.confirm))
        await core.jobs.enqueue(...erasureOf(scope)).catch((error: unknown) => {
          core.log.warn({ err: error }, 'an erasure waits for the sweep, because the queue does not answer')
        })
        const jobId = toWire('job', scope.workspaceId)
        return reply.code(202).header('location', `/v1/jobs/${jobId}`).send({ jobId })
      },
    )
  }
}

const ownerInPerson = { access: 'owner', workspace: 'path', personOnly: true, recentSignIn: true } as const
