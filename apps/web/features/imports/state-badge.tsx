'use client'
import { Check, CircleHelp, Eye, Loader, TriangleAlert, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ImportState, LineState } from '@/api/imports.ts'
import { Badge } from '@/ui/feedback.tsx'

const looks = {
  received: ['plain', Loader],
  reading: ['plain', Loader],
  needs_answer: ['warn', CircleHelp],
  preview: ['accent', Eye],
  rejected: ['bad', TriangleAlert],
  committing: ['plain', Loader],
  committed: ['good', Check],
  undoing: ['plain', Loader],
  undone: ['plain', Undo2],
} as const satisfies Record<ImportState, readonly [string, unknown]>

export function ImportBadge({ state }: { state: ImportState }) {
  const t = useTranslations('imports.states')
  const [tone, Icon] = looks[state]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(state)}
    </Badge>
  )
}

const lineTones = {
  new: 'good',
  duplicate: 'plain',
  updates: 'accent',
  needs_you: 'warn',
  problem: 'bad',
  skipped: 'plain',
  deleted_by_you: 'plain',
  left_out: 'plain',
  mended: 'plain',
} as const satisfies Record<LineState, string>

export function LineBadge({ state }: { state: LineState }) {
  const t = useTranslations('imports.lines')
  return <Badge tone={lineTones[state]}>{t(state)}</Badge>
}
