'use client'
import { useTranslations } from 'use-intl'
import { buttonLook } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { LedgerPicture } from '@/ui/pictures.tsx'

export default function NotFound() {
  const t = useTranslations('errors')
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        picture={<LedgerPicture />}
        title={t('page.title')}
        action={
          <Link href="/" className={buttonLook({ look: 'solid' })}>
            {t('page.action')}
          </Link>
        }
      >
        {t('page.text')}
      </EmptyState>
    </main>
  )
}
