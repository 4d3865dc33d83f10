'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { AlertSettings } from '@/api/anomaly.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Select } from '@/ui/field.tsx'
import { Section } from '@/ui/page.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { alertSettingsQuery, mutesQuery } from './queries.ts'

const choices = [0, 1, 2, 3, 5, 10]

function useChange<T>(change: (value: T) => Promise<unknown>) {
  const client = useQueryClient()
  const problem = useProblemText()
  return useMutation({
    mutationFn: change,
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.alerts }),
  })
}

/** How many alerts a week may bring. */
export function Budget({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations('insights')
  const { data } = useQuery(alertSettingsQuery)
  const { mutate, isPending } = useChange((alertsPerWeek: number) =>
    call<AlertSettings>('PATCH', '/v1/alerts/settings', { json: { alertsPerWeek } }),
  )
  if (!data) return null
  const offered = [...new Set([...choices, data.alertsPerWeek])].toSorted((a, b) => a - b)
  return (
    <label className="flex items-center gap-2 text-ink-2">
      {t('budget.label')}
      <Select
        compact
        disabled={!canEdit || isPending}
        value={data.alertsPerWeek}
        onChange={(event) => mutate(Number(event.target.value))}
      >
        {offered.map((count) => (
          <option key={count} value={count}>
            {t('budget.count', { count })}
          </option>
        ))}
      </Select>
    </label>
  )
}

/** What nobody wants to hear of, and the way back. */
export function Mutes({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations('insights')
  const { data = [] } = useQuery(mutesQuery)
  const { mutate } = useChange((id: string) => call('DELETE', `/v1/alert-mutes/${id}`))
  if (data.length === 0) return null
  return (
    <Section title={t('mutes.title')}>
      <ul className="panel divide-y divide-line">
        {data.map(({ id, kind, payee }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-2">
            <span className="min-w-0 flex-1 truncate">{payee ?? t(`kinds.${kind ?? 'row_unusual'}`)}</span>
            {canEdit && (
              <Button look="ghost" size="sm" icon={<BellRing />} onClick={() => mutate(id)}>
                {t('mutes.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
