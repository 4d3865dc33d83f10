'use client'
import { useTranslations } from 'use-intl'
import type { ForecastSummary } from '@/api/forecasting.ts'
import { useSession } from '@/features/session/session.tsx'
import { cn } from '@/ui/cn.ts'
import { Select } from '@/ui/field.tsx'
import { liked, subjectKey } from './subjects.ts'
import { useSubjectName } from './subject-name.ts'

interface SubjectSelectProps {
  items: readonly ForecastSummary[]
  chosen: ForecastSummary
  onChoose: (id: string) => void
}

const groups = {
  balance: 'balances',
  income: 'flows',
  expense: 'flows',
  net: 'flows',
  category: 'categories',
} as const
const groupNames = ['balances', 'flows', 'categories'] as const

/** What the forecast is about, and by day, week or month. */
export function SubjectSelect({ items, chosen, onChoose }: SubjectSelectProps) {
  const t = useTranslations('forecast')
  const nameOf = useSubjectName()
  const { workspace } = useSession()
  const own = ({ currency }: ForecastSummary) => (currency === workspace.currency ? 0 : 1)
  const series = Map.groupBy(
    items.toSorted((one, other) => own(one) - own(other)),
    subjectKey,
  )
  const grains = series.get(subjectKey(chosen)) ?? [chosen]
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Select
        aria-label={t('subject')}
        className="sm:!w-80"
        value={subjectKey(chosen)}
        onChange={(event) => {
          const wanted = series.get(event.target.value)
          if (wanted) onChoose(liked(wanted, chosen).id)
        }}
      >
        {groupNames.map((group) => {
          const members = [...series.values()].filter(
            ([first]) => first && groups[first.subject.kind] === group,
          )
          return (
            members.length > 0 && (
              <optgroup key={group} label={t(`groups.${group}`)}>
                {members.map(
                  ([first]) =>
                    first && (
                      <option key={subjectKey(first)} value={subjectKey(first)}>
                        {nameOf(first)}
                      </option>
                    ),
                )}
              </optgroup>
            )
          )
        })}
      </Select>
      {grains.length > 1 && (
        <div role="group" aria-label={t('grain')} className="inline-flex rounded-md bg-sunken p-0.5">
          {grains.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === chosen.id}
              onClick={() => onChoose(one.id)}
              className={cn(
                'h-7 rounded-[5px] px-2.5 text-xs font-medium',
                one.id === chosen.id ? 'bg-surface text-ink shadow-sm' : 'text-ink-2 hover:text-ink',
              )}
            >
              {t(`grains.${one.grain}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
