/**
 * better-auth with the plugins SCALE uses. Loading it takes half a second, so `auth.ts` imports this file when the
 * first request needs it, or when the server is up and idle.
 */
import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { bearer } from 'better-auth/plugins/bearer'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Pool } from 'pg'
import { newId } from '../ids.ts'
import { clientAddressHeader } from './client-address.ts'
import { hashPassword, passwordCharsMax, passwordCharsMin, verifyPassword } from './password.ts'

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

export type Engine = ReturnType<typeof openEngine>

export function openEngine({ pool, secret, publicUrl, report }: EngineSettings) {
  const address = new URL(publicUrl)
  return betterAuth({
    appName: 'SCALE',
    basePath: '/v1/auth',
    baseURL: address.origin,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => report(new Error(message)) },
    // The server has already refused requests of other sites, whatever name this one is reached by.
    trustedOrigins: (request) => [address.origin, request?.headers.get('origin') ?? address.origin],
    // Counted at the door, by address and by e-mail, for every process together (core/ratelimit).
    rateLimit: { enabled: false },
    session: {
      expiresIn: sessionSecondsMax,
      updateAge: day,
      freshAge: day / 24,
      cookieCache: { enabled: false },
    },
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
    // Keys carry a workspace and scopes, which only our own routes give (keys.ts).
    disabledPaths: ['create', 'update', 'delete', 'get', 'list', 'verify', 'delete-all-expired-api-keys'].map(
      (name) => `/api-key/${name}`,
    ),
    plugins: [
      bearer({ requireSignature: true }),
      twoFactor({ issuer: 'SCALE', backupCodeOptions: { storeBackupCodes: 'encrypted' } }),
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
  })
}
