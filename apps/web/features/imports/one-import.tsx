'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { addressOf } from '@/api/client.ts'
import type { ImportResource, ImportState } from '@/api/imports.ts'
import { useSession } from '@/features/session/session.tsx'
import { buttonLook } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { Page } from '@/ui/page.tsx'
import { importQuery } from './queries.ts'
import { Working } from './working.tsx'

const loading = () => <Skeleton className="h-72 w-full" />
const Done = dynamic(() => import('./done.tsx').then((file) => file.Done), { ssr: false, loading })
const Preview = dynamic(() => import('./preview.tsx').then((file) => file.Preview), { ssr: false, loading })
const Questions = dynamic(() => import('./questions.tsx').then((file) => file.Questions), {
  ssr: false,
  loading,
})
const Rejected = dynamic(() => import('./rejected.tsx').then((file) => file.Rejected), {
  ssr: false,
  loading,
})

/** One file on its way into the ledger: file → question → preview → done. */
export function OneImport() {
  const t = useTranslations('imports')
  const id = useSearchParams().get('id') ?? ''
  const router = useRouter()
  useEffect(() => {
    if (id === '') router.replace('/imports')
  }, [id, router])
  const { data, error, refetch } = useQuery({ ...importQuery(id), enabled: id !== '' })
  return (
    <Page
      title={data?.fileName ?? t('one')}
      lead={
        <Link href="/imports" className="inline-flex items-center gap-1 hover:text-ink">
          <ArrowLeft className="size-3.5" aria-hidden />
          {t('back')}
        </Link>
      }
      actions={
        data?.source === 'file' && (
          <a href={addressOf(`/v1/imports/${id}/file`)} className={buttonLook({ look: 'ghost' })} download>
            <Download aria-hidden />
            {t('original')}
          </a>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-9 w-full" />
          <Skeleton className="mt-6 h-72 w-full" />
        </div>
      ) : (
        <>
          <Steps state={data.state} />
          <Stage one={data} />
        </>
      )}
    </Page>
  )
}

const steps = ['file', 'question', 'preview', 'done'] as const

const stepOf: Record<ImportState, number> = {
  received: 0,
  reading: 0,
  rejected: 0,
  needs_answer: 1,
  preview: 2,
  committing: 2,
  committed: 3,
  undoing: 3,
  undone: 3,
}

function Steps({ state }: { state: ImportState }) {
  const t = useTranslations('imports.steps')
  const at = stepOf[state]
  return (
    <ol className="mb-7 grid grid-cols-4 gap-2" aria-label={t('label')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined}>
          <span className={cn('block h-1 rounded-full', index <= at ? 'bg-accent' : 'bg-line')} />
          <span
            className={cn('mt-1.5 block text-xs', index === at ? 'font-semibold text-ink' : 'text-ink-3')}
          >
            {t(step)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Stage({ one }: { one: ImportResource }) {
  const { canEdit } = useSession()
  if (one.state === 'needs_answer')
    return <Questions key={one.questions.map((q) => q.code).join()} one={one} />
  if (one.state === 'preview') return <Preview one={one} canEdit={canEdit} />
  if (one.state === 'rejected') return <Rejected one={one} />
  if (one.state === 'committed' || one.state === 'undone') return <Done one={one} canEdit={canEdit} />
  return <Working one={one} />
}
