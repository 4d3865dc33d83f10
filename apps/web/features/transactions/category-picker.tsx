'use client'
import dynamic from 'next/dynamic'
import { useEffect, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { buttonLook } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Dot } from '@/ui/dot.tsx'

const load = () => import('@/ui/combobox.tsx').then((file) => file.Combobox)
const Combobox = dynamic(load, { ssr: false })

/** Fetches the list before it is asked for, where one key opens it and the next is already a letter of the category. */
export function usePickerAtHand(): void {
  useEffect(() => {
    load().catch(() => undefined)
  }, [])
}

interface CategoryPickerProps {
  value: string | null
  onChange: (categoryId: string) => void
  onClose?: () => void
  open?: boolean
  /** Which kind stands first: money that came in is rarely an expense. */
  first?: Category['kind']
  /** What is chosen for, where the face of the button alone does not say it. */
  label?: string
  className?: string
  /** The face of the button. */
  children: ReactNode
}

/** Type a few letters of a category and press Enter. Parents can be typed too. */
export function CategoryPicker(props: CategoryPickerProps) {
  const { value, onChange, onClose, open, first, label, className, children } = props
  const t = useTranslations('transactions')
  const { all, byId } = useCategories()
  const current = (value && byId.get(value)?.label) ?? t('uncategorised')
  const parents = new Set(all.map((one) => one.parentId))
  const choices = all
    .filter((one) => !parents.has(one.id))
    .toSorted((one, other) => Number(other.kind === first) - Number(one.kind === first))
    .map((one) => ({
      value: one.id,
      label: one.label,
      ...(one.parentLabel ? { group: one.parentLabel } : {}),
      mark: <Dot colour={one.colour} />,
    }))
  return (
    <Combobox
      choices={choices}
      value={value}
      onChange={onChange}
      placeholder={t('pickCategory')}
      nothing={t('noCategory')}
      trigger={
        <button type="button" className={className} aria-label={label ?? `${t('pickCategory')}: ${current}`}>
          {children}
        </button>
      }
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => !next && onClose?.()}
    />
  )
}

interface CategoryFieldProps {
  value: string | null
  onChange: (categoryId: string) => void
}

/** The picker with the face of a form control. */
export function CategoryField({ value, onChange }: CategoryFieldProps) {
  const t = useTranslations('transactions')
  const { byId } = useCategories()
  const category = value ? byId.get(value) : undefined
  return (
    <CategoryPicker
      value={value}
      onChange={onChange}
      className={cn(buttonLook(), 'h-9 w-full min-w-0 justify-start gap-2 font-normal')}
    >
      <Dot colour={category?.colour} />
      <span className="truncate">{category?.label ?? t('pickCategory')}</span>
    </CategoryPicker>
  )
}
