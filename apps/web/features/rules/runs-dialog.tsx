'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Rule } from '@/api/rules.ts'
import { cn } from '@/ui/cn.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { runsQuery } from './queries.ts'

/** What a rule did, newest first: on which import, or on the past. */
export default function RunsDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useTranslations('settings.rules')
  const format = useFormat()
  const { data: runs } = useQuery(runsQuery(rule.id))
  return (
    <Dialog open onClose={onClose} title={t('runsTitle', { name: rule.name })}>
      {!runs ? (
        <Skeleton className="h-16 w-full" />
      ) : runs.length === 0 ? (
        <p className="text-ink-2">{t('noRuns')}</p>
      ) : (
        <ol className="divide-y divide-line">
          {runs.map((run) => (
            <li key={run.operationId} className="flex justify-between gap-4 py-2">
              <span>
                {run.importId ? (
                  <Link href={`/import?id=${run.importId}` as Route} className="underline underline-offset-4">
                    {t('onImport')}
                  </Link>
                ) : (
                  t('onPast')
                )}
                <span className="block text-xs text-ink-3">{format.instant(run.at)}</span>
              </span>
              <span className="text-right">
                <span className={cn(run.undone && 'text-ink-3 line-through')}>
                  {t('changed', { count: run.rows })}
                </span>
                {run.undone && <span className="block text-xs text-ink-2">{t('undone')}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}
