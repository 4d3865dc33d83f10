'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { IconButton } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useKeys } from '@/ui/keyboard.ts'
import { Badge } from '@/ui/feedback.tsx'
import { History } from './history.tsx'
import { nameOf } from './row-words.ts'
import { SheetActions } from './sheet-actions.tsx'
import { SheetFields } from './sheet-fields.tsx'
import { Source } from './source.tsx'
import { transactionQuery } from './queries.ts'
import { WhyCategory } from './why-category.tsx'

interface SideSheetProps {
  id: string
  onClose: () => void
  onSplit: (row: Transaction) => void
  canEdit: boolean
}

/** Everything about one row, beside the table, which stays usable: J and K go on to the next row. */
export default function SideSheet({ id, onClose, onSplit, canEdit }: SideSheetProps) {
  const t = useTranslations('transactions')
  const common = useTranslations('common')
  const { data: row, error, refetch } = useQuery(transactionQuery(id))
  const panel = useRef<HTMLElement>(null)
  useKeys({ Escape: onClose })
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const step = (key: string) => () => window.dispatchEvent(new KeyboardEvent('keydown', { key }))

  return (
    <aside
      ref={panel}
      aria-label={t('details')}
      className="fixed z-30 flex flex-col border-line bg-surface shadow-float max-sm:inset-x-0 max-sm:top-16 max-sm:bottom-0 max-sm:rounded-t-xl sm:inset-y-0 sm:right-0 sm:w-[26rem]"
    >
      <header className="flex items-center gap-1 border-b border-line py-2 pr-3 pl-5">
        <h2 className="flex-1 text-sm">{t('details')}</h2>
        <IconButton size="iconSm" label={t('previousRow')} onClick={step('k')}>
          <ChevronUp />
        </IconButton>
        <IconButton size="iconSm" label={t('nextRow')} onClick={step('j')}>
          <ChevronDown />
        </IconButton>
        <IconButton size="iconSm" label={common('close')} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5">
        {error && !row ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !row ? (
          <div role="status" aria-label={t('loading')} className="space-y-4">
            <Skeleton className="h-8 w-40" />
            <Skeleton className="w-56" />
            <Skeleton className="h-40 w-full" />
          </div>
        ) : (
          <Details row={row} onSplit={onSplit} onClose={onClose} canEdit={canEdit} />
        )}
      </div>
    </aside>
  )
}

function Details({ row, onSplit, onClose, canEdit }: Omit<SideSheetProps, 'id'> & { row: Transaction }) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const { data: accounts } = useQuery(accountsQuery)
  const account = accounts?.find((one) => one.id === row.accountId)
  return (
    <div className="space-y-6">
      <div>
        <p className="text-2xl font-semibold tracking-[-0.02em]">
          <Amount as="change" money={row.amount} />
        </p>
        <p className="mt-1 text-base">{nameOf(row)}</p>
        <p className="mt-0.5 text-ink-2">
          {format.date(row.bookedOn, 'long')} · {account?.name}
        </p>
        <p className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
          {row.pending && <Badge tone="warn">{t('pending')}</Badge>}
          {row.reconciled && <Badge tone="good">{t('reconciled')}</Badge>}
          {row.deletedAt && (
            <Badge tone="bad">{t('deletedOn', { date: format.instant(row.deletedAt) })}</Badge>
          )}
          {row.excluded && <Badge>{t('excluded')}</Badge>}
        </p>
      </div>
      {canEdit && <SheetActions row={row} onSplit={onSplit} onClose={onClose} />}
      <SheetFields key={row.id} row={row} canEdit={canEdit} />
      {row.splits.length === 0 && !row.transfer && <WhyCategory row={row} canEdit={canEdit} />}
      <Source row={row} />
      <History id={row.id} />
    </div>
  )
}
