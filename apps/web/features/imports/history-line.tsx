'use client'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { ImportSummary } from '@/api/imports.ts'
import { Button, buttonLook } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useSession } from '@/features/session/session.tsx'
import Link from '@/ui/link.tsx'
import { ImportBadge } from './state-badge.tsx'
import { useImportAct } from './acts.ts'

export function HistoryLine({ one }: { one: ImportSummary }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const { canEdit } = useSession()
  const act = useImportAct(one.id)
  const { counts } = one
  const parts = [
    counts.new > 0 && t('counts.new', { count: format.count(counts.new) }),
    counts.duplicate > 0 && t('counts.duplicate', { count: format.count(counts.duplicate) }),
    counts.updates > 0 && t('counts.updates', { count: counts.updates }),
    counts.problem > 0 && t('counts.problem', { count: counts.problem }),
  ].filter((part) => part !== false)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover">
      <Link href={`/import?id=${one.id}` as Route} className="min-w-0 flex-1 basis-56">
        <span className="block truncate font-medium">{one.fileName ?? t('unnamed')}</span>
        <span className="block truncate text-xs text-ink-3">
          {[one.accounts.map((account) => account.account.name).join(', '), format.instant(one.createdAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
      <span className="text-xs text-ink-2 max-sm:basis-full">{parts.join(' · ')}</span>
      <span className="flex max-sm:flex-1 sm:w-36 sm:justify-end">
        <ImportBadge state={one.state} />
      </span>
      <span className="flex w-20 justify-end">
        {canEdit && one.state === 'committed' && (
          <Button size="sm" busy={act.isPending} onClick={() => act.mutate({ act: 'undo' })}>
            {t('undo')}
          </Button>
        )}
        {canEdit && (one.state === 'preview' || one.state === 'needs_answer') && (
          <Link href={`/import?id=${one.id}` as Route} className={buttonLook({ size: 'sm' })}>
            {t(one.state === 'preview' ? 'review' : 'answer')}
          </Link>
        )}
      </span>
    </li>
  )
}
