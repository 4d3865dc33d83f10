'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Model } from '@/api/categorization.ts'
import { keys } from '@/api/keys.ts'
import { Version } from '@/features/models/version.tsx'
import { Card } from '@/features/settings/frame.tsx'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'

const shownAtFirst = 6

/** Every model there was, beside its rivals on the same rows; any that has its weights can be used again. */
export default function Versions({ models }: { models: Model[] }) {
  const t = useTranslations('learning')
  const [all, setAll] = useState(false)
  const shown = all ? models : models.filter((model, at) => at < shownAtFirst || model.current)
  return (
    <Card title={t('versions')} lead={t('versionsLead')}>
      <ol aria-label={t('versions')} className="panel divide-y divide-line">
        {shown.map((model) => (
          <FilingVersion key={model.id} model={model} />
        ))}
      </ol>
      {shown.length < models.length && (
        <Button look="ghost" className="mt-3" onClick={() => setAll(true)}>
          {t('more')}
        </Button>
      )}
    </Card>
  )
}

const choice = { address: '/v1/category-models/use', list: keys.models }

function FilingVersion({ model }: { model: Model }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const { createdAt, trainedOn } = model
  return (
    <Version
      model={model}
      name={createdAt ? t('made', { date: format.instant(createdAt) }) : t('dictionary')}
      lead={trainedOn === null ? t('dictionaryLead') : t('learnedFrom', { count: trainedOn })}
      words="learning"
      choice={choice}
    >
      <Against model={model} />
    </Version>
  )
}

/** How often it was right, beside the rivals on the same held-out rows. */
function Against({ model: { heldOut, before, naive } }: { model: Model }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const figures = [
    ['right', heldOut],
    ['before', before],
    ['naive', naive],
  ] as const
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
      {figures.map(
        ([name, figure]) =>
          figure && (
            <div key={name} className="flex items-baseline gap-1.5">
              <dd className={name === 'right' ? 'font-medium' : 'text-ink-2'}>
                {format.percent(figure.accuracy)}
              </dd>
              <dt className="text-xs text-ink-3">{t(name)}</dt>
            </div>
          ),
      )}
    </dl>
  )
}
