/**
 * What of better-auth is reachable, and the shape of each request and answer. It offers twice as much; what is not in
 * this table is not there, and a field that is not in a shape neither comes in nor goes out (no tokens, no public
 * keys). Programs take the header `Set-Auth-Token` of a sign-in as their bearer token; browsers have the cookie.
 */
import { z } from 'zod'

export interface AuthOperation {
  method: 'GET' | 'POST'
  /** Under `/v1/auth`. */
  path: string
  id: string
  summary: string
  /** Who may: anybody, or a signed-in person. */
  access: 'public' | 'user'
  /** Whether it answers a guess at a secret, and so counts towards the stricter limits. */
  guess?: true
  body?: z.ZodType
  query?: z.ZodType
  answer: z.ZodType
}

const secretText = z.string().min(1).max(1024)
const email = z.string().min(3).max(320)
const personName = z.string().trim().min(1).max(100)
const passkeyName = z.string().trim().min(1).max(100)
const code = z.string().min(1).max(64)
const time = z.string()

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  twoFactorEnabled: z.boolean().nullish(),
  createdAt: time,
  updatedAt: time,
})
const session = z.object({ id: z.string(), userId: z.string(), createdAt: time, expiresAt: time })
const passkey = z.object({
  id: z.string(),
  name: z.string().nullish(),
  deviceType: z.string(),
  backedUp: z.boolean(),
  createdAt: time.nullish(),
})
const done = z.object({ status: z.boolean() })
const signedIn = z.object({ user })
/** As the browser's own interface takes and gives it (WebAuthn level 3, §5). */
const webAuthn = z.record(z.string(), z.unknown())
const ceremony = z.looseObject({ challenge: z.string() })
const withPassword = z.strictObject({ password: secretText })
const withCode = z.strictObject({ code, trustDevice: z.boolean().optional() })

const people: readonly AuthOperation[] = [
  {
    method: 'POST',
    path: '/sign-up/email',
    id: 'signUp',
    summary: 'Become a user; an invitation comes as the header X-Invitation',
    access: 'public',
    guess: true,
    body: z.strictObject({
      name: personName,
      email,
      password: secretText,
      rememberMe: z.boolean().optional(),
    }),
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/sign-in/email',
    id: 'signIn',
    summary: 'Sign in with a password; a second factor may be asked for next',
    access: 'public',
    guess: true,
    body: z.strictObject({ email, password: secretText, rememberMe: z.boolean().optional() }),
    answer: z.union([
      z.object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()).optional() }),
      signedIn,
    ]),
  },
  {
    method: 'POST',
    path: '/sign-out',
    id: 'signOut',
    summary: 'End this session',
    access: 'public',
    body: z.strictObject({}).nullish(),
    answer: z.object({ success: z.boolean() }),
  },
  {
    method: 'GET',
    path: '/get-session',
    id: 'getSession',
    summary: 'Who is signed in here, or null',
    access: 'public',
    answer: z.object({ session, user }).nullable(),
  },
  {
    method: 'POST',
    path: '/change-password',
    id: 'changePassword',
    summary: 'Set another password',
    access: 'user',
    guess: true,
    body: z.strictObject({
      currentPassword: secretText,
      newPassword: secretText,
      revokeOtherSessions: z.boolean().optional(),
    }),
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/update-user',
    id: 'updateUser',
    summary: 'Change your name',
    access: 'user',
    body: z.strictObject({ name: personName }),
    answer: done,
  },
]

const secondFactors: readonly AuthOperation[] = [
  {
    method: 'POST',
    path: '/two-factor/enable',
    id: 'enableSecondFactor',
    summary: 'Begin with an authenticator app; it counts once a code is verified',
    access: 'user',
    guess: true,
    body: withPassword.extend({ method: z.literal('totp').optional() }),
    answer: z.object({ method: z.literal('totp'), totpURI: z.string(), backupCodes: z.array(z.string()) }),
  },
  {
    method: 'POST',
    path: '/two-factor/verify-totp',
    id: 'verifyCode',
    summary: 'Show a code of the authenticator app',
    access: 'public',
    guess: true,
    body: withCode,
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    id: 'verifyBackupCode',
    summary: 'Use up a backup code in place of the app',
    access: 'public',
    guess: true,
    body: withCode,
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    id: 'renewBackupCodes',
    summary: 'Make new backup codes; the old ones end',
    access: 'user',
    guess: true,
    body: withPassword,
    answer: z.object({ backupCodes: z.array(z.string()) }),
  },
  {
    method: 'POST',
    path: '/two-factor/disable',
    id: 'disableSecondFactor',
    summary: 'Do without the second factor',
    access: 'user',
    guess: true,
    body: withPassword,
    answer: done,
  },
]

const passkeys: readonly AuthOperation[] = [
  {
    method: 'GET',
    path: '/passkey/generate-register-options',
    id: 'beginPasskey',
    summary: 'What a browser needs to make a passkey',
    access: 'user',
    query: z.object({
      name: passkeyName.optional(),
      authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
    }),
    answer: ceremony,
  },
  {
    method: 'POST',
    path: '/passkey/verify-registration',
    id: 'addPasskey',
    summary: 'Keep the passkey the browser made',
    access: 'user',
    body: z.strictObject({ response: webAuthn, name: passkeyName.optional() }),
    answer: passkey,
  },
  {
    method: 'GET',
    path: '/passkey/generate-authenticate-options',
    id: 'beginPasskeySignIn',
    summary: 'What a browser needs to show a passkey',
    access: 'public',
    // Each asking leaves a challenge in the database.
    guess: true,
    answer: ceremony,
  },
  {
    method: 'POST',
    path: '/passkey/verify-authentication',
    id: 'signInWithPasskey',
    summary: 'Sign in with a passkey',
    access: 'public',
    guess: true,
    body: z.strictObject({ response: webAuthn }),
    answer: z.object({ session, user: user.optional() }),
  },
  {
    method: 'GET',
    path: '/passkey/list-user-passkeys',
    id: 'listPasskeys',
    summary: 'Your passkeys',
    access: 'user',
    answer: z.array(passkey),
  },
  {
    method: 'POST',
    path: '/passkey/delete-passkey',
    id: 'removePasskey',
    summary: 'Remove a passkey',
    access: 'user',
    body: z.strictObject({ id: z.string().max(64) }),
    answer: done,
  },
]

export const authOperations: readonly AuthOperation[] = [...people, ...secondFactors, ...passkeys]
