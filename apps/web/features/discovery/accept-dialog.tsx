'use client'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal } from '@/api/categorization.ts'
import { NameField, ParentField } from '@/features/categories/name-and-place.tsx'
import { useCategories } from '@/features/categories/queries.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import type { useAnswer } from './answer.ts'

interface AcceptDialogProps {
  proposal: Proposal
  answer: ReturnType<typeof useAnswer>
  onClose: () => void
}

/** The name and the place of a category that was found; both are suggestions. */
export default function AcceptDialog({ proposal, answer, onClose }: AcceptDialogProps) {
  const t = useTranslations('discovery')
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
        <NameField name={name} onChange={setName} />
        <ParentField parents={parents} parentId={parentId} onChange={setParentId} />
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
