'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Rule } from '@/api/rules.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useApply } from './acts.ts'
import { ExampleRows } from './example-rows.tsx'
import { pastQuery } from './queries.ts'

/** What a rule would change among the rows that are there, before it does. */
export default function ApplyDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useTranslations('settings.rules')
  const common = useTranslations('common')
  const { data: past, error, refetch } = useQuery(pastQuery(rule.id))
  const apply = useApply()
  return (
    <Dialog open onClose={onClose} title={t('applyRule', { name: rule.name })} wide>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : past ? (
        <div role="status" className="rounded-lg bg-sunken px-3 py-2">
          <p className="font-medium">{t('wouldChange', { count: past.rows })}</p>
          <ExampleRows rows={past.examples} />
          <p className="text-xs/6 text-ink-2">{t('finds', { count: past.found })}</p>
        </div>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
      <p className="mt-3 text-ink-2">{t('applyLead')}</p>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          look="solid"
          busy={apply.isPending}
          disabled={!past || past.rows === 0}
          onClick={() => apply.mutate(rule, { onSuccess: onClose })}
        >
          {past?.rows ? t('applyNow', { count: past.rows }) : t('apply')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
