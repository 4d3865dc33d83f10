'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CategorizationSettings } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { reviewCountQuery, settingsQuery } from '@/features/review/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Underway } from '@/features/work/underway.tsx'
import { useWork } from '@/features/work/use-work.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorState, useProblemText } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Notice, Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

/** How sure SCALE must be before it files a row, and another look at what is open. */
export function Categorising() {
  const t = useTranslations('settings.categorising')
  const { canEdit } = useSession()
  const { data, error, refetch } = useQuery(settingsQuery)
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Card title={t('title')} lead={t('lead')}>
        {data ? <Threshold saved={data.threshold} /> : <Skeleton className="h-24 w-full max-w-md" />}
      </Card>
      {canEdit && <LookAgain />}
    </>
  )
}

const percentMin = 50
const percentMax = 99

function Threshold({ saved }: { saved: number }) {
  const t = useTranslations('settings.categorising')
  const common = useTranslations('common')
  const format = useFormat()
  const problem = useProblemText()
  const client = useQueryClient()
  const { canEdit } = useSession()
  const [percent, setPercent] = useState(Math.round(saved * 100))
  const save = useMutation({
    mutationFn: () =>
      call<CategorizationSettings>('PATCH', '/v1/categorization/settings', {
        json: { threshold: percent / 100 },
      }),
    onSuccess: (settings) => {
      client.setQueryData(keys.categorization, settings)
      say(common('saved'))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  const shown = format.percent(percent / 100)
  return (
    <div className="max-w-md space-y-4">
      <Field label={t('label', { percent: shown })} hint={t('means', { count: 100 - percent })}>
        {(ids) => (
          <div>
            <input
              {...ids}
              type="range"
              min={percentMin}
              max={percentMax}
              value={percent}
              disabled={!canEdit}
              aria-valuetext={shown}
              onChange={(event) => setPercent(Number(event.target.value))}
              className="h-8 w-full accent-accent"
            />
            <p aria-hidden className="flex justify-between gap-4 text-xs text-ink-2">
              <span>← {t('more')}</span>
              <span className="text-right">{t('less')} →</span>
            </p>
          </div>
        )}
      </Field>
      {canEdit && (
        <Button
          look="solid"
          disabled={percent === Math.round(saved * 100)}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          {common('save')}
        </Button>
      )}
    </div>
  )
}

function LookAgain() {
  const t = useTranslations('settings.categorising')
  const format = useFormat()
  const work = useWork('categorize', '/v1/categorization/run')
  return (
    <Card
      title={t('againTitle')}
      lead={t('againLead')}
      aside={
        <Button icon={<RotateCw />} busy={work.isRunning} onClick={work.start}>
          {t('again')}
        </Button>
      }
    >
      <div aria-live="polite">
        {work.isRunning && (
          <Underway work={work} label={t('looking')} canStop>
            <p className="mt-2 h-5 text-xs text-ink-3">
              {work.done > 0 && t('looked', { count: work.done, shown: format.count(work.done) })}
            </p>
          </Underway>
        )}
        {work.ended === 'done' && <Looked />}
        {(work.ended === 'failed' || work.ended === 'cancelled') && (
          <Notice tone="warn">{t('stopped')}</Notice>
        )}
      </div>
    </Card>
  )
}

/** The job told its end; the figures of the ledger are fetched anew. */
function Looked() {
  const t = useTranslations('settings.categorising')
  const client = useQueryClient()
  const { data: count } = useQuery(reviewCountQuery)
  useEffect(() => {
    for (const queryKey of [keys.review, keys.transactions, keys.reports])
      void client.invalidateQueries({ queryKey })
  }, [client])
  if (count === undefined) return null
  return (
    <Notice tone="good">
      {t.rich('done', {
        count,
        link: (chunk) => (
          <Link href={'/review' as Route} className="font-medium underline underline-offset-4">
            {chunk}
          </Link>
        ),
      })}
    </Notice>
  )
}
