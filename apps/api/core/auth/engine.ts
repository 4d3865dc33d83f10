/**
 * better-auth with the plugins SCALE uses. Loading it takes half a second, so `auth.ts` imports this file when the
 * first request needs it, or when the server is up and idle.
 */
import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { getAdapter } from 'better-auth/db/adapter'
import { bearer } from 'better-auth/plugins/bearer'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Pool } from 'pg'
import { newId } from '../ids.ts'
import { clientAddressHeader } from './client-address.ts'
import { oneTimeCodes } from './one-time-codes.ts'
import { hashPassword, passwordCharsMax, passwordCharsMin, verifyPassword } from './password.ts'
import { sealSessions } from './sealed-sessions.ts'

export interface EngineSettings {
  pool: Pool
  /** Signs cookies and encrypts TOTP secrets. At least 32 characters. */
  secret: string
  /** The address people open; passkeys belong to its host name. */
  publicUrl: string
  report: (error: unknown) => void
}

const day = 24 * 60 * 60
export const sessionSecondsMax = 30 * day

export type Engine = Awaited<ReturnType<typeof openEngine>>

export async function openEngine(settings: EngineSettings) {
  const options = engineOptions(settings)
  const adapter = sealSessions(await getAdapter(options), settings.secret)
  return betterAuth({ ...options, database: () => adapter })
}

/** The engine's settings, on the plain database. */
export function engineOptions({ pool, secret, publicUrl, report }: EngineSettings) {
  const address = new URL(publicUrl)
  return {
    appName: 'SCALE',
    basePath: '/v1/auth',
    baseURL: address.origin,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => report(new Error(message)) },
    // Its own way would print each refusal to stderr.
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500) report(error)
      },
    },
    // The server has already refused requests of other sites, whatever name this one is reached by.
    trustedOrigins: (request?: Request) => [address.origin, request?.headers.get('origin') ?? address.origin],
    // Counted at the door, by address and by e-mail, for every process together (core/ratelimit).
    rateLimit: { enabled: false },
    session: {
      expiresIn: sessionSecondsMax,
      updateAge: day,
      freshAge: day / 24,
      cookieCache: { enabled: false },
    },
    verification: { storeIdentifier: 'hashed' },
    user: { deleteUser: { enabled: false }, changeEmail: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordCharsMin,
      maxPasswordLength: passwordCharsMax,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      cookiePrefix: 'scale',
      useSecureCookies: address.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    disabledPaths,
    plugins: [
      bearer({ requireSignature: true }),
      twoFactor({ issuer: 'SCALE', backupCodeOptions: { storeBackupCodes: 'encrypted' } }),
      oneTimeCodes(),
      passkey({ rpID: address.hostname, rpName: 'SCALE' }),
      apiKey({
        defaultPrefix: 'scale_',
        defaultKeyLength: 43,
        requireName: true,
        enableMetadata: true,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 1, maxExpiresIn: 3650 },
      }),
    ],
  } satisfies BetterAuthOptions
}

/** What our own routes do instead: keys carry a workspace and scopes (keys.routes.ts), sessions are named by id. */
const disabledPaths = [
  ...['create', 'update', 'delete', 'get', 'list', 'verify', 'delete-all-expired-api-keys'].map(
    (name) => `/api-key/${name}`,
  ),
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
]
