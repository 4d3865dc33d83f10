import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePerson } from '../../../core/auth/identity.ts'
import { wireId } from '../../../core/ids.ts'
import { InvitationAccept, InvitationIssued, NewInvitation, Workspace } from '../schemas.ts'
import { acceptInvitation, invite, withdrawInvitation } from '../service/members.ts'
import { nothing } from './answers.ts'

const workspace = z.strictObject({ id: wireId('wsp') })
const tags = ['members']

/** Who is asked to join a workspace. */
export const invitationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/v1/workspaces/:id/members',
    {
      config: { access: 'owner', workspace: 'path', personOnly: true },
      schema: {
        tags,
        summary: 'Invite somebody; the answer holds the token to hand over',
        params: workspace,
        body: NewInvitation,
        response: { 201: InvitationIssued },
      },
    },
    async (request) =>
      request.write(async (tx) => ({ status: 201, body: await invite(tx, request.body) }), { secret: true }),
  )

  app.delete(
    '/v1/workspaces/:id/invitations/:invitationId',
    {
      config: { access: 'owner', workspace: 'path', personOnly: true },
      schema: {
        tags,
        summary: 'Withdraw an invitation',
        params: workspace.extend({ invitationId: wireId('inv') }),
        response: { 200: nothing },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        await withdrawInvitation(tx, request.params.invitationId)
        return { status: 200, body: null }
      }),
  )

  app.post(
    '/v1/invitations/accept',
    {
      config: { access: 'user', personOnly: true },
      schema: { tags, summary: 'Join by invitation', body: InvitationAccept, response: { 200: Workspace } },
    },
    async (request) =>
      request.write(async (tx) => {
        const person = requirePerson(request)
        return { status: 200, body: await acceptInvitation(tx, request.body.token, person) }
      }),
  )
}
