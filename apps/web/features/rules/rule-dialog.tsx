'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Rule } from '@/api/rules.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { useRuleWish } from './acts.ts'
import { ExampleRows } from './example-rows.tsx'
import { previewQuery } from './queries.ts'
import { RuleActs } from './rule-acts.tsx'
import { useDraft } from './rule-draft.ts'

/** What a rule looks for and does, with what it would find now. */
export default function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const t = useTranslations('settings.rules')
  const common = useTranslations('common')
  const [name, setName] = useState(rule?.name ?? '')
  const [condition, setCondition] = useState(rule?.condition ?? '')
  const { draft, change, actions } = useDraft(rule)
  const wish = useRuleWish()

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!actions) return
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
        <RuleActs draft={draft} onChange={change} />
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
          <Button look="solid" type="submit" busy={wish.isPending} disabled={!actions}>
            {rule ? common('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const stillMs = 250

/** What the condition finds now, once the typing rests. It keeps its height, so that nothing moves under a press. */
function Found({ condition }: { condition: string }) {
  const t = useTranslations('settings.rules')
  const problem = useProblemText()
  const [asked, setAsked] = useState(condition)
  useEffect(() => {
    const rest = setTimeout(() => setAsked(condition), stillMs)
    return () => clearTimeout(rest)
  }, [condition])
  const { data, error } = useQuery(previewQuery(asked))
  const found = asked === '' ? undefined : data
  return (
    <div role="status" className="min-h-28 rounded-lg bg-sunken px-3 py-2">
      {error ? (
        <p className="text-bad">{problem(error).next}</p>
      ) : (
        <p className={found ? 'font-medium' : 'text-ink-2'}>
          {found ? t('finds', { count: found.rows }) : t(asked === '' ? 'findsHere' : 'looking')}
        </p>
      )}
      <ExampleRows rows={found?.examples ?? []} />
    </div>
  )
}
