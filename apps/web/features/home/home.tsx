'use client'
import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { today } from '@/api/period.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import words from '@/i18n/home.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Page } from '@/ui/page.tsx'
import { StatementPicture } from '@/ui/pictures.tsx'
import { AccountsStrip } from './accounts-strip.tsx'
import { Month } from './month.tsx'
import { NeedsYou } from './needs-you.tsx'
import { Recent } from './recent.tsx'
import { Standing } from './standing.tsx'

/** What is ahead is looked at once the standing is there. */
const Ahead = dynamic(() => import('./ahead.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-52 w-full" />,
})

export function Home() {
  return (
    <PageWords words={{ home: words }}>
      <Rooms />
    </PageWords>
  )
}

function Rooms() {
  const t = useTranslations('home')
  const format = useFormat()
  const { canEdit } = useSession()
  const accounts = useQuery(accountsQuery)
  const importLink = (
    <Link href="/imports" className={buttonLook({ look: 'solid' })}>
      <FileDown aria-hidden />
      {t('import')}
    </Link>
  )

  if (accounts.error && !accounts.data) {
    return (
      <Page title={t('title')}>
        <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
      </Page>
    )
  }
  return (
    <Page title={t('title')} lead={format.date(today(), 'long')} actions={canEdit && importLink}>
      {!accounts.data ? (
        <div role="status" aria-label={t('loading')} className="space-y-6">
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      ) : accounts.data.length === 0 ? (
        <div className="panel">
          <EmptyState picture={<StatementPicture />} title={t('empty.title')} action={canEdit && importLink}>
            {t('empty.text')}
          </EmptyState>
        </div>
      ) : (
        <div className="grid gap-x-10 gap-y-9 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0 space-y-9">
            <Standing accounts={accounts.data} />
            <Month accounts={accounts.data} />
            <Recent />
          </div>
          <div className="min-w-0 space-y-9">
            <NeedsYou />
            <Ahead />
            <AccountsStrip accounts={accounts.data} />
          </div>
        </div>
      )}
    </Page>
  )
}
