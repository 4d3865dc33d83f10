'use client'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { ApiFault } from '@/api/client.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { isFirstRun } from './first-run.ts'
import { SessionProvider, useMe } from './session.tsx'

/** Lets the signed-in in; leads everybody else to the first run or to the sign-in, and back again after. */
export function Gate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { data: me, error, refetch } = useMe()
  const router = useRouter()
  const path = usePathname()
  const signedOut = error instanceof ApiFault && error.status === 401
  const homeless = me !== undefined && me.workspaces.length === 0

  useEffect(() => {
    if (homeless) router.replace('/welcome')
    if (!signedOut) return
    void isFirstRun().then((first) => {
      const back = path === '/' ? '' : `?next=${encodeURIComponent(path + location.search)}`
      if (first) router.replace('/welcome')
      else location.replace(`/sign-in/${back}`)
    })
  }, [signedOut, homeless, path, router])

  if (me && !homeless) return <SessionProvider me={me}>{children}</SessionProvider>
  if (error && !signedOut) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  return waiting
}
