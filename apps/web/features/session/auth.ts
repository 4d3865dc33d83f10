import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'
import { twoFactorClient } from 'better-auth/client/plugins'

/** Loaded with the first act that needs it (`await import('./auth.ts')`), so that no page carries it. */
export const auth = createAuthClient({
  baseURL: location.origin,
  basePath: '/v1/auth',
  plugins: [twoFactorClient(), passkeyClient()],
})

interface AuthAnswer<T> {
  data: T | null
  error: { code?: string | undefined; message?: string | undefined; status: number } | null
}

/** Turns better-auth's pair into a value or a throw, like every other call of this client. */
export async function granted<T>(answer: Promise<AuthAnswer<T>>): Promise<T> {
  const { data, error } = await answer
  if (error) throw new AuthRefused(error.code ?? `status_${error.status}`, error.message ?? '', error.status)
  return data as T
}

export class AuthRefused extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, message: string, status: number) {
    super(message)
    this.name = 'AuthRefused'
    this.code = code
    this.status = status
  }
}
