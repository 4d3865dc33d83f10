'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Alert } from '@/api/anomaly.ts'
import { useKeys } from '@/ui/keyboard.ts'
import { AlertItem } from './alert-item.tsx'
import { useAnswer } from './acts.ts'

interface ListProps {
  items: Alert[]
  canEdit: boolean
  /** The one a mark elsewhere led to. */
  asked: string | null
}

/** Alerts in their order. The keys are about one of them, which moves with J and K. */
export function AlertList({ items, canEdit, asked }: ListProps) {
  const t = useTranslations('insights')
  const [at, setAt] = useState<number | null>(() => {
    const found = items.findIndex(({ id }) => id === asked)
    return found < 0 ? null : found
  })
  const onAnswer = useAnswer()
  const active = at === null ? undefined : items[Math.min(at, items.length - 1)]
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [active?.id])

  const step = (by: number) => () => setAt(Math.max(0, Math.min(items.length - 1, (at ?? -1) + by)))
  const answer = (what: 'acknowledge' | 'fine' | 'mute_payee') => () => {
    if (!active || (active.state !== 'new' && active.state !== 'seen')) return
    onAnswer(active, what === 'mute_payee' && active.payee === null ? 'mute_kind' : what)
  }
  useKeys({ j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1) })
  useKeys({ a: answer('acknowledge'), o: answer('fine'), m: answer('mute_payee') }, canEdit)

  return (
    <ol aria-label={t('list')} className="panel divide-y divide-line">
      {items.map((alert) => (
        <AlertItem
          key={alert.id}
          ref={alert === active ? element : undefined}
          alert={alert}
          active={alert === active}
          canEdit={canEdit}
          onAnswer={onAnswer}
        />
      ))}
    </ol>
  )
}
