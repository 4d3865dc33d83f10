'use client'
import { useQuery } from '@tanstack/react-query'
import { Telescope } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal, ProposalList } from '@/api/categorization.ts'
import { useSession } from '@/features/session/session.tsx'
import { Underway } from '@/features/work/underway.tsx'
import { useWork, type Work } from '@/features/work/use-work.ts'
import words from '@/i18n/discovery.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Button } from '@/ui/button.tsx'
import { Notice, Skeleton } from '@/ui/feedback.tsx'
import { Section } from '@/ui/page.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { proposalsQuery } from './queries.ts'

export default function Discovery() {
  return (
    <PageWords words={{ discovery: words }}>
      <Found />
    </PageWords>
  )
}

/** Groups among the rows that wait, each a category to be; and the search for them. */
function Found() {
  const t = useTranslations('discovery')
  const { canEdit } = useSession()
  const { data: list, isPending } = useQuery(proposalsQuery)
  const work = useWork('discover', '/v1/proposed-categories')
  // The categories below do not wait for this, and do not move when it comes.
  if (isPending) return <Skeleton className="mb-9 h-28 w-full sm:h-20" />
  if (!list) return null
  const { items, waiting, waitingLeast } = list
  const look = canEdit && !work.isRunning && waiting >= waitingLeast && (
    <Button size="sm" icon={<Telescope />} onClick={work.start}>
      {t(items.length > 0 ? 'again' : 'look')}
    </Button>
  )
  return (
    <Section title={t('title')} aside={look} className="mb-9">
      {items.length > 0 && <p className="-mt-1.5 mb-3 text-ink-2">{t('lead')}</p>}
      <div aria-live="polite" className="empty:hidden [&:not(:last-child)]:mb-4">
        <Standing list={list} work={work} canEdit={canEdit} />
      </div>
      {items.length > 0 && <Cards items={items} canEdit={canEdit} />}
    </Section>
  )
}

const shownAtFirst = 4

/** The largest first; the rest when asked for, so that the tree stays in reach. */
function Cards({ items, canEdit }: { items: Proposal[]; canEdit: boolean }) {
  const t = useTranslations('discovery')
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, shownAtFirst)
  return (
    <>
      <ul aria-label={t('title')} className="grid gap-4 lg:grid-cols-2">
        {shown.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} canEdit={canEdit} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button look="ghost" className="mt-3" onClick={() => setAll(true)}>
          {t('all', { count: items.length })}
        </Button>
      )}
    </>
  )
}

interface StandingProps {
  list: ProposalList
  work: Work
  canEdit: boolean
}

/** How far the search is, how it ended, or what it could find; nothing where cards speak for it. */
function Standing({ list: { items, waiting, waitingLeast }, work, canEdit }: StandingProps): ReactNode {
  const t = useTranslations('discovery')
  if (work.isRunning) return <Underway work={work} label={t('looking')} canStop={canEdit} />
  if (work.ended === 'failed') return <Notice tone="warn">{t('failed')}</Notice>
  if (work.ended === 'cancelled') return <Notice>{t('stopped')}</Notice>
  if (items.length > 0) return null
  if (work.ended === 'done') return <Notice>{t('nothing')}</Notice>
  const words =
    waiting < waitingLeast ? t('tooFew', { waiting, least: waitingLeast }) : t('idle', { waiting })
  return <p className="max-w-[42rem] text-ink-2">{words}</p>
}
