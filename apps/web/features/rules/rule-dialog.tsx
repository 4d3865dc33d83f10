'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Rule, RuleActions } from '@/api/rules.ts'
import { CategoryField } from '@/features/transactions/category-picker.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useRuleWish } from './acts.ts'
import { previewQuery } from './queries.ts'

/** What the form says about the rows a rule finds. */
interface Wanted {
  categoryId: string | null
  title: string
  tags: string
}

/** What a rule looks for and does, with what it would find now. */
export default function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const t = useTranslations('settings.rules')
  const common = useTranslations('common')
  const [name, setName] = useState(rule?.name ?? '')
  const [condition, setCondition] = useState(rule?.condition ?? '')
  const [does, setDoes] = useState<Wanted>({
    categoryId: rule?.actions.categoryId ?? null,
    title: rule?.actions.title ?? '',
    tags: rule?.actions.addTags?.join(' ') ?? '',
  })
  const wish = useRuleWish()
  const actions = actionsOf(rule, does)

  function submit(event: FormEvent): void {
    event.preventDefault()
    const wanted = { name: name.trim(), condition: condition.trim(), actions }
    wish.mutate(rule ? { do: 'change', rule, patch: wanted } : { do: 'create', rule: wanted }, {
      onSuccess: onClose,
    })
  }

  return (
    <Dialog open onClose={onClose} title={t(rule ? 'editTitle' : 'addTitle')} wide>
      <form className="space-y-4" onSubmit={submit}>
        <Field label={t('condition')} hint={t('conditionHint')}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              required
              maxLength={400}
              value={condition}
              onChange={(event) => setCondition(event.target.value)}
            />
          )}
        </Field>
        <Found condition={condition.trim()} />
        <Does wanted={does} onChange={setDoes} />
        <Field label={t('name')}>
          {(ids) => (
            <Input
              {...ids}
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            look="solid"
            type="submit"
            busy={wish.isPending}
            disabled={Object.keys(actions).length === 0}
          >
            {rule ? common('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Does({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const t = useTranslations('settings.rules')
  return (
    <>
      <div>
        <p className="mb-1.5 font-medium">{t('category')}</p>
        <CategoryField
          value={wanted.categoryId}
          onChange={(categoryId) => onChange({ ...wanted, categoryId })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('rowTitle')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={wanted.title}
              onChange={(event) => onChange({ ...wanted, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('tags')} hint={t('tagsHint')}>
          {(ids) => (
            <Input
              {...ids}
              value={wanted.tags}
              onChange={(event) => onChange({ ...wanted, tags: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  )
}

/** The acts this form does not show, a split or a transfer, stay as they were. */
function actionsOf(rule: Rule | null, { categoryId, title, tags }: Wanted): RuleActions {
  const { split, transferWith } = rule?.actions ?? {}
  const addTags = tags.split(/[\s,]+/).filter(Boolean)
  return {
    ...(split ? { split } : {}),
    ...(transferWith ? { transferWith } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(addTags.length > 0 ? { addTags } : {}),
  }
}

const stillMs = 250

/** What the condition finds now, once the typing rests. */
function Found({ condition }: { condition: string }) {
  const t = useTranslations('settings.rules')
  const format = useFormat()
  const problem = useProblemText()
  const [asked, setAsked] = useState(condition)
  useEffect(() => {
    const rest = setTimeout(() => setAsked(condition), stillMs)
    return () => clearTimeout(rest)
  }, [condition])
  const { data, error } = useQuery(previewQuery(asked))
  if (asked === '') return null
  return (
    <div role="status" className="rounded-lg bg-sunken px-3 py-2">
      {error ? (
        <p className="text-bad">{problem(error).next}</p>
      ) : (
        <p className="font-medium">{data ? t('finds', { count: data.rows }) : t('looking')}</p>
      )}
      <ul className="text-xs/6">
        {data?.examples.map((row) => (
          <li key={row.id} className="flex gap-3">
            <span className="w-20 shrink-0 text-ink-2">{format.date(row.bookedOn)}</span>
            <span className="min-w-0 flex-1 truncate">{row.description}</span>
            <Amount as="change" money={row.amount} />
          </li>
        ))}
      </ul>
    </div>
  )
}
