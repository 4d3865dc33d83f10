'use client'
import { X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { IconButton } from '@/ui/button.tsx'
import { Dot } from '@/ui/dot.tsx'
import { Input, Switch } from '@/ui/field.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { useChangeRows, type Change } from './edits.ts'
import { Fact } from './fact.tsx'

/** What a person may say about a row. It lies beside the bank's words and never over them. */
export function SheetFields({ row, canEdit }: { row: Transaction; canEdit: boolean }) {
  const t = useTranslations('transactions')
  const edit = useChangeRows()
  const [title, setTitle] = useState(row.title ?? '')
  const [note, setNote] = useState(row.note ?? '')
  const save = (change: Change) => edit.mutate({ target: { rows: [row] }, change })

  return (
    <section aria-label={t('yours')}>
      <dl>
        <CategoryFact row={row} canEdit={canEdit} onSave={save} />
        <Fact label={t('titleLabel')}>
          <Input
            aria-label={t('titleLabel')}
            value={title}
            disabled={!canEdit}
            placeholder={row.counterparty ?? row.description}
            onChange={(event) => setTitle(event.target.value)}
            onBlur={() => title.trim() !== (row.title ?? '') && save({ title: title.trim() || null })}
          />
        </Fact>
        <Fact label={t('note')}>
          <textarea
            aria-label={t('note')}
            value={note}
            rows={2}
            disabled={!canEdit}
            onChange={(event) => setNote(event.target.value)}
            onBlur={() => note.trim() !== (row.note ?? '') && save({ note: note.trim() || null })}
            className="w-full rounded-md border border-line-strong/80 bg-surface px-2.5 py-1.5"
          />
        </Fact>
        <Fact label={t('tags')}>
          <Tags row={row} canEdit={canEdit} onSave={save} />
        </Fact>
      </dl>
      {canEdit && (
        <div className="mt-1 divide-y divide-line border-y border-line">
          <Switch
            label={t('reconciled')}
            hint={t('reconciledHint')}
            checked={row.reconciled}
            onChange={(reconciled) => save({ reconciled })}
          />
          <Switch
            label={t('excluded')}
            hint={t('excludedHint')}
            checked={row.excluded}
            onChange={(excluded) => save({ excluded })}
          />
        </div>
      )}
    </section>
  )
}

interface PartProps {
  row: Transaction
  canEdit: boolean
  onSave: (change: Change) => void
}

function CategoryFact({ row, canEdit, onSave }: PartProps) {
  const t = useTranslations('transactions')
  const { byId } = useCategories()
  const category = row.categoryId ? byId.get(row.categoryId) : undefined
  const face = (
    <span className="flex items-center gap-2">
      <Dot colour={category?.colour} />
      <span className="truncate">{category?.label ?? t('uncategorised')}</span>
    </span>
  )
  return (
    <Fact label={t('category')}>
      {row.splits.length > 0 ? (
        <ul className="space-y-1">
          {row.splits.map((split) => (
            <li key={split.id} className="flex justify-between gap-3">
              <span className="truncate">
                {(split.categoryId && byId.get(split.categoryId)?.label) ?? t('uncategorised')}
              </span>
              <Amount as="change" money={split.amount} />
            </li>
          ))}
        </ul>
      ) : canEdit && !row.transfer ? (
        <CategoryPicker
          value={row.categoryId}
          onChange={(categoryId) => onSave({ categoryId })}
          className="-mx-2 -my-1 max-w-full rounded-md px-2 py-1 text-left hover:bg-hover"
        >
          {face}
        </CategoryPicker>
      ) : (
        face
      )}
    </Fact>
  )
}

function Tags({ row, canEdit, onSave }: PartProps) {
  const t = useTranslations('transactions')
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const tag = event.currentTarget.value.trim()
    if (event.key !== 'Enter' || !tag) return
    event.preventDefault()
    event.currentTarget.value = ''
    onSave({ addTags: [tag.replaceAll(/[\s,]+/g, '-')] })
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {row.tags.map((tag) => (
        <span key={tag} className="inline-flex h-6 items-center rounded-full bg-sunken pl-2.5 text-xs">
          {tag}
          {canEdit && (
            <IconButton
              size="iconSm"
              className="size-6"
              label={t('removeTag', { tag })}
              onClick={() => onSave({ removeTags: [tag] })}
            >
              <X className="size-3!" />
            </IconButton>
          )}
        </span>
      ))}
      {canEdit && (
        <input
          aria-label={t('addTag')}
          placeholder={t('addTag')}
          onKeyDown={onKey}
          className="h-7 w-24 rounded-md bg-transparent px-1 text-xs"
        />
      )}
    </div>
  )
}
