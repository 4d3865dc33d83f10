'use client'
import { useTranslations } from 'use-intl'
import { useProgress } from '@/api/events.ts'
import type { ImportResource } from '@/api/imports.ts'
import { useFormat } from '@/ui/format.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'

/** The server is at it: what it does, and how far it is as soon as it tells. */
export function Working({ one }: { one: ImportResource }) {
  const t = useTranslations('imports.working')
  const format = useFormat()
  const progress = useProgress(one.id)
  const known = progress?.total ? progress.done / progress.total : null
  const what = one.state === 'committing' ? 'committing' : one.state === 'undoing' ? 'undoing' : 'reading'
  return (
    <section className="panel px-6 py-12 text-center" aria-live="polite">
      <h2 className="text-base">{t(`${what}.title`)}</h2>
      <p className="mt-1 text-ink-2">{t(`${what}.text`)}</p>
      <ProgressBar label={t(`${what}.title`)} share={known} className="mx-auto mt-6" />
      <p className="mt-3 h-5 text-xs text-ink-3">
        {progress && t('rows', { count: progress.done, shown: format.count(progress.done) })}
      </p>
    </section>
  )
}
