'use client'
import { FileDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, buttonLook } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { LedgerPicture } from '@/ui/pictures.tsx'

/** No row to show: because of the filter, or because there is none yet. */
export default function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useTranslations('transactions')
  return (
    <div className="flex-1 overflow-y-auto">
      <EmptyState
        picture={<LedgerPicture />}
        title={t(filtered ? 'none.title' : 'empty.title')}
        action={
          filtered ? (
            <Button onClick={onClear}>{t('clearFilter')}</Button>
          ) : (
            <Link href="/imports" className={buttonLook({ look: 'solid' })}>
              <FileDown aria-hidden />
              {t('empty.action')}
            </Link>
          )
        }
      >
        {t(filtered ? 'none.text' : 'empty.text')}
      </EmptyState>
    </div>
  )
}
