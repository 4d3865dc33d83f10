'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Model } from '@/api/categorization.ts'
import { settingsQuery } from '@/features/review/queries.ts'
import { Coverage } from './coverage.tsx'
import { Reliability } from './reliability.tsx'

interface JudgedProps {
  model: Model
  heldOut: NonNullable<Model['heldOut']>
}

/** How a model did on rows it had not seen. */
export default function Judged({ model, heldOut }: JudgedProps) {
  const t = useTranslations('learning')
  const { data: settings } = useQuery(settingsQuery)
  return (
    <div className="space-y-4 border-b border-line pb-9">
      <Reliability bins={model.reliability} error={heldOut.ece} />
      {settings && <Coverage points={model.coverage} threshold={settings.threshold} />}
      <p className="text-xs text-ink-3">{t('alone', { rows: heldOut.rows })}</p>
    </div>
  )
}
