'use client'
import { useQuery } from '@tanstack/react-query'
import { CalendarSearch, FileDown } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { periodOf } from '@/api/period.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { ReportPicture } from '@/ui/pictures.tsx'

/** No row lies in the time looked at: leads to the twelve months up to the newest one, or to an import. */
export function Nothing() {
  const t = useTranslations('reports.empty')
  const format = useFormat()
  const { workspace } = useSession()
  const { data: accounts = [] } = useQuery(accountsQuery)
  const [period, setPeriod] = useQueryStates({ from: parseAsString, to: parseAsString })
  const newest = accounts
    .map(({ lastBookedOn }) => lastBookedOn ?? '')
    .toSorted()
    .at(-1)
  const there = newest ? periodOf('twelve', workspace.monthStartsOn, newest) : null
  return (
    <div className="panel">
      <EmptyState
        picture={<ReportPicture />}
        title={t('title')}
        action={
          newest && there && there.to !== period.to ? (
            <Button look="solid" icon={<CalendarSearch />} onClick={() => void setPeriod(there)}>
              {t('newest', { day: format.date(newest) })}
            </Button>
          ) : (
            <Link href="/imports" className={buttonLook({ look: 'solid' })}>
              <FileDown aria-hidden />
              {t('action')}
            </Link>
          )
        }
      >
        {t('text')}
      </EmptyState>
    </div>
  )
}
