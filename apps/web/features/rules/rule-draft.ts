'use client'
import { useState } from 'react'
import type { Rule, RuleActions } from '@/api/rules.ts'
import { useCategories } from '@/features/categories/queries.ts'

/** What becomes of the place of a row: one of these, beside its name and tags. */
export const acts = ['file', 'split', 'transfer', 'none'] as const
export type Act = (typeof acts)[number]

export interface Share {
  key: number
  categoryId: string | null
  /** Percent as typed; one part left empty takes what the others leave. */
  text: string
}

/** What the form says about the rows a rule finds. What belongs to another act is kept while the person tries them. */
export interface Draft {
  act: Act
  categoryId: string | null
  shares: Share[]
  accountId: string
  title: string
  tags: string
}

export function useDraft(rule: Rule | null) {
  const { byId } = useCategories()
  const [draft, setDraft] = useState(() => draftOf(rule, (id) => byId.get(id)?.archived !== true))
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    actions: actionsOf(draft),
  }
}

/** What names a category that went out of use is asked for anew. */
function draftOf(rule: Rule | null, inUse: (categoryId: string) => boolean): Draft {
  const { categoryId, split, transferWith, title, addTags } = rule?.actions ?? {}
  const act = split ? 'split' : transferWith ? 'transfer' : rule && !categoryId ? 'none' : 'file'
  const shares = split ?? [
    { categoryId: null, percent: null },
    { categoryId: null, percent: null },
  ]
  return {
    act,
    categoryId: categoryId && inUse(categoryId) ? categoryId : null,
    shares: shares.map((share, key) => ({
      key,
      categoryId: share.categoryId && inUse(share.categoryId) ? share.categoryId : null,
      text: share.percent === null ? '' : String(share.percent),
    })),
    accountId: transferWith ?? '',
    title: title ?? '',
    tags: addTags?.join(' ') ?? '',
  }
}

/** Null while the form does not say all it must. */
function actionsOf(draft: Draft): RuleActions | null {
  const addTags = draft.tags.split(/[\s,]+/).filter(Boolean)
  const title = draft.title.trim()
  const place = placeOf(draft)
  const actions = {
    ...place,
    ...(title ? { title } : {}),
    ...(addTags.length > 0 ? { addTags } : {}),
  }
  return place === null || Object.keys(actions).length === 0 ? null : actions
}

function placeOf({ act, categoryId, shares, accountId }: Draft): RuleActions | null {
  if (act === 'none') return {}
  if (act === 'transfer') return accountId ? { transferWith: accountId } : null
  if (act === 'file') return categoryId ? { categoryId } : null
  const split = sharesOf(shares).parts.flatMap(({ categoryId: part, hundredths }) =>
    part === null || hundredths <= 0 ? [] : [{ categoryId: part, percent: hundredths / 100 }],
  )
  const whole = split.reduce((sum, { percent }) => sum + Math.round(percent * 100), 0)
  return split.length === shares.length && whole === 10_000 ? { split } : null
}

/** The shares in hundredths of a percent, and what is left of the whole; negative where it is too much. */
export function sharesOf(shares: readonly Share[]) {
  const typed = shares.map(({ text }) => (text.trim() === '' ? null : hundredthsOf(text)))
  const left = 10_000 - typed.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const takesRest = typed.filter((share) => share === null).length === 1 && left > 0
  const parts = shares.map((share, at) => ({
    ...share,
    hundredths: typed[at] ?? (takesRest ? left : 0),
    wrong: typed[at] !== null && !((typed[at] ?? 0) > 0),
  }))
  return { parts, left: takesRest ? 0 : left }
}

/** `33.33` and `33,33` alike; not a number where it is none. */
function hundredthsOf(text: string): number {
  return Math.round(Number(text.trim().replace(',', '.').replace(/\s*%$/, '')) * 100)
}
