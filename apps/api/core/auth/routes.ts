/** `/v1/auth/*`: better-auth behind our door (limits, who may sign up, password rules, problem+json). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import { problemType } from '../http/problem.ts'
import { networkOf, type Door } from '../ratelimit/door.ts'
import type { Auth } from './auth.ts'
import { clientAddressHeader } from './client-address.ts'
import type { Identities } from './identity.ts'
import { authOperations, type AuthOperation } from './operations.ts'
import { passwordProblem } from './password.ts'
import type { SignUp } from './sign-up.ts'

interface Parts {
  auth: Auth
  identities: Identities
  signUp: SignUp
  door: Door
  publicUrl: string
}

const prefix = '/v1/auth'
const mailed = z.looseObject({ email: z.string().max(320) })
const named = z.looseObject({ email: z.string().optional(), name: z.string().optional() })

export function authRoutes(parts: Parts): FastifyPluginAsyncZod {
  const { signUp } = parts
  return async (app) => {
    app.get('/v1/setup', setupRoute, async () => signUp.state())
    for (const operation of authOperations) {
      const { method, path, id, summary, access, body, query, answer } = operation
      app.route({
        method,
        url: prefix + path,
        config: access === 'public' ? { access } : { access, personOnly: true },
        schema: {
          tags: ['auth'],
          summary,
          operationId: id,
          ...(body ? { body } : {}),
          ...(query ? { querystring: query } : {}),
          response: { 200: answer },
        },
        handler: (request, reply) => respond(parts, operation, request, reply),
      })
    }
  }
}

async function respond(
  { auth, identities, signUp, door, publicUrl }: Parts,
  operation: AuthOperation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (operation.guess) await limitGuesses(door, request, reply)
  refuseWeakPassword(operation, request)
  const ask = () => auth.handle(toWebRequest(request, publicUrl))
  const invitation = String(request.headers['x-invitation'] ?? '') || null
  const response =
    operation.id === 'signUp'
      ? await signUp.run({ email: emailIn(request.body), invitation }, ask)
      : await ask()
  // Signing out, changing a password, ending other sessions: true at once in this process, soon in all.
  if (request.method !== 'GET' && response.ok) identities.forget()
  return relay(operation, response, request, reply)
}

const setupRoute = {
  config: { access: 'public' },
  schema: {
    tags: ['auth'],
    summary: 'Whether this installation still waits for its first person, and who may sign up',
    response: { 200: z.object({ empty: z.boolean(), signUp: z.enum(['first', 'open', 'invited']) }) },
  },
} as const

/** By address, and by account where one is known: many addresses guessing at one person share a count. */
async function limitGuesses(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await door.count(networkOf(request.ip), door.limits.signIn, reply)
  const account = emailIn(request.body) ?? request.identity?.userId
  if (account !== undefined) await door.count(account, door.limits.account, reply)
}

function emailIn(body: unknown): string | null {
  const found = mailed.safeParse(body)
  return found.success ? found.data.email.trim().toLowerCase() : null
}

function refuseWeakPassword({ id }: AuthOperation, { body, identity }: FastifyRequest): void {
  const field = { signUp: 'password', changePassword: 'newPassword' }[id]
  if (field === undefined) return
  const chosen = z.looseObject({ [field]: z.string() }).parse(body)[field]
  const { email = identity?.person.email ?? '', name = identity?.person.name ?? '' } = named.parse(body)
  const reason = passwordProblem(String(chosen), [name, email.split('@')[0] ?? '', ...name.split(/\s+/)])
  if (reason) throw new Fault('password_weak', { detail: reason, field })
}

function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(':') || value === undefined) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set(clientAddressHeader, request.ip)
  headers.delete('content-length')
  const hasBody = request.method !== 'GET' && request.body !== undefined
  if (hasBody) headers.set('content-type', 'application/json')
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  })
}

/** Cookies as they are, of bodies what is documented; refusals as problem+json, with better-auth's own stable code. */
async function relay(
  { answer }: AuthOperation,
  response: Response,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { status, headers } = response
  reply.code(status)
  headers.forEach((value, name) => {
    if (!ownWords.has(name)) reply.header(name, value)
  })
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
  const told = parsed(await response.text())
  if (response.ok) return answer.parse(told)
  const { code = 'AUTH_REFUSED', message = 'This was refused' } = refusal.safeParse(told).data ?? {}
  const type = '/docs/errors#auth'
  const requestId = request.id
  return reply
    .type(problemType)
    .serializer(JSON.stringify)
    .send({ type, title: message, status, code, detail: message, message, requestId })
}

/** Headers that are said anew with our own answer. */
const ownWords = new Set(['set-cookie', 'content-length', 'content-type'])

const refusal = z.looseObject({ code: z.string().optional(), message: z.string().optional() })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
