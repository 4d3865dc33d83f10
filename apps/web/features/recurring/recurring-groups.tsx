'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Recurring } from '@/api/forecasting.ts'
import { Button } from '@/ui/button.tsx'
import { Section } from '@/ui/page.tsx'
import { RecurringLine } from './recurring-line.tsx'

type Group = 'look' | 'out' | 'in' | 'moved' | 'ended' | 'dismissed'
const groups: readonly Group[] = ['look', 'out', 'in', 'moved', 'ended', 'dismissed']
/** Closed until somebody asks. */
const closed: readonly Group[] = ['ended', 'dismissed']

function groupOf(one: Recurring): Group {
  if (one.verdict === 'dismissed') return 'dismissed'
  if (one.state === 'ended') return 'ended'
  if (one.state === 'missed' || one.state === 'changed' || one.cameBackOn !== null) return 'look'
  return one.transfer ? 'moved' : one.incoming ? 'in' : 'out'
}

/** What asks for a look first, then what goes out, comes in, moves between own accounts, and what is over. */
export function RecurringGroups({ items }: { items: readonly Recurring[] }) {
  const byGroup = Map.groupBy(items, groupOf)
  return groups.map((group) => {
    const members = byGroup.get(group) ?? []
    return members.length > 0 && <GroupOf key={group} group={group} members={members} />
  })
}

function GroupOf({ group, members }: { group: Group; members: readonly Recurring[] }) {
  const t = useTranslations('recurring')
  const [open, setOpen] = useState(!closed.includes(group))
  return (
    <Section
      title={t(`groups.${group}`)}
      aside={
        closed.includes(group) && (
          <Button look="ghost" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('hide') : t('show', { count: members.length })}
          </Button>
        )
      }
    >
      {open && (
        <ul aria-label={t(`groups.${group}`)} className="panel divide-y divide-line">
          {members.map((one) => (
            <RecurringLine key={one.id} recurring={one} />
          ))}
        </ul>
      )}
    </Section>
  )
}
