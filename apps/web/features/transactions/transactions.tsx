'use client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsBoolean, parseAsString, useQueryState } from 'nuqs'
import { useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useChangeRows } from './edits.ts'
import { useFilter } from './filter.ts'
import { type Filter, totalsQuery, transactionsQuery } from './queries.ts'
import { useSelection } from './selection.ts'

const FilterBar = dynamic(() => import('./filter-bar.tsx').then((file) => file.FilterBar), {
  ssr: false,
  loading: () => <div className="h-14" />,
})
const Table = dynamic(() => import('./table.tsx').then((file) => file.Table), {
  ssr: false,
  loading: () => <div className="flex-1" />,
})
const TotalsBar = dynamic(() => import('./totals-bar.tsx').then((file) => file.TotalsBar), { ssr: false })
const ExportMenu = dynamic(() => import('./export-menu.tsx').then((file) => file.ExportMenu), { ssr: false })
const BulkBar = dynamic(() => import('./bulk-bar.tsx').then((file) => file.BulkBar), { ssr: false })
const Nothing = dynamic(() => import('./nothing.tsx'), { ssr: false })
const SideSheet = dynamic(() => import('./side-sheet.tsx'), { ssr: false })
const AddDialog = dynamic(() => import('./add-dialog.tsx'), { ssr: false })
const SplitDialog = dynamic(() => import('./split-dialog.tsx'), { ssr: false })
const TransferSuggestions = dynamic(() => import('./transfer-suggestions.tsx'), { ssr: false })

export function Transactions() {
  const t = useTranslations('transactions')
  const { canEdit } = useSession()
  const view = useFilter()
  const [openedId, setOpenedId] = useQueryState('open', parseAsString)
  const [adding, setAdding] = useQueryState('add', parseAsBoolean)
  const [pairing, setPairing] = useQueryState('transfers', parseAsBoolean)
  const [splitting, setSplitting] = useState<Transaction | null>(null)
  const selection = useSelection()
  const change = useChangeRows()
  const accounts = useQuery(accountsQuery).data ?? []
  const totals = useQuery(totalsQuery(view.filter))
  const { list, rows, more } = useRows(view.filter)

  return (
    <div className={cn('flex h-dvh min-w-0 flex-col max-md:pb-14', openedId && 'xl:pr-[26rem]')}>
      <Header filter={view.filter} onAdd={canEdit ? () => void setAdding(true) : null} />
      <FilterBar view={view} accounts={accounts} />
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={14} label={t('loading')} />
      ) : rows.length === 0 ? (
        <Nothing filtered={view.isFiltered} onClear={() => void view.clear()} />
      ) : (
        <Table
          rows={rows}
          count={totals.data?.count ?? null}
          accounts={accounts}
          selection={selection}
          openedId={openedId}
          canEdit={canEdit}
          hasMore={list.hasNextPage}
          onMore={more}
          onOpen={(row) => void setOpenedId(row.id === openedId ? null : row.id)}
          onTitle={(row, title) => change.mutate({ target: { rows: [row] }, change: { title } })}
          onCategory={(changed, categoryId) =>
            change.mutate({ target: { rows: changed }, change: { categoryId } })
          }
          onSplit={setSplitting}
          onDelete={(gone) => change.mutate({ target: { rows: gone }, change: { deleted: true } })}
        />
      )}
      {selection.everything || selection.ids.size > 0 ? (
        <BulkBar
          rows={rows}
          filter={view.filter}
          totals={totals.data}
          selection={selection}
          canEdit={canEdit}
          showingDeleted={view.state.deleted === true}
        />
      ) : (
        <TotalsBar totals={totals.data} filtered={view.isFiltered} />
      )}
      {openedId && (
        <SideSheet
          id={openedId}
          onClose={() => void setOpenedId(null)}
          onSplit={setSplitting}
          canEdit={canEdit}
        />
      )}
      {adding && <AddDialog accounts={accounts} onClose={() => void setAdding(null)} />}
      {splitting && <SplitDialog row={splitting} onClose={() => setSplitting(null)} />}
      {pairing && <TransferSuggestions accounts={accounts} onClose={() => void setPairing(null)} />}
    </div>
  )
}

/** The rows of a filter as far as they are loaded; `more` loads the next page. */
function useRows(filter: Filter) {
  const list = useInfiniteQuery(transactionsQuery(filter))
  const { fetchNextPage, isFetchingNextPage } = list
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  return { list, rows, more }
}

interface HeaderProps {
  filter: Filter
  /** Null where the person may only look. */
  onAdd: (() => void) | null
}

function Header({ filter, onAdd }: HeaderProps) {
  const t = useTranslations('transactions')
  return (
    <header className="flex flex-wrap items-center justify-between gap-3 px-4 pt-5 sm:px-6">
      <h1 className="text-xl tracking-[-0.017em]">{t('title')}</h1>
      <div className="flex gap-2">
        <ExportMenu filter={filter} />
        {onAdd && (
          <Button look="solid" icon={<Plus />} onClick={onAdd}>
            {t('add')}
          </Button>
        )}
      </div>
    </header>
  )
}
