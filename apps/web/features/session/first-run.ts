import { call } from '@/api/client.ts'

/** Is this installation still without an owner? */
export async function isFirstRun(): Promise<boolean> {
  const setup = await call<{ empty: boolean }>('GET', '/v1/setup').catch(() => ({ empty: false }))
  return setup.empty
}
