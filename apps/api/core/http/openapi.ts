import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { apiVersion } from '../version.ts'
import { problemSchema } from './problem.ts'

const description = `Everything the web client does, it does through this interface.

Amounts are decimal text with their currency; dates are \`YYYY-MM-DD\`. Lists answer \`{ items, nextCursor }\`: pass
\`nextCursor\` as \`cursor\` for the next page. Send \`Idempotency-Key\` with every write: a repeated request is answered
with the first answer. Edits name the version they change with \`If-Match\`. The header \`X-Workspace\` says which
workspace is meant; without it, it is your first. What cannot be done is answered as \`application/problem+json\` with a
stable \`code\`.`

const problems = { 'application/problem+json': { schema: problemSchema } }
const toJson = createJsonSchemaTransform({})

/** Collects every route that follows into the OpenAPI document of `/openapi.json`. */
export async function describeRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'SCALE',
        version: apiVersion,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'scale.session_token' },
          token: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        },
      },
    },
    transform(route) {
      const access = route.route.config?.access
      const hidden = route.schema?.hide === true || route.url.endsWith('*')
      if (hidden) return toJson({ ...route, schema: { hide: true } })
      const { response, ...schema } = route.schema ?? {}
      const described = {
        operationId: operationIdOf(String(route.route.method), route.url),
        ...schema,
        response: {
          ...(typeof response === 'object' ? response : {}),
          '4XX': { description: 'The request cannot be granted', content: problems },
          '5XX': { description: 'SCALE failed, or is busy', content: problems },
        },
        ...(access === 'public' ? {} : { security: [{ session: [] }, { token: [] }, { apiKey: [] }] }),
        ...(access === undefined ? {} : { 'x-access': access }),
      }
      return toJson({ ...route, schema: described })
    },
    transformObject: jsonSchemaTransformObject,
  })
  let document: string | undefined
  app.get(
    '/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      document ??= JSON.stringify(app.swagger())
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document)
    },
  )
}

/** `PATCH /v1/workspaces/:id/members/:memberId` → `patchWorkspacesByIdMembersByMemberId`: generated clients name their functions so. */
function operationIdOf(method: string, url: string): string {
  const words = url
    .replace(/^\/v1\//, '')
    .split(/[/.-]/)
    .filter(Boolean)
    .map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word))
    .flatMap((word) => word.split('-'))
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
