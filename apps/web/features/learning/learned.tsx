'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useHeard } from '@/api/events.ts'
import { useFormat } from '@/ui/format.tsx'
import { say } from '@/ui/toast.ts'
import { modelsQuery } from './queries.ts'

const shownMs = 12_000
/** The page of the models says it too. */
const unsaid = (): void => {}

/** Says quietly, wherever the person is, how a training ended. */
export default function Learned() {
  const t = useTranslations('shell.learned')
  const format = useFormat()
  const router = useRouter()
  const client = useQueryClient()
  const tell = useCallback(
    async (isNew: boolean) => {
      const { items } = await client.fetchQuery(modelsQuery)
      const right = items.find(({ current }) => current)?.heldOut?.accuracy
      if (right === undefined && isNew) return
      const action = { label: t('see'), onClick: () => router.push('/settings/learning' as Route) }
      say(isNew ? t('promoted', { right: format.percent(right ?? 0) }) : t('kept'), {
        action,
        duration: shownMs,
      })
    },
    [t, format, router, client],
  )
  const hear = useCallback(
    (type: string) => {
      if (type === 'categorization.model_promoted') tell(true).catch(unsaid)
      if (type === 'categorization.model_kept_back') tell(false).catch(unsaid)
    },
    [tell],
  )
  useHeard(hear)
  return null
}
