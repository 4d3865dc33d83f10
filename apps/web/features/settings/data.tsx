'use client'
import { useMutation } from '@tanstack/react-query'
import { Archive, Download, Upload } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { exportFormats, saveExport, type ExportFormat } from '@/api/export.ts'
import type { Restored } from '@/api/types.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { Erase } from './erase.tsx'
import { Card } from './frame.tsx'

/** Everything can leave, come back, and be erased for good. */
export function Data() {
  const t = useTranslations('settings.data')
  const { workspace, isOwner } = useSession()
  const problem = useProblemText()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (format: ExportFormat) => saveExport(format),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  return (
    <>
      <Card title={t('exportTitle')} lead={t('exportLead')}>
        <div className="flex flex-wrap gap-2">
          {exportFormats.map((format) => (
            <Button
              key={format}
              icon={<Download aria-hidden />}
              busy={isPending && variables === format}
              onClick={() => mutate(format)}
            >
              {t(`formats.${format}`)}
            </Button>
          ))}
        </div>
      </Card>
      {isOwner && (
        <Card title={t('archiveTitle')} lead={t('archiveLead')}>
          <a href={`/v1/workspaces/${workspace.id}/archive`} className={buttonLook()} download>
            <Archive aria-hidden />
            {t('archive')}
          </a>
        </Card>
      )}
      <Restore />
      {isOwner && <Erase />}
    </>
  )
}

function Restore() {
  const t = useTranslations('settings.data')
  const { switchTo } = useSession()
  const problem = useProblemText()
  const picker = useRef<HTMLInputElement>(null)
  const restore = useMutation({
    mutationFn: (file: File) =>
      call<Restored>('POST', '/v1/workspaces/restore', {
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    onSuccess: ({ workspace }) => switchTo(workspace.id),
  })
  return (
    <Card title={t('restoreTitle')} lead={t('restoreLead')}>
      {restore.error && (
        <div className="mb-3">
          <Notice tone="bad">{problem(restore.error).next}</Notice>
        </div>
      )}
      <Button icon={<Upload />} busy={restore.isPending} onClick={() => picker.current?.click()}>
        {t('restore')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) restore.mutate(file)
        }}
      />
    </Card>
  )
}
