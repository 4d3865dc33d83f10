'use client'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { useCategoryWish, type CategoryAct } from './acts.ts'
import { NameField, ParentField } from './name-and-place.tsx'
import { useCategories, type NamedCategory } from './queries.ts'

interface Props {
  act: Exclude<CategoryAct, { act: 'merge' }>
  onClose: () => void
}

/** A new category, or another name and place for one that is there. */
export default function CategoryDialog({ act, onClose }: Props) {
  const t = useTranslations('categories')
  const common = useTranslations('common')
  const problem = useProblemText()
  const { all } = useCategories()
  const editing = act.act === 'edit' ? act.category : null
  const [name, setName] = useState(editing?.label ?? '')
  const [kind, setKind] = useState<NamedCategory['kind']>(act.act === 'add' ? act.kind : act.category.kind)
  const [parentId, setParentId] = useState(
    act.act === 'add' ? (act.parent?.id ?? '') : (act.category.parentId ?? ''),
  )
  const wish = useCategoryWish(onClose)
  const hasChildren = editing !== null && all.some((one) => one.parentId === editing.id)
  const parents = all.filter((one) => one.kind === kind && !one.parentId && one.id !== editing?.id)

  function submit(event: FormEvent): void {
    event.preventDefault()
    const parent = parentId || null
    wish.mutate(
      editing
        ? { do: 'change', category: editing, name: name.trim(), parentId: parent }
        : { do: 'create', name: name.trim(), kind, parentId: parent },
    )
  }

  return (
    <Dialog open onClose={onClose} title={editing ? t('editTitle') : t('addTitle')}>
      <form className="space-y-4" onSubmit={submit}>
        {wish.error && <Notice tone="bad">{problem(wish.error).next}</Notice>}
        <NameField name={name} onChange={setName} />
        {act.act === 'add' && !act.parent && (
          <KindField
            kind={kind}
            onChange={(chosen) => {
              setKind(chosen)
              setParentId('')
            }}
          />
        )}
        {!hasChildren && <ParentField parents={parents} parentId={parentId} onChange={setParentId} />}
        <DialogActions>
          {editing && (
            <Button className="mr-auto" onClick={() => wish.mutate({ do: 'archive', category: editing })}>
              {t('archive')}
            </Button>
          )}
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button look="solid" type="submit" busy={wish.isPending}>
            {editing ? common('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface KindFieldProps {
  kind: NamedCategory['kind']
  onChange: (kind: NamedCategory['kind']) => void
}

function KindField({ kind, onChange }: KindFieldProps) {
  const t = useTranslations('categories')
  return (
    <Field label={t('kind')}>
      {(ids) => (
        <Select
          {...ids}
          value={kind}
          onChange={(event) => onChange(event.target.value as NamedCategory['kind'])}
        >
          <option value="expense">{t('kinds.expense')}</option>
          <option value="income">{t('kinds.income')}</option>
        </Select>
      )}
    </Field>
  )
}
