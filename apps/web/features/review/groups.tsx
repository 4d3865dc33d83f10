'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReviewItem } from '@/api/categorization.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { usePickerAtHand } from '@/features/transactions/category-picker.tsx'
import { useKeys, useQuietKeys } from '@/ui/keyboard.ts'
import type { Decision } from './decide.ts'
import { Group, type GroupAct } from './group.tsx'
import { keyOf } from './queries.ts'

interface GroupsProps {
  items: ReviewItem[]
  canEdit: boolean
  onDecide: (decision: Decision) => void
  onSkip: (item: ReviewItem) => void
  onUndo: () => void
}

/** The groups in their order. One of them is looked at: it has the focus, and the keys are about it. */
export function Groups({ items: waiting, canEdit, onDecide, onSkip, onUndo }: GroupsProps) {
  const t = useTranslations('review')
  const { byId } = useCategories()
  const [picked, setPicked] = useState<Picked | null>(null)
  const items = withPicked(waiting, picked)
  const { active, look, step, leave } = usePlace(items)
  const isPicked = (item: ReviewItem) => picked !== null && keyOf(item) === keyOf(picked.item)
  const picking = active !== undefined && isPicked(active)
  const focused = useFocusOn(active, picking)
  usePickerAtHand()
  useQuietKeys(picking)

  function act(name: GroupAct, item: ReviewItem): void {
    if (name === 'look') return look(item)
    if (name === 'rest') return setPicked(null)
    if (name === 'skip') {
      leave(item)
      return onSkip(item)
    }
    const categoryId = item.suggestion?.categoryId
    if (name === 'accept' && categoryId && byId.has(categoryId)) return onDecide({ item, categoryId })
    look(item)
    setPicked({ item, at: items.indexOf(item) })
  }
  const onActive = (name: GroupAct) => () => active && act(name, active)

  useKeys({ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) })
  useKeys(
    { y: onActive('accept'), c: onActive('pick'), s: onActive('skip'), u: onUndo },
    canEdit && active !== undefined,
  )

  return (
    <ol aria-label={t('list')} className="panel divide-y divide-line">
      {items.map((item) => (
        <Group
          key={keyOf(item)}
          ref={item === active ? focused : undefined}
          item={item}
          active={item === active}
          picking={picking && item === active}
          canEdit={canEdit}
          onAct={act}
          onCategory={(chosen, categoryId) => {
            setPicked(null)
            onDecide({ item: chosen, categoryId })
          }}
        />
      ))}
    </ol>
  )
}

interface Picked {
  item: ReviewItem
  at: number
}

/**
 * The group for which somebody looks for a category keeps its place although a colleague decides it meanwhile: else what
 * is being typed would file the one that moves up.
 */
function withPicked(items: ReviewItem[], picked: Picked | null): ReviewItem[] {
  if (!picked || items.some((item) => keyOf(item) === keyOf(picked.item))) return items
  return items.toSpliced(picked.at, 0, picked.item)
}

/** Stays on its group when others come and go; when it goes itself, the one that takes its place is looked at. */
function usePlace(items: ReviewItem[]) {
  const [place, setPlace] = useState({ key: '', at: 0 })
  const found = items.findIndex((item) => keyOf(item) === place.key)
  const at = found >= 0 ? found : Math.min(place.at, items.length - 1)
  const active = items[at]
  const placeOf = (index: number) => {
    const item = items[index]
    if (item) setPlace({ key: keyOf(item), at: index })
  }
  if (active && (keyOf(active) !== place.key || at !== place.at)) placeOf(at)
  return {
    active,
    look: (item: ReviewItem) => placeOf(items.indexOf(item)),
    step: (by: number) => placeOf(at + by),
    leave: (item: ReviewItem) => placeOf((items.indexOf(item) + 1) % items.length),
  }
}

/**
 * Gives the focus to the first button that decides, so that Enter is the button's own; unless the person is inside
 * already, types, or has something open above the page.
 */
function useFocusOn(active: ReviewItem | undefined, picking: boolean) {
  const element = useRef<HTMLLIElement>(null)
  const key = active && keyOf(active)
  useEffect(() => {
    const now = document.activeElement
    const group = element.current
    if (!group || picking || group.contains(now) || now?.closest('[role=dialog], input')) return
    group.scrollIntoView({ block: 'nearest' })
    const button = group.querySelector<HTMLElement>('[data-decides]') ?? group.querySelector('button')
    button?.focus({ preventScroll: true })
  }, [key, picking])
  return element
}
