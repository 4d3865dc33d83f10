import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePerson } from '../../../core/auth/identity.ts'
import { Fault } from '../../../core/errors.ts'
import { etagOf, versionOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import { NewWorkspace, Workspace, WorkspaceList, WorkspacePatch } from '../schemas.ts'
import { numberStyleOf } from '../service/number-style.ts'
import { createWorkspace, editWorkspace, readWorkspace, workspacesOf } from '../service/workspaces.ts'

const params = z.strictObject({ id: wireId('wsp') })
const tags = ['workspaces']

/** The workspaces you belong to. */
export const workspaceRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(listRoutes)
  await app.register(oneWorkspaceRoutes)
}

const listRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/workspaces',
    {
      config: { access: 'user' },
      schema: { tags, summary: 'Your workspaces', response: { 200: WorkspaceList } },
    },
    async (request) =>
      request.read(async (tx) => ({ items: await workspacesOf(tx, request.identity?.memberships ?? []) })),
  )
}

const oneWorkspaceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/v1/workspaces',
    {
      config: { access: 'user', personOnly: true },
      schema: { tags, summary: 'Make a workspace', body: NewWorkspace, response: { 201: Workspace } },
    },
    async (request) =>
      request.write(async (tx) => {
        const owner = requirePerson(request)
        const { numberStyle = numberStyleOf(request.body.locale) } = request.body
        const settings = { ...request.body, numberStyle }
        const body = await createWorkspace(tx, { settings, kind: 'own', owner })
        return { status: 201, body, version: body.version }
      }),
  )

  app.get(
    '/v1/workspaces/:id',
    {
      config: { access: 'viewer', workspace: 'path' },
      schema: { tags, summary: 'A workspace and its settings', params, response: { 200: Workspace } },
    },
    async (request, reply) => {
      const { role } = request
      if (!role) throw new Fault('forbidden')
      const workspace = await request.read((tx) => readWorkspace(tx, role))
      void reply.header('etag', etagOf(workspace.version))
      return workspace
    },
  )

  app.patch(
    '/v1/workspaces/:id',
    {
      config: { access: 'owner', workspace: 'path' },
      schema: {
        tags,
        summary: 'Change settings',
        params,
        body: WorkspacePatch,
        response: { 200: Workspace },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), patch: request.body, role: 'owner' as const }
        const body = await editWorkspace(tx, edit)
        return { status: 200, body, version: body.version }
      }),
  )
}
