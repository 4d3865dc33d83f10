'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { ForecastModel, ForecastModelList } from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'
import { useSession } from '@/features/session/session.tsx'
import { Underway } from '@/features/work/underway.tsx'
import { useWork } from '@/features/work/use-work.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorState, useProblemText } from '@/ui/error-state.tsx'
import { Badge, Notice, Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { useMemberName } from './members.ts'
import { forecastModelsQuery } from './queries.ts'

/** Which model forecasts, how it did beside its rivals, and its training. */
export default function Models() {
  const t = useTranslations('forecast.model')
  const { canEdit } = useSession()
  const { data: models, error, refetch } = useQuery(forecastModelsQuery)
  const work = useWork('train_forecast', '/v1/forecast-models/train')
  if (error && !models) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!models) return <Skeleton className="h-40 w-full" />
  const { items, days, daysLeast } = models
  const own = items.filter(({ state }) => state !== 'shipped')
  const train = (
    <Button icon={<Sparkles />} busy={work.isRunning} onClick={work.start}>
      {t('train')}
    </Button>
  )
  return (
    <Section title={t('title')} aside={canEdit && days >= daysLeast && train}>
      <div className="space-y-4">
        <p className="max-w-[46rem] text-ink-2">{t('lead')}</p>
        <p className="font-medium">
          <Standing models={models} own={own} />
        </p>
        <div aria-live="polite">
          {work.isRunning && <Underway work={work} label={t('training')} canStop={canEdit} />}
          {work.ended === 'done' && <Notice tone="good">{t('trained')}</Notice>}
          {work.ended === 'cancelled' && <Notice>{t('stopped')}</Notice>}
          {work.ended === 'failed' && <Notice tone="warn">{t('failed')}</Notice>}
        </div>
        {own.length > 0 && (
          <ol aria-label={t('versions')} className="panel divide-y divide-line">
            {items.map((model) => (
              <Version key={model.id} model={model} />
            ))}
          </ol>
        )}
      </div>
    </Section>
  )
}

function Standing({ models, own }: { models: ForecastModelList; own: readonly ForecastModel[] }) {
  const t = useTranslations('forecast.model')
  const format = useFormat()
  const { days, daysLeast } = models
  const current = own.find((model) => model.current)
  if (current)
    return t('inUse', {
      at: format.instant(current.createdAt ?? ''),
      count: current.series ?? 0,
      day: format.date(current.learnedTo ?? ''),
    })
  if (own.length > 0) return t('simpleInUse')
  return days < daysLeast ? t('tooLittle', { least: daysLeast, days }) : t('none')
}

function Version({ model }: { model: ForecastModel }) {
  const t = useTranslations('forecast.model')
  const format = useFormat()
  const { canEdit } = useSession()
  const use = useModel()
  const { createdAt, current, state, overNaive, beforeOverNaive, beatenBy } = model
  const name = createdAt ? t('made', { at: format.instant(createdAt) }) : t('simple')
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {current && <Badge tone="accent">{t('current')}</Badge>}
          {state === 'kept_back' && <Badge>{t('keptBack')}</Badge>}
        </p>
        <p className="mt-0.5 text-ink-2">
          {overNaive === null ? t('simpleLead') : t('loses', { share: format.percent(overNaive) })}{' '}
          {beforeOverNaive !== null && t('before', { share: format.percent(beforeOverNaive) })}
        </p>
        {beatenBy && <p className="mt-1 text-ink-2">{t(`because.${beatenBy}`)}</p>}
        {model.members.length > 0 && <Parts members={model.members} />}
      </div>
      {canEdit && !current && state !== 'kept_back' && (
        <Button
          size="sm"
          busy={use.isPending}
          aria-label={t('useOne', { name })}
          onClick={() => use.mutate(model)}
        >
          {t('use')}
        </Button>
      )}
    </li>
  )
}

/** What each part of the model loses by itself, and its share of the forecasts. */
function Parts({ members }: Pick<ForecastModel, 'members'>) {
  const t = useTranslations('forecast.model')
  const f = useTranslations('forecast')
  const format = useFormat()
  const memberName = useMemberName()
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-ink-2 hover:text-ink">{t('parts')}</summary>
      <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_auto_1fr]">
        {members.map(({ grain, name, weight, overNaive }) => (
          <div key={`${grain} ${name}`} className="contents">
            <dt>
              {memberName(name)} · {f(`grains.${grain}`)}
            </dt>
            <dd className="text-ink-2">{weight > 0 ? format.percent(weight) : f('noShare')}</dd>
            <dd className="text-ink-3 max-sm:mb-2">{t('partLoss', { share: format.percent(overNaive) })}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function useModel() {
  const client = useQueryClient()
  const t = useTranslations('forecast.model')
  const problem = useProblemText()
  return useMutation({
    mutationFn: ({ id }: ForecastModel) =>
      call<ForecastModelList>('POST', '/v1/forecast-models/use', { json: { id } }),
    onSuccess: (models) => {
      client.setQueryData(keys.forecastModels, models)
      say(t('used'))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
}
