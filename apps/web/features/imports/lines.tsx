'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportAccount, ImportRow, LineState } from '@/api/imports.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useDecideRow } from './acts.ts'
import { Line } from './line.tsx'
import { importRowsQuery } from './queries.ts'

const MendDialog = dynamic(() => import('./mend-dialog.tsx'), { ssr: false })

interface LinesProps {
  id: string
  state: LineState | null
  accounts: ImportAccount[]
  canEdit: boolean
}

/** The lines of a file, as many as it has, drawn as far as they are seen. */
export function Lines({ id, state, accounts, canEdit }: LinesProps) {
  const t = useTranslations('imports')
  const scroller = useRef<HTMLDivElement>(null)
  const [mending, setMending] = useState<ImportRow | null>(null)
  const query = useInfiniteQuery(importRowsQuery(id, state))
  const decide = useDecideRow(id)
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 8,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > rows.length - 30) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, last, rows.length, fetchNextPage])

  if (query.error && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={6} label={t('loading')} />
  if (rows.length === 0) return <p className="px-5 py-10 text-center text-ink-2">{t('noLines')}</p>
  return (
    <>
      <div
        ref={scroller}
        role="region"
        aria-label={t('preview')}
        tabIndex={0}
        className="max-h-[min(60dvh,40rem)] overflow-y-auto"
      >
        <ul style={{ height: virtual.getTotalSize() }} className="relative">
          {drawn.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <li
                key={row.seq}
                ref={virtual.measureElement}
                data-index={item.index}
                className="absolute inset-x-0 border-b border-line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line
                  row={row}
                  accountName={
                    accounts.length > 1 ? accounts[row.accountIndex ?? 0]?.account.name : undefined
                  }
                  busy={decide.isPending && decide.variables.seq === row.seq}
                  canEdit={canEdit}
                  onDecide={(decision) => decide.mutate({ seq: row.seq, decision: { decision } })}
                  onMend={() => setMending(row)}
                />
              </li>
            )
          })}
        </ul>
      </div>
      {mending && <MendDialog id={id} row={mending} accounts={accounts} onClose={() => setMending(null)} />}
    </>
  )
}
