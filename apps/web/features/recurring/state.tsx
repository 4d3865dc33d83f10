'use client'
import { CircleAlert, CircleCheck, CircleDashed, CircleOff, TrendingUp } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Recurring } from '@/api/forecasting.ts'
import { Badge } from '@/ui/feedback.tsx'

type State = Recurring['state']

/** A mark for each state, told apart by its shape. */
export const stateIcons = {
  paid: CircleCheck,
  upcoming: CircleDashed,
  changed: TrendingUp,
  missed: CircleAlert,
  ended: CircleOff,
} as const

export const stateColours: Record<State, string> = {
  paid: 'text-in',
  upcoming: 'text-ink-3',
  changed: 'text-warn',
  missed: 'text-warn',
  ended: 'text-ink-3',
}

const tones = { paid: 'good', upcoming: 'plain', changed: 'warn', missed: 'warn', ended: 'plain' } as const

export function StateBadge({ state }: { state: State }) {
  const t = useTranslations('recurring')
  const Icon = stateIcons[state]
  return (
    <Badge tone={tones[state]}>
      <Icon aria-hidden />
      {t(`states.${state}`)}
    </Badge>
  )
}
