'use client'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal } from '@/api/categorization.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import type { useAnswer } from './answer.ts'

interface AcceptDialogProps {
  proposal: Proposal
  answer: ReturnType<typeof useAnswer>
  onClose: () => void
}

/** The name and the place of a category that was found; both are suggestions. */
export default function AcceptDialog({ proposal, answer, onClose }: AcceptDialogProps) {
  const t = useTranslations('discovery')
  const categories = useTranslations('categories')
  const common = useTranslations('common')
  const { all } = useCategories()
  const [name, setName] = useState(proposal.name)
  const [parentId, setParentId] = useState(proposal.parentId ?? '')
  const parents = all.filter((one) => one.kind === proposal.kind && !one.parentId)

  function submit(event: FormEvent): void {
    event.preventDefault()
    answer.mutate({ accept: { name: name.trim(), parentId: parentId || null } }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('acceptTitle')}
      description={t('acceptLead', { count: proposal.rows })}
    >
      <form className="space-y-4" onSubmit={submit}>
        <Field label={t('name')}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              required
              maxLength={80}
              value={name}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('parent')}>
          {(ids) => (
            <Select {...ids} value={parentId} onChange={(event) => setParentId(event.target.value)}>
              <option value="">{categories('noParent')}</option>
              {parents.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button look="solid" type="submit" busy={answer.isPending}>
            {t('submit', { count: proposal.rows })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
