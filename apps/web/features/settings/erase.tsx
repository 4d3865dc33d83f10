'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiFault, call } from '@/api/client.ts'
import { rememberWorkspace } from '@/api/workspace.ts'
import { Refusal } from '@/features/session/refusal.tsx'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'
import { Card } from './frame.tsx'

/** Erases the workspace and stays to show how far it is. */
export function Erase() {
  const t = useTranslations('settings.data')
  const { workspace } = useSession()
  const words = `erase ${workspace.name}`
  const [typed, setTyped] = useState('')
  const erase = useMutation({
    mutationFn: () =>
      call<{ jobId: string }>('POST', `/v1/workspaces/${workspace.id}/erase`, { json: { confirm: typed } }),
  })
  if (erase.data) return <Erasing name={workspace.name} jobId={erase.data.jobId} />
  return (
    <Card title={t('eraseTitle', { name: workspace.name })} lead={t('eraseLead')}>
      <form
        className="max-w-sm space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          erase.mutate()
        }}
      >
        {erase.error && <Refusal error={erase.error} />}
        <Field label={t('eraseConfirm', { words })}>
          {(ids) => (
            <Input
              {...ids}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button look="danger" type="submit" disabled={typed !== words} busy={erase.isPending}>
          {t('erase')}
        </Button>
      </form>
    </Card>
  )
}

interface Job {
  progress: { done: number; total: number | null } | null
}

const lookEveryMs = 700

/** Asks for the job until that is gone, and the workspace with it. */
function Erasing({ name, jobId }: { name: string; jobId: string }) {
  const t = useTranslations('settings.data')
  const { data, error } = useQuery({
    queryKey: ['erasure', jobId],
    queryFn: () => call<Job>('GET', `/v1/jobs/${jobId}`),
    refetchInterval: lookEveryMs,
    retry: false,
  })
  const isGone = error instanceof ApiFault && error.status === 404
  useEffect(() => {
    if (!isGone) return
    rememberWorkspace(null)
    location.assign('/')
  }, [isGone])
  const { done = 0, total = null } = data?.progress ?? {}
  return (
    <Card title={t('erasingTitle', { name })} lead={t('erasingLead')}>
      <ProgressBar label={t('erasingTitle', { name })} share={total ? done / total : null} />
    </Card>
  )
}
