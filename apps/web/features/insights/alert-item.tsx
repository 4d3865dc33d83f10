'use client'
import { BellOff, Check, Ellipsis, Orbit, ThumbsUp } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Route } from 'next'
import { useState, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import type { Alert, AlertAct } from '@/api/anomaly.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Badge } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Menu, MenuItem } from '@/ui/menu.tsx'
import { Explained, useHeadline } from './words.tsx'

const ShapeDrawer = dynamic(() => import('./shape-drawer.tsx'), { ssr: false })

type Answer = Exclude<AlertAct, 'see'>

interface ItemProps {
  alert: Alert
  active: boolean
  canEdit: boolean
  onAnswer: (alert: Alert, answer: Answer) => void
  ref: Ref<HTMLLIElement> | undefined
}

/** One alert: what happened, what was expected, the rows that show it, and what to do about it. */
export function AlertItem({ alert, active, canEdit, onAnswer, ref }: ItemProps) {
  const t = useTranslations('insights')
  const format = useFormat()
  const headline = useHeadline()
  const isOpen = alert.state === 'new' || alert.state === 'seen'
  return (
    <li
      ref={ref}
      aria-current={active ? 'true' : undefined}
      className={cn('px-4 py-4 sm:px-5', active && 'bg-sunken/60')}
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h2 className="text-sm font-semibold">{headline(alert)}</h2>
        {alert.state === 'new' && <Badge tone="accent">{t('new')}</Badge>}
        {!isOpen && (
          <Badge>
            {t(
              alert.ended
                ? `ended.${alert.ended}`
                : alert.verdict === 'fine'
                  ? 'fineBadge'
                  : `states.${alert.state}`,
            )}
          </Badge>
        )}
        <span className="ml-auto text-xs text-ink-3">{format.date(alert.day)}</span>
      </div>
      <Explained alert={alert} />
      <Evidence alert={alert} />
      {canEdit && <Answers alert={alert} isOpen={isOpen} onAnswer={onAnswer} />}
    </li>
  )
}

const rowsShown = 4

function Evidence({ alert }: { alert: Alert }) {
  const t = useTranslations('insights')
  const format = useFormat()
  const [all, setAll] = useState(false)
  if (alert.rows.length === 0) return null
  const rows = all ? alert.rows : alert.rows.slice(0, rowsShown)
  return (
    <>
      <ul
        aria-label={t('evidence')}
        className="mt-2.5 max-w-[46rem] divide-y divide-line rounded-md border border-line"
      >
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={`/transactions?open=${row.id}` as Route}
              className="flex items-baseline gap-3 px-3 py-1.5 hover:bg-hover"
            >
              <span className="w-24 shrink-0 text-ink-3 tabular-nums">{format.date(row.bookedOn)}</span>
              <span className="min-w-0 flex-1 truncate">{row.counterparty || row.description}</span>
              <Amount as="change" money={row.amount} />
            </Link>
          </li>
        ))}
      </ul>
      {alert.rows.length > rows.length && (
        <Button look="ghost" size="sm" className="mt-1" onClick={() => setAll(true)}>
          {t('moreRows', { count: alert.rows.length - rows.length })}
        </Button>
      )}
    </>
  )
}

interface AnswersProps {
  alert: Alert
  isOpen: boolean
  onAnswer: ItemProps['onAnswer']
}

function Answers({ alert, isOpen, onAnswer }: AnswersProps) {
  const t = useTranslations('insights')
  const headline = useHeadline()
  const [shape, setShape] = useState(false)
  const expert = alert.kind === 'rhythm_broken' && (
    <Button look="ghost" size="sm" icon={<Orbit />} onClick={() => setShape(true)}>
      {t('shape.open')}
    </Button>
  )
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {isOpen ? (
        <>
          <Button size="sm" data-decides icon={<Check />} onClick={() => onAnswer(alert, 'acknowledge')}>
            {t('acknowledge')}
          </Button>
          <Button size="sm" icon={<ThumbsUp />} onClick={() => onAnswer(alert, 'fine')}>
            {t('fine')}
          </Button>
          <Menu
            align="end"
            trigger={
              <IconButton size="iconSm" label={t('more', { name: headline(alert) })}>
                <Ellipsis />
              </IconButton>
            }
          >
            {alert.payee && (
              <MenuItem icon={<BellOff />} onSelect={() => onAnswer(alert, 'mute_payee')}>
                {t('mutePayee', { name: alert.payee.name })}
              </MenuItem>
            )}
            <MenuItem icon={<BellOff />} onSelect={() => onAnswer(alert, 'mute_kind')}>
              {t('muteKind')}
            </MenuItem>
          </Menu>
        </>
      ) : (
        alert.ended === null && (
          <Button size="sm" onClick={() => onAnswer(alert, 'reopen')}>
            {t('reopen')}
          </Button>
        )
      )}
      {expert}
      {shape && <ShapeDrawer alert={alert} onClose={() => setShape(false)} />}
    </div>
  )
}
