'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Rule, RuleIdea } from '@/api/rules.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Card } from '@/features/settings/frame.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useRuleWish } from './acts.ts'
import { ideasQuery, rulesQuery } from './queries.ts'
import { RuleLine } from './rule-line.tsx'

const RuleDialog = dynamic(() => import('./rule-dialog.tsx'), { ssr: false })
const ApplyDialog = dynamic(() => import('./apply-dialog.tsx'), { ssr: false })
const RunsDialog = dynamic(() => import('./runs-dialog.tsx'), { ssr: false })

/** The rules in their order, and those that choices suggest. */
export function Rules() {
  const t = useTranslations('settings.rules')
  const { canEdit } = useSession()
  const { data: rules, error, refetch } = useQuery(rulesQuery)
  const wish = useRuleWish()
  const [editing, setEditing] = useState<Rule | 'new' | null>(null)
  const [applying, setApplying] = useState<Rule | null>(null)
  const [told, setTold] = useState<Rule | null>(null)
  if (error && !rules) return <ErrorState error={error} onRetry={() => void refetch()} />
  const add = (
    <Button look="solid" icon={<Plus />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <Card title={t('title')} lead={t('lead')} aside={canEdit && add}>
        {!rules ? (
          <SkeletonRows rows={4} label={t('loading')} />
        ) : rules.length === 0 ? (
          <p className="panel px-4 py-6 text-center text-ink-2">{t('none')}</p>
        ) : (
          <ol aria-label={t('title')} className="panel divide-y divide-line">
            {rules.map((rule, at) => (
              <RuleLine
                key={rule.id}
                rule={rule}
                above={rules[at - 1]}
                below={rules[at + 1]}
                canEdit={canEdit}
                onChange={(patch) => wish.mutate({ do: 'change', rule, patch })}
                onRemove={() => wish.mutate({ do: 'remove', rule })}
                onEdit={() => setEditing(rule)}
                onRuns={() => setTold(rule)}
                onApply={() => setApplying(rule)}
              />
            ))}
          </ol>
        )}
      </Card>
      {canEdit && <Ideas />}
      {editing && <RuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {applying && <ApplyDialog rule={applying} onClose={() => setApplying(null)} />}
      {told && <RunsDialog rule={told} onClose={() => setTold(null)} />}
    </>
  )
}

/** Three choices or more agree: nothing is made until the person says so. */
function Ideas() {
  const t = useTranslations('settings.rules')
  const { data: ideas = [] } = useQuery(ideasQuery)
  const wish = useRuleWish()
  if (ideas.length === 0) return null
  const make = ({ name, condition, actions }: RuleIdea) =>
    wish.mutate({ do: 'create', rule: { name, condition, actions } })
  return (
    <Card title={t('ideas')} lead={t('ideasLead')}>
      <ul className="panel divide-y divide-line">
        {ideas.map((idea) => (
          <li key={idea.condition} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <Idea idea={idea} />
            <Button busy={wish.isPending} onClick={() => make(idea)}>
              {t('make')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Idea({ idea }: { idea: RuleIdea }) {
  const t = useTranslations('settings.rules')
  const { byId } = useCategories()
  const category = byId.get(idea.actions.categoryId)?.label ?? ''
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="font-medium">{idea.name}</p>
      <p className="text-ink-2">
        {t('ideaWhy', { count: idea.choices, category })} {t('finds', { count: idea.rows })}
      </p>
    </div>
  )
}
