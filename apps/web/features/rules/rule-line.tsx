'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, History, ListChecks, Pencil } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Rule, RuleActions, RulePatch } from '@/api/rules.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Button, IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Checkbox } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { RemoveButton } from '@/ui/remove-button.tsx'

interface RuleLineProps {
  rule: Rule
  above: Rule | undefined
  below: Rule | undefined
  canEdit: boolean
  onChange: (patch: RulePatch) => void
  onRemove: () => void
  onEdit: () => void
  onRuns: () => void
  onApply: () => void
}

/** One rule: what it looks for, what it does, what it has done. */
export function RuleLine(props: RuleLineProps) {
  const { rule, canEdit, onChange, onRuns } = props
  const t = useTranslations('settings.rules')
  const doesOf = useDoes()
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Checkbox
          label={<span className="font-medium">{rule.name}</span>}
          checked={rule.enabled}
          disabled={!canEdit}
          onChange={(event) => onChange({ enabled: event.target.checked })}
        />
        {canEdit && <Tools {...props} />}
      </div>
      <div className={cn('pl-6.5 max-sm:mt-2', !rule.enabled && 'text-ink-3')}>
        <p className="break-words">
          <code className="rounded bg-sunken px-1 text-xs">{rule.condition}</code> →{' '}
          {doesOf(rule.actions).join(', ')}
        </p>
        <button
          type="button"
          onClick={onRuns}
          className="mt-1 inline-flex min-h-6 items-center gap-1.5 text-xs text-ink-2 hover:underline"
        >
          <History className="size-3.5" aria-hidden />
          {rule.enabled ? t('changed', { count: rule.rows }) : t('off')}
        </button>
      </div>
    </li>
  )
}

function Tools({ rule, above, below, onChange, onRemove, onEdit, onApply }: RuleLineProps) {
  const t = useTranslations('settings.rules')
  const { name } = rule
  // At an end the arrow is switched off in word only: a disabled button would drop the focus of who just pressed it.
  return (
    <div className="flex flex-wrap items-center gap-0.5">
      <Button size="sm" icon={<ListChecks />} aria-label={t('applyRule', { name })} onClick={onApply}>
        {t('apply')}
      </Button>
      <IconButton
        size="iconSm"
        label={t('up', { name })}
        aria-disabled={!above}
        onClick={() => above && onChange({ position: above.position })}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        size="iconSm"
        label={t('down', { name })}
        aria-disabled={!below}
        onClick={() => below && onChange({ position: below.position })}
      >
        <ArrowDown />
      </IconButton>
      <IconButton size="iconSm" label={t('edit', { name })} onClick={onEdit}>
        <Pencil />
      </IconButton>
      <RemoveButton label={t('remove', { name })} lead={t('removeLead')} onRemove={onRemove} />
    </div>
  )
}

/** What a rule does, each act in a few words. */
function useDoes(): (actions: RuleActions) => string[] {
  const t = useTranslations('settings.rules.does')
  const { byId } = useCategories()
  const { data: accounts } = useQuery(accountsQuery)
  const format = useFormat()
  // A rule whose category went out of use files nothing; it must not look as if it did.
  const nameOf = (id: string) => {
    const category = byId.get(id)
    return category?.archived ? t('archived', { category: category.label }) : (category?.label ?? '')
  }
  const part = ({ categoryId, percent }: { categoryId: string; percent: number }) =>
    t('part', { percent: format.percent(percent / 100), category: nameOf(categoryId) })
  return ({ categoryId, title, addTags, split, transferWith }) => [
    ...(categoryId ? [nameOf(categoryId)] : []),
    ...(title ? [t('title', { title })] : []),
    ...(addTags ? [t('tags', { tags: addTags.join(', ') })] : []),
    ...(split ? [t('split', { parts: split.map(part).join(' + ') })] : []),
    ...(transferWith
      ? [t('transfer', { account: accounts?.find(({ id }) => id === transferWith)?.name ?? '' })]
      : []),
  ]
}
