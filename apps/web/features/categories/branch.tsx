'use client'
import { ChevronRight, Merge, Pencil, Plus } from 'lucide-react'
import type { Route } from 'next'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Dot } from '@/ui/dot.tsx'
import Link from '@/ui/link.tsx'
import type { CategoryAct } from './acts.ts'
import type { NamedCategory } from './queries.ts'

interface BranchProps {
  category: NamedCategory
  childCategories: NamedCategory[]
  canEdit: boolean
  forceOpen: boolean
  onAct: (act: CategoryAct) => void
}

export function Branch({ category, childCategories, canEdit, forceOpen, onAct }: BranchProps) {
  const t = useTranslations('categories')
  const [chosen, setChosen] = useState(true)
  const open = forceOpen || chosen
  const list = `children-${category.id}`
  return (
    <li>
      <Leaf category={category} canEdit={canEdit} onAct={onAct} strong>
        {childCategories.length > 0 ? (
          <IconButton
            size="iconSm"
            label={t(open ? 'collapse' : 'expand', { name: category.label })}
            aria-expanded={open}
            aria-controls={list}
            className="-ml-1.5"
            onClick={() => setChosen(!chosen)}
          >
            <ChevronRight className={cn('transition-transform', open && 'rotate-90')} />
          </IconButton>
        ) : (
          <span className="w-5.5" />
        )}
      </Leaf>
      {open && childCategories.length > 0 && (
        <ul id={list} className="pb-1.5">
          {childCategories.map((child) => (
            <li key={child.id}>
              <Leaf category={child} canEdit={canEdit} onAct={onAct}>
                <span className="w-9" />
              </Leaf>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

interface LeafProps {
  category: NamedCategory
  canEdit: boolean
  onAct: (act: CategoryAct) => void
  strong?: boolean
  children: React.ReactNode
}

function Leaf({ category, canEdit, onAct, strong, children }: LeafProps) {
  const t = useTranslations('categories')
  const name = category.label
  return (
    <div className={cn('group flex items-center gap-1.5 px-4 hover:bg-hover', strong ? 'h-10' : 'h-8')}>
      {children}
      <Dot colour={category.colour} />
      <Link
        href={`/transactions?category=${category.id}` as Route}
        className={cn('ml-1 min-w-0 flex-1 truncate hover:underline', strong && 'font-medium')}
      >
        {name}
      </Link>
      {canEdit && (
        <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:opacity-100">
          {strong && (
            <IconButton
              size="iconSm"
              label={t('addBelow', { name })}
              onClick={() => onAct({ act: 'add', parent: category, kind: category.kind })}
            >
              <Plus />
            </IconButton>
          )}
          <IconButton
            size="iconSm"
            label={t('edit', { name })}
            onClick={() => onAct({ act: 'edit', category })}
          >
            <Pencil />
          </IconButton>
          <IconButton
            size="iconSm"
            label={t('merge', { name })}
            onClick={() => onAct({ act: 'merge', category })}
          >
            <Merge />
          </IconButton>
        </span>
      )}
    </div>
  )
}
