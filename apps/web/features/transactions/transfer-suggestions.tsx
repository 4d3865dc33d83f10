'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { FinancialAccount, TransferSuggestions as Suggestions } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { EmptyState, SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { ClearPicture } from '@/ui/pictures.tsx'
import { useTransferLink } from './transfer-link.ts'

interface Props {
  accounts: FinancialAccount[]
  onClose: () => void
}

/** Pairs that look like one movement between own accounts; linked, they count as neither income nor expense. */
export default function TransferSuggestions({ accounts, onClose }: Props) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const { data } = useQuery({
    queryKey: keys.transferSuggestions,
    queryFn: () => call<Suggestions>('GET', '/v1/transfers/suggestions', { query: { limit: 50 } }),
  })
  const link = useTransferLink()
  const name = (id: string) => accounts.find((one) => one.id === id)?.name ?? ''
  return (
    <Dialog open onClose={onClose} title={t('pairs.title')} description={t('pairs.lead')} wide>
      {!data ? (
        <SkeletonRows rows={4} label={t('loading')} />
      ) : data.items.length === 0 ? (
        <EmptyState picture={<ClearPicture />} title={t('pairs.none')}>
          {t('pairs.noneText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {data.items.map((pair) => (
            <li
              key={pair.from.transactionId + pair.to.transactionId}
              className="flex items-center gap-4 py-3"
            >
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2 font-medium">
                  <span className="truncate">{name(pair.from.accountId)}</span>
                  <ArrowRight className="size-4 shrink-0 text-ink-3" aria-label={t('pairs.to')} />
                  <span className="truncate">{name(pair.to.accountId)}</span>
                </p>
                <p className="truncate text-xs text-ink-3">
                  {format.date(pair.from.bookedOn)} · {pair.from.description}
                </p>
              </div>
              <Amount money={pair.to.amount} className="font-medium" />
              <Button
                size="sm"
                disabled={link.isPending}
                onClick={() =>
                  link.mutate({
                    link: {
                      fromTransactionId: pair.from.transactionId,
                      toTransactionId: pair.to.transactionId,
                    },
                  })
                }
              >
                {t('pairs.link')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
