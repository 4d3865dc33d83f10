'use client'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ApiFault } from '@/api/client.ts'
import { Button } from './button.tsx'

/** What happened, what it means for the money, the next step; and the request's id for whoever helps. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('errors')
  const said = useProblemText()(error)
  const requestId = error instanceof ApiFault ? error.requestId : undefined
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center">
      <svg aria-hidden viewBox="0 0 120 60" className="mb-5 w-32 text-line-strong">
        <path d="M6 40h30l8-14 12 24 10-34 8 24h40" fill="none" stroke="currentColor" strokeWidth="2" />
        <circle cx="66" cy="16" r="4" className="fill-bad" />
      </svg>
      <h2 className="text-base">{said.title}</h2>
      <p className="mt-1.5 max-w-[28rem] text-ink-2">{said.next}</p>
      {requestId && <p className="mt-3 font-mono text-xs text-ink-3">{t('requestId', { id: requestId })}</p>}
      {onRetry && (
        <Button className="mt-5" icon={<RotateCw />} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

/** A fault in words. The server's own detail speaks first: it knows what was asked. */
export function useProblemText(): (error: unknown) => { title: string; next: string } {
  const t = useTranslations('errors')
  return (error) => {
    if (!(error instanceof ApiFault)) return { title: t('unexpected.title'), next: t('unexpected.next') }
    if (error.code === 'server_unreachable') return { title: t('offline.title'), next: t('offline.next') }
    if (error.code === 'reauthentication_required')
      return { title: t('signInAgain.title'), next: t('signInAgain.next') }
    if (error.status === 404) return { title: t('notFound.title'), next: t('notFound.next') }
    if (error.status === 412) return { title: t('conflict.title'), next: t('conflict.next') }
    if (error.status === 403) return { title: t('forbidden.title'), next: error.detail }
    if (error.status === 429) return { title: t('busy.title'), next: t('busy.next') }
    if (error.status >= 500) return { title: t('server.title'), next: t('server.next') }
    return { title: error.message, next: error.detail === error.message ? t('unchanged') : error.detail }
  }
}
