'use client'
import { useTranslations } from 'use-intl'
import { Field, Input, Select } from '@/ui/field.tsx'
import type { NamedCategory } from './queries.ts'

interface NameFieldProps {
  name: string
  onChange: (name: string) => void
}

/** What a category is called. What stands there is selected, so that typing replaces it. */
export function NameField({ name, onChange }: NameFieldProps) {
  const t = useTranslations('categories')
  return (
    <Field label={t('name')}>
      {(ids) => (
        <Input
          {...ids}
          autoFocus
          required
          maxLength={80}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface ParentFieldProps {
  parents: readonly NamedCategory[]
  parentId: string
  onChange: (parentId: string) => void
}

/** Where a category stands in the tree. */
export function ParentField({ parents, parentId, onChange }: ParentFieldProps) {
  const t = useTranslations('categories')
  return (
    <Field label={t('parent')}>
      {(ids) => (
        <Select {...ids} value={parentId} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('noParent')}</option>
          {parents.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
