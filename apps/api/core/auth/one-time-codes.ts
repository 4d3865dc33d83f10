/**
 * A code of an authenticator app is taken once (RFC 6238 §5.2). better-auth (1.7) takes it as often as it is shown while
 * its time step or a neighbour lasts; this plugin keeps the step of the last code and refuses codes up to that one.
 */
import { createOTP } from '@better-auth/utils/otp'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { setRequestCookie } from 'better-auth/cookies'
import { symmetricDecrypt } from 'better-auth/crypto'
import { z } from 'zod'

const stepMs = 30_000
/** better-auth takes the codes of the step now, the one before and the one after. */
const stepsAround = [-1, 0, 1]

const shown = z.object({ code: z.string() })

export function oneTimeCodes() {
  return {
    id: 'one-time-codes',
    schema: {
      twoFactor: {
        fields: {
          lastUsedStep: { type: 'number', required: false, defaultValue: 0, input: false, returned: false },
        },
      },
    },
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const { data } = shown.safeParse(ctx.body)
            const userId = await personIn(ctx)
            // What is wrong in other ways, better-auth refuses in its own words.
            if (data && userId !== null) await useUp(ctx, userId, data.code)
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

/** Who shows the code: somebody signed in, or somebody whose password was right a moment ago. */
async function personIn(ctx: GenericEndpointContext): Promise<string | null> {
  const session = await getSessionFromCtx({ ...ctx, headers: withBearer(ctx) })
  if (session) return session.user.id
  const { name } = ctx.context.createAuthCookie('two_factor')
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!challenge) return null
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null
}

/** Hooks see the request before better-auth's bearer plugin turns a bearer token into the cookie that sessions are read from. */
function withBearer({ headers, context }: GenericEndpointContext): Headers {
  const carried = new Headers(headers)
  const token = /^bearer +(\S+)$/i.exec(carried.get('authorization') ?? '')?.[1]
  if (token) setRequestCookie(carried, context.authCookies.sessionToken.name, decoded(token))
  return carried
}

/** Programs may send the token as the cookie held it, or decoded. */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

/** One statement compares and keeps the step, so of two requests with one code only one goes on. */
async function useUp({ context }: GenericEndpointContext, userId: string, code: string): Promise<void> {
  const own = { field: 'userId', value: userId }
  const kept = await context.adapter.findOne<{ secret: string }>({ model: 'twoFactor', where: [own] })
  if (!kept) return
  const step = await stepOf(code, await symmetricDecrypt({ key: context.secretConfig, data: kept.secret }))
  if (step === null) return
  const used = await context.adapter.updateMany({
    model: 'twoFactor',
    where: [own, { field: 'lastUsedStep', operator: 'lt', value: step }],
    update: { lastUsedStep: step },
  })
  if (used > 0) return
  const message = 'This code was used before; wait for the next one'
  throw new APIError('UNAUTHORIZED', { code: 'CODE_ALREADY_USED', message })
}

/** The time step whose code this is, or null for a code of no step around now. */
async function stepOf(code: string, secret: string): Promise<number | null> {
  const now = Math.floor(Date.now() / stepMs)
  const otp = createOTP(secret)
  for (const around of stepsAround) {
    if ((await otp.hotp(now + around)) === code) return now + around
  }
  return null
}
