'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, RotateCcw, Split, Trash2, Unlink } from 'lucide-react'
import type { Route } from 'next'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '@/api/period.ts'
import type { Transaction } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { useChangeRows } from './edits.ts'
import { recentQuery } from './queries.ts'
import { nameOf } from './row-words.ts'
import { useTransferLink } from './transfer-link.ts'

interface SheetActionsProps {
  row: Transaction
  onSplit: (row: Transaction) => void
  onClose: () => void
}

export function SheetActions({ row, onSplit, onClose }: SheetActionsProps) {
  const t = useTranslations('transactions')
  const change = useChangeRows()
  const [linking, setLinking] = useState(false)
  const link = useTransferLink()
  if (row.deletedAt) {
    return (
      <Button
        icon={<RotateCcw />}
        onClick={() => change.mutate({ target: { rows: [row] }, change: { deleted: false } })}
      >
        {t('bulk.restore')}
      </Button>
    )
  }
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {!row.transfer && (
          <Button icon={<Split />} onClick={() => onSplit(row)}>
            {t('splitIt')}
          </Button>
        )}
        {row.transfer ? (
          <Button icon={<Unlink />} busy={link.isPending} onClick={() => link.mutate({ unlink: row })}>
            {t('unlink')}
          </Button>
        ) : (
          row.splits.length === 0 && (
            <Button icon={<ArrowLeftRight />} aria-expanded={linking} onClick={() => setLinking(!linking)}>
              {t('makeTransfer')}
            </Button>
          )
        )}
        <Button
          icon={<Trash2 />}
          onClick={() => {
            change.mutate({ target: { rows: [row] }, change: { deleted: true } })
            onClose()
          }}
        >
          {t('bulk.delete')}
        </Button>
      </div>
      {linking && !row.transfer && (
        <OtherLegs row={row} onChoose={(other) => link.mutate({ link: legsOf(row, other) })} />
      )}
      {row.transfer && (
        <p className="mt-3 text-ink-2">
          {t.rich('otherLeg', {
            link: (chunk) => (
              <Link
                href={`/transactions?open=${row.transfer?.transactionId}` as Route}
                className="font-medium text-accent underline underline-offset-4"
              >
                {chunk}
              </Link>
            ),
          })}
        </p>
      )}
    </div>
  )
}

function legsOf(row: Transaction, other: Transaction) {
  const [from, to] = row.amount.amount.startsWith('-') ? [row, other] : [other, row]
  return { fromTransactionId: from.id, toTransactionId: to.id }
}

const daysApartMax = 10

/** Rows of equal and opposite amount nearby: what the other leg of a transfer looks like. */
function OtherLegs({ row, onChoose }: { row: Transaction; onChoose: (other: Transaction) => void }) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const size = row.amount.amount.replace('-', '')
  const { data } = useQuery(
    recentQuery(
      {
        direction: row.amount.amount.startsWith('-') ? 'in' : 'out',
        amountMin: size,
        amountMax: size,
        from: addDays(row.bookedOn, -daysApartMax),
        to: addDays(row.bookedOn, daysApartMax),
      },
      10,
    ),
  )
  const others = data?.filter((one) => one.accountId !== row.accountId && !one.transfer) ?? []
  if (data && others.length === 0) return <p className="mt-3 text-ink-2">{t('noOtherLeg')}</p>
  return (
    <ul className="mt-3 divide-y divide-line rounded-lg border border-line">
      {others.map((other) => (
        <li key={other.id}>
          <button
            type="button"
            onClick={() => onChoose(other)}
            className="flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-hover"
          >
            <span className="text-ink-3">{format.date(other.bookedOn, 'dayMonth')}</span>
            <span className="min-w-0 flex-1 truncate">{nameOf(other)}</span>
            <Amount as="change" money={other.amount} />
          </button>
        </li>
      ))}
    </ul>
  )
}
