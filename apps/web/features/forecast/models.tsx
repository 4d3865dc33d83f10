'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ForecastModel, ForecastModelList } from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'
import { TrainButton, TrainingState } from '@/features/models/training.tsx'
import { Version } from '@/features/models/version.tsx'
import { useSession } from '@/features/session/session.tsx'
import { useWork } from '@/features/work/use-work.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'
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
  const train = <TrainButton work={work} words="forecast.model" />
  return (
    <Section title={t('title')} aside={canEdit && days >= daysLeast && train}>
      <div className="space-y-4">
        <p className="max-w-[46rem] text-ink-2">{t('lead')}</p>
        <p className="font-medium">
          <Standing models={models} own={own} />
        </p>
        <TrainingState work={work} words="forecast.model" canStop={canEdit} />
        {own.length > 0 && (
          <ol aria-label={t('versions')} className="panel divide-y divide-line">
            {items.map((model) => (
              <ForecastVersion key={model.id} model={model} />
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

const choice = { address: '/v1/forecast-models/use', list: keys.forecastModels }

function ForecastVersion({ model }: { model: ForecastModel }) {
  const t = useTranslations('forecast.model')
  const format = useFormat()
  const { createdAt, overNaive, beforeOverNaive, members } = model
  return (
    <Version
      model={model}
      name={createdAt ? t('made', { at: format.instant(createdAt) }) : t('simple')}
      lead={
        <>
          {overNaive === null ? t('simpleLead') : t('loses', { share: format.percent(overNaive) })}{' '}
          {beforeOverNaive !== null && t('before', { share: format.percent(beforeOverNaive) })}
        </>
      }
      words="forecast.model"
      choice={choice}
    >
      {members.length > 0 && <Parts members={members} />}
    </Version>
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
