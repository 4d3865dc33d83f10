'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CategoryField } from '@/features/transactions/category-picker.tsx'
import { totalsQuery } from '@/features/transactions/queries.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { useCategoryWish } from './acts.ts'
import type { NamedCategory } from './queries.ts'

/** Two categories become one: the rows move, nothing is lost, and it can be undone. */
export default function MergeDialog({ category, onClose }: { category: NamedCategory; onClose: () => void }) {
  const t = useTranslations('categories')
  const common = useTranslations('common')
  const problem = useProblemText()
  const [into, setInto] = useState<string | null>(null)
  const { data: totals } = useQuery(totalsQuery({ category: [category.id] }))
  const wish = useCategoryWish(onClose)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('mergeTitle', { name: category.label })}
      description={t('mergeLead', { count: totals?.count ?? 0 })}
    >
      {wish.error && <Notice tone="bad">{problem(wish.error).next}</Notice>}
      <p className="mb-1.5 font-medium">{t('mergeInto')}</p>
      <CategoryField value={into} onChange={(id) => id !== category.id && setInto(id)} />
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          look="solid"
          disabled={!into}
          busy={wish.isPending}
          onClick={() => into && wish.mutate({ do: 'merge', category, into })}
        >
          {t('mergeSubmit')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
