'use client'
import { Check, Merge } from 'lucide-react'
import type { Route } from 'next'
import dynamic from 'next/dynamic'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal } from '@/api/categorization.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { CategoryPicker } from '@/features/transactions/category-picker.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { useAnswer } from './answer.ts'

const AcceptDialog = dynamic(() => import('./accept-dialog.tsx'), { ssr: false })

/** A category to be: how many rows, three of them, what it might be called and where it would stand. */
export function ProposalCard({ proposal, canEdit }: { proposal: Proposal; canEdit: boolean }) {
  const t = useTranslations('discovery')
  const { byId } = useCategories()
  const name = useId()
  const parent = proposal.parentId ? byId.get(proposal.parentId)?.label : undefined
  return (
    <li aria-labelledby={name} className="panel flex min-w-0 flex-col p-4 sm:p-5">
      <h3 id={name} className="text-base">
        {proposal.name}
      </h3>
      <p className="mt-0.5 text-ink-2">
        {t(proposal.kind === 'income' ? 'incoming' : 'rows', { count: proposal.rows })} ·{' '}
        {parent ? t('under', { parent }) : t('top')}
      </p>
      <Examples proposal={proposal} />
      {canEdit && <Answers proposal={proposal} />}
    </li>
  )
}

function Examples({ proposal: { examples } }: { proposal: Proposal }) {
  const format = useFormat()
  return (
    <ul className="mt-3 flex-1 text-xs/6">
      {examples.map((row) => (
        <li key={row.id} className="flex gap-3">
          <span className="w-20 shrink-0 text-ink-3">{format.date(row.bookedOn)}</span>
          <Link
            href={`/transactions?open=${row.id}` as Route}
            className="min-w-0 flex-1 truncate text-ink-2 hover:underline"
          >
            {row.counterparty ?? row.description}
          </Link>
          <Amount as="change" money={row.amount} />
        </li>
      ))}
    </ul>
  )
}

function Answers({ proposal }: { proposal: Proposal }) {
  const t = useTranslations('discovery')
  const [naming, setNaming] = useState(false)
  const answer = useAnswer(proposal)
  const { name } = proposal
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      <Button
        icon={<Check />}
        disabled={answer.isPending}
        aria-label={t('acceptOne', { name })}
        onClick={() => setNaming(true)}
      >
        {t('accept')}
      </Button>
      <CategoryPicker
        value={null}
        label={t('mergeOne', { name })}
        first={proposal.kind}
        onChange={(mergeInto) => answer.mutate({ mergeInto })}
        className={buttonLook()}
      >
        <Merge aria-hidden /> {t('merge')}
      </CategoryPicker>
      <Button
        look="ghost"
        disabled={answer.isPending}
        aria-label={t('dismissOne', { name })}
        onClick={() => answer.mutate({ dismiss: true })}
      >
        {t('dismiss')}
      </Button>
      {naming && <AcceptDialog proposal={proposal} answer={answer} onClose={() => setNaming(false)} />}
    </div>
  )
}
