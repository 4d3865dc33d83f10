'use client'
import { Wrench } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Decision, ImportRow } from '@/api/imports.ts'
import { useTold } from '@/i18n/told.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { LineFiling } from './line-filing.tsx'
import { LineBadge } from './state-badge.tsx'

interface LineProps {
  row: ImportRow
  accountName: string | undefined
  busy: boolean
  canEdit: boolean
  onDecide: (decision: Decision) => void
  onMend: () => void
}

/** One line of the file: what it says, what will become of it, and why. */
export function Line({ row, accountName, busy, canEdit, onDecide, onMend }: LineProps) {
  const t = useTranslations('imports')
  const told = useTold()
  const format = useFormat()
  const isRow = row.amount !== null
  return (
    <div className="flex items-start gap-x-4 gap-y-1 px-4 py-2.5 max-sm:flex-wrap sm:px-5">
      <span className="w-12 shrink-0 text-xs leading-5 text-ink-3 max-sm:w-8" title={t('lineNumber')}>
        {row.line === row.lineEnd ? row.line : `${row.line}–${row.lineEnd}`}
      </span>
      <span className="w-24 shrink-0 text-ink-2 max-sm:hidden">
        {row.bookedOn && format.date(row.bookedOn)}
      </span>
      <div className="min-w-0 flex-1">
        {isRow ? (
          <p className="truncate">{row.counterparty ?? row.description}</p>
        ) : (
          <p className="truncate font-mono text-xs leading-5 text-ink-2">{row.raw || t('blank')}</p>
        )}
        <p className="mt-0.5 text-xs text-ink-3">
          {row.bookedOn && <span className="sm:hidden">{format.date(row.bookedOn)} · </span>}
          <span>{told('reasons', row.reason)}</span>
          {accountName && ` · ${accountName}`}
          {row.match && row.state !== 'new' && (
            <>
              {' · '}
              {t('matches', {
                date: format.date(row.match.bookedOn),
                what: row.match.description,
                file: row.match.fileName ?? t('byHand'),
              })}
            </>
          )}
        </p>
        <LineFiling row={row} />
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:order-last max-sm:basis-full max-sm:pl-12">
        <LineBadge state={row.state} />
        {canEdit &&
          row.decisions.map((decision) => (
            <Button key={decision} size="sm" disabled={busy} onClick={() => onDecide(decision)}>
              {t(`decisions.${decision}`)}
            </Button>
          ))}
        {canEdit && row.canMend && (
          <Button size="sm" icon={<Wrench />} onClick={onMend}>
            {t('mend')}
          </Button>
        )}
        {row.transactionId && row.state === 'duplicate' && (
          <Link
            href={`/transactions?open=${row.transactionId}` as Route}
            className="text-xs font-medium text-accent hover:underline"
          >
            {t('open')}
          </Link>
        )}
      </div>
      <span className="shrink-0 text-right font-medium sm:w-32">
        {row.amount && <Amount as="change" money={row.amount} />}
      </span>
    </div>
  )
}
