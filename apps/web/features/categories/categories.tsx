'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Input } from '@/ui/field.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { Page, Section } from '@/ui/page.tsx'
import { Branch } from './branch.tsx'
import type { CategoryAct } from './acts.ts'
import { categoriesQuery, useCategories, type NamedCategory } from './queries.ts'

const CategoryDialog = dynamic(() => import('./category-dialog.tsx'), { ssr: false })
const MergeDialog = dynamic(() => import('./merge-dialog.tsx'), { ssr: false })

const kinds = ['expense', 'income', 'transfer'] as const

/** The tree under which every row finds its place. */
export function Categories() {
  const t = useTranslations('categories')
  const { canEdit } = useSession()
  const { data, error, refetch } = useQuery(categoriesQuery)
  const { all } = useCategories()
  const [text, setText] = useState('')
  const [act, setAct] = useState<CategoryAct | null>(null)
  const wanted = text.trim().toLowerCase()
  const matches = (one: NamedCategory) =>
    `${one.label} ${one.parentLabel ?? ''}`.toLowerCase().includes(wanted)
  const roots = (kind: NamedCategory['kind']) =>
    all.filter(
      (one) =>
        one.kind === kind &&
        !one.parentId &&
        (wanted === '' || matches(one) || all.some((child) => child.parentId === one.id && matches(child))),
    )

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <div className="w-52">
            <Input
              type="search"
              aria-label={t('find')}
              placeholder={t('find')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="h-8!"
            />
          </div>
          {canEdit && (
            <Button
              look="solid"
              icon={<Plus />}
              onClick={() => setAct({ act: 'add', parent: null, kind: 'expense' })}
            >
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={12} label={t('loading')} />
      ) : (
        <div className="grid grid-cols-1 gap-x-10 gap-y-9 lg:grid-cols-2">
          {kinds.map((kind) =>
            roots(kind).length === 0 ? null : (
              <Section
                key={kind}
                title={t(`kinds.${kind}`)}
                className={kind === 'expense' ? 'lg:row-span-2' : ''}
              >
                <ul className="panel divide-y divide-line overflow-hidden">
                  {roots(kind).map((root) => (
                    <Branch
                      key={root.id}
                      category={root}
                      childCategories={all.filter(
                        (one) => one.parentId === root.id && (wanted === '' || matches(one)),
                      )}
                      canEdit={canEdit}
                      forceOpen={wanted !== ''}
                      onAct={setAct}
                    />
                  ))}
                </ul>
              </Section>
            ),
          )}
        </div>
      )}
      {act?.act === 'merge' && <MergeDialog category={act.category} onClose={() => setAct(null)} />}
      {act && act.act !== 'merge' && <CategoryDialog act={act} onClose={() => setAct(null)} />}
    </Page>
  )
}
