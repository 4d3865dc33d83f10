import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePerson } from '../../../core/auth/identity.ts'
import { Fault } from '../../../core/errors.ts'
import { versionOf } from '../../../core/http/etag.ts'
import { toWire, wireId } from '../../../core/ids.ts'
import { Member, MemberPatch, Members } from '../schemas.ts'
import { changeRole, membersAndInvitations, removeMember } from '../service/members.ts'
import { nothing } from './answers.ts'

const workspace = z.strictObject({ id: wireId('wsp') })
const tags = ['members']

/** Who belongs to a workspace. */
export const memberRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/workspaces/:id/members',
    {
      config: { access: 'viewer', workspace: 'path' },
      schema: {
        tags,
        summary: 'Members and open invitations',
        params: workspace,
        response: { 200: Members },
      },
    },
    async (request) => request.read(membersAndInvitations),
  )

  app.patch(
    '/v1/workspaces/:id/members/:memberId',
    {
      config: { access: 'owner', workspace: 'path', personOnly: true },
      schema: {
        tags,
        summary: 'Change what a member may do',
        params: workspace.extend({ memberId: wireId('mem') }),
        body: MemberPatch,
        response: { 200: Member },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), role: request.body.role }
        const body = await changeRole(tx, request.params.memberId, edit)
        return { status: 200, body, version: body.version }
      }),
  )

  app.delete(
    '/v1/workspaces/:id/members/:memberId',
    {
      config: { access: 'viewer', workspace: 'path', personOnly: true },
      schema: {
        tags,
        summary: 'Remove a member; anybody may remove themselves',
        params: workspace.extend({ memberId: wireId('mem') }),
        response: { 200: nothing },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const { members } = await membersAndInvitations(tx)
        const leaving = members.find((member) => member.id === request.params.memberId)
        const person = requirePerson(request)
        const self = leaving?.userId === toWire('usr', person.id)
        if (request.role !== 'owner' && !self) throw new Fault('forbidden')
        await removeMember(tx, request.params.memberId)
        return { status: 200, body: null }
      }),
  )
}
