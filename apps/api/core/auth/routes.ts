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
const withPassword = z.looseObject({ newPassword: z.string().optional(), password: z.string().optional() })
const newPasswordPaths = new Set(['/sign-up/email', '/change-password', '/reset-password', '/set-password'])

export function authRoutes(parts: Parts): FastifyPluginAsyncZod {
  const { auth, identities, signUp, door } = parts

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = (request.url.split('?')[0] ?? '').slice(prefix.length)
    if (request.method !== 'GET') await limitGuesses(door, request, reply)
    if (newPasswordPaths.has(path)) refuseWeakPassword(request.body)
    const invitation = String(request.headers['x-invitation'] ?? '') || null
    const respond = () => auth.handle(toWebRequest(request, parts.publicUrl))
    const response = path.startsWith('/sign-up/')
      ? await signUp.run({ email: emailIn(request.body), invitation }, respond)
      : await respond()
    // Signing out, changing a password, ending other sessions: true at once in this process, soon in all.
    if (request.method !== 'GET' && response.ok) identities.forget()
    return relay(response, request, reply)
  }

  return async (app) => {
    app.get('/v1/setup', setupRoute, async () => signUp.state())
    app.route({
      method: ['GET', 'POST'],
      url: `${prefix}/*`,
      config: { access: 'public' },
      schema: { hide: true },
      handler: answer,
    })
  }
}

const setupRoute = {
  config: { access: 'public' },
  schema: {
    tags: ['auth'],
    summary: 'Whether this installation still waits for its first person, and who may sign up',
    response: { 200: z.object({ empty: z.boolean(), signUp: z.enum(['first', 'open', 'invited']) }) },
  },
} as const

/** By address, and where the body names one, by account: many addresses guessing at one e-mail share a count. */
async function limitGuesses(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await door.count(networkOf(request.ip), door.limits.signIn, reply)
  const email = emailIn(request.body)
  if (email !== null) await door.count(email, door.limits.account, reply)
}

function emailIn(body: unknown): string | null {
  const found = mailed.safeParse(body)
  return found.success ? found.data.email.trim().toLowerCase() : null
}

function refuseWeakPassword(body: unknown): void {
  const found = withPassword.safeParse(body)
  const password = found.success ? (found.data.newPassword ?? found.data.password) : undefined
  if (password === undefined) return
  const { email = '', name = '' } = named.safeParse(body).data ?? {}
  const about = [name, email.split('@')[0] ?? '', ...name.split(/\s+/)]
  const reason = passwordProblem(password, about)
  if (reason)
    throw new Fault('password_weak', {
      detail: reason,
      field: found.data?.newPassword === undefined ? 'password' : 'newPassword',
    })
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

/** Cookies and bodies as they are; refusals as problem+json, with better-auth's own stable code and its `message`. */
async function relay(
  response: Response,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.code(response.status)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  })
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const text = await response.text()
  if (response.status < 400) return reply.send(text)
  const said = refusal.safeParse(parsed(text))
  const { code = 'AUTH_REFUSED', message = 'This was refused' } = said.success ? said.data : {}
  const { status } = response
  return reply.type(problemType).send(
    JSON.stringify({
      type: '/docs/errors#auth',
      title: message,
      status,
      code,
      detail: message,
      message,
      requestId: request.id,
    }),
  )
}

const refusal = z.looseObject({ code: z.string().optional(), message: z.string().optional() })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
