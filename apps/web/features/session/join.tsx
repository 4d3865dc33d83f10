'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { Workspace } from '@/api/types.ts'
import { rememberWorkspace } from '@/api/workspace.ts'
import { buttonLook } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Notice, Skeleton } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'

/** Somebody who has a sign-in already opens the link of an invitation. */
export default function Join({ token }: { token: string }) {
  const t = useTranslations('session.join')
  const problem = useProblemText()
  const { mutate, error } = useMutation({
    mutationFn: () => call<Workspace>('POST', '/v1/invitations/accept', { json: { token } }),
    onSuccess: (workspace) => {
      rememberWorkspace(workspace.id)
      location.replace('/')
    },
  })
  useEffect(() => mutate(), [mutate])
  return (
    <>
      <h1 className="mb-6 text-2xl tracking-[-0.02em]">{t('title')}</h1>
      {error ? (
        <>
          <Notice tone="bad" title={problem(error).title}>
            {problem(error).next}
          </Notice>
          <Link href="/" className={`${buttonLook({ size: 'lg' })} mt-6`}>
            {t('home')}
          </Link>
        </>
      ) : (
        <Skeleton className="h-10 w-full" />
      )}
    </>
  )
}
