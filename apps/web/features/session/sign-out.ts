import { rememberWorkspace } from '@/api/workspace.ts'

/** A full page load afterwards: nothing of the ledger may stay in memory. */
export async function signOut(): Promise<void> {
  const { auth } = await import('./auth.ts')
  await auth.signOut()
  rememberWorkspace(null)
  location.assign('/sign-in/')
}
