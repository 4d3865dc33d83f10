'use client'
import { useQuery } from '@tanstack/react-query'
import { ListChecks, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Input } from '@/ui/field.tsx'
import { Skeleton, SkeletonRows } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { Page, Section } from '@/ui/page.tsx'
import { Branch } from './branch.tsx'
import type { CategoryAct } from './acts.ts'
import { categoriesQuery, useCategories, type NamedCategory } from './queries.ts'

const CategoryDialog = dynamic(() => import('./category-dialog.tsx'), { ssr: false })
const Discovery = dynamic(() => import('@/features/discovery/discovery.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="mb-9 h-28 w-full sm:h-20" />,
})
const MergeDialog = dynamic(() => import('./merge-dialog.tsx'), { ssr: false })

type Kind = NamedCategory['kind']

const columns = [['expense'], ['income', 'transfer']] as const

/** The tree under which every row finds its place. */
export function Categories() {
  const t = useTranslations('categories')
  const { canEdit } = useSession()
  const { data, error, refetch } = useQuery(categoriesQuery)
  const [text, setText] = useState('')
  const [act, setAct] = useState<CategoryAct | null>(null)
  const wanted = text.trim().toLowerCase()

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
          <Link href="/settings/rules" className={buttonLook()}>
            <ListChecks aria-hidden />
            {t('rules')}
          </Link>
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
      <Discovery />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={12} label={t('loading')} />
      ) : (
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-9 lg:grid-cols-2">
          {columns.map((kinds) => (
            <div key={kinds[0]} className="space-y-9">
              {kinds.map((kind) => (
                <Tree key={kind} kind={kind} wanted={wanted} onAct={setAct} />
              ))}
            </div>
          ))}
        </div>
      )}
      {act?.act === 'merge' && <MergeDialog category={act.category} onClose={() => setAct(null)} />}
      {act && act.act !== 'merge' && <CategoryDialog act={act} onClose={() => setAct(null)} />}
    </Page>
  )
}

interface TreeProps {
  kind: Kind
  /** What is looked for; a branch stays when it or one of its leaves has it in its name. */
  wanted: string
  onAct: (act: CategoryAct) => void
}

function Tree({ kind, wanted, onAct }: TreeProps) {
  const t = useTranslations('categories')
  const { canEdit } = useSession()
  const { all } = useCategories()
  const matches = (one: NamedCategory) =>
    `${one.label} ${one.parentLabel ?? ''}`.toLowerCase().includes(wanted)
  const leavesOf = (root: NamedCategory) => all.filter((one) => one.parentId === root.id && matches(one))
  const roots = all.filter(
    (one) => one.kind === kind && !one.parentId && (matches(one) || leavesOf(one).length > 0),
  )
  if (roots.length === 0) return null
  return (
    <Section title={t(`kinds.${kind}`)}>
      <ul className="panel divide-y divide-line overflow-hidden">
        {roots.map((root) => (
          <Branch
            key={root.id}
            category={root}
            childCategories={leavesOf(root)}
            canEdit={canEdit}
            forceOpen={wanted !== ''}
            onAct={onAct}
          />
        ))}
      </ul>
    </Section>
  )
}
