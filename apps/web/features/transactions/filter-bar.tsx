'use client'
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { periodNames, periodOf, type PeriodName } from '@/api/period.ts'
import type { FinancialAccount } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { Select } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Kbd } from '@/ui/feedback.tsx'
import { useKeys } from '@/ui/keyboard.ts'
import type { useFilter } from './filter.ts'
import { SavedFilters } from './saved-filters.tsx'
import { ViewMenu } from './view-menu.tsx'

type View = ReturnType<typeof useFilter>

export function FilterBar({ view, accounts }: { view: View; accounts: FinancialAccount[] }) {
  const t = useTranslations('transactions')
  const { state, set, isFiltered, clear } = view
  const oldest = state.order === 'oldest'
  return (
    <div className="px-4 py-3 sm:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox value={state.q} onChange={(q) => void set({ q: q || null })} />
        {/* On a phone one line that scrolls sideways, so that every filter stays within reach. */}
        <div className="flex items-center gap-2 max-sm:-m-1 max-sm:w-full max-sm:overflow-x-auto max-sm:p-1 max-sm:[scrollbar-width:none] sm:contents">
          <Select
            compact
            aria-label={t('account')}
            value={state.account[0] ?? ''}
            onChange={(event) => void set({ account: event.target.value ? [event.target.value] : null })}
            className="w-40 shrink-0"
          >
            <option value="">{t('allAccounts')}</option>
            {accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
          <PeriodSelect view={view} />
          <Select
            compact
            aria-label={t('direction')}
            value={state.direction ?? ''}
            onChange={(event) => void set({ direction: (event.target.value || null) as 'in' | 'out' | null })}
            className="shrink-0"
          >
            <option value="">{t('inAndOut')}</option>
            <option value="in">{t('onlyIn')}</option>
            <option value="out">{t('onlyOut')}</option>
          </Select>
          <StateSelect view={view} />
          <div className="ml-auto flex">
            <IconButton
              label={t(oldest ? 'newestFirst' : 'oldestFirst')}
              onClick={() => void set({ order: oldest ? null : 'oldest' })}
            >
              {oldest ? <ArrowUpNarrowWide /> : <ArrowDownWideNarrow />}
            </IconButton>
            <SavedFilters isFiltered={isFiltered} />
            <ViewMenu />
          </div>
        </div>
      </div>
      {isFiltered && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Chips view={view} />
          <Button look="ghost" size="sm" icon={<X />} className="-ml-2" onClick={() => void clear()}>
            {t('clearFilter')}
          </Button>
        </div>
      )}
    </div>
  )
}

const typingPauseMs = 200

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('transactions')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [focused, setFocused] = useState(false)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  useKeys({ '/': () => input.current?.focus() })
  return (
    <div className="relative w-full sm:w-auto sm:max-w-80 sm:min-w-52 sm:flex-1">
      <Search className="absolute top-2 left-2.5 size-4 text-ink-3" aria-hidden />
      <input
        ref={input}
        type="search"
        value={text}
        aria-label={t('search')}
        aria-describedby="search-help"
        placeholder={t('searchHint')}
        onChange={(event) => setText(event.target.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        className="h-8 w-full rounded-md border border-line-strong/80 bg-surface pr-8 pl-8.5 text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <IconButton
          size="iconSm"
          label={t('clearSearch')}
          className="absolute top-0.5 right-0.5"
          onClick={() => onChange('')}
        >
          <X />
        </IconButton>
      ) : (
        <span className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden" aria-hidden>
          <Kbd>/</Kbd>
        </span>
      )}
      <p
        id="search-help"
        className={
          focused && !text
            ? 'floats absolute top-10 left-0 z-20 w-72 space-x-1 p-3 text-xs leading-6 text-ink-2'
            : 'sr-only'
        }
      >
        {t.rich('searchHelp', {
          code: (chunk: ReactNode) => <code className="rounded bg-sunken px-1 py-0.5">{chunk}</code>,
        })}
      </p>
    </div>
  )
}

function PeriodSelect({ view: { state, set } }: { view: View }) {
  const t = useTranslations('transactions')
  const names = useTranslations('periods')
  const format = useFormat()
  const { workspace } = useSession()
  const periods = periodNames.map((name) => ({ name, ...periodOf(name, workspace.monthStartsOn) }))
  const current = periods.find((one) => one.from === state.from && one.to === state.to)
  const custom = !current && (state.from || state.to)
  return (
    <Select
      compact
      aria-label={t('period')}
      className="w-40 shrink-0"
      value={current?.name ?? (custom ? 'custom' : '')}
      onChange={(event) => {
        const chosen = periods.find((one) => one.name === (event.target.value as PeriodName))
        void set({ from: chosen?.from ?? null, to: chosen?.to ?? null })
      }}
    >
      <option value="">{t('anyTime')}</option>
      {custom && (
        <option value="custom">
          {`${state.from ? format.date(state.from) : '…'} – ${state.to ? format.date(state.to) : '…'}`}
        </option>
      )}
      {periodNames.map((name) => (
        <option key={name} value={name}>
          {names(name)}
        </option>
      ))}
    </Select>
  )
}

const states = {
  uncategorised: { categorised: false },
  transfers: { transfer: true },
  pending: { pending: true },
  deleted: { deleted: true },
} as const

function StateSelect({ view: { state, set } }: { view: View }) {
  const t = useTranslations('transactions')
  const none = { categorised: null, transfer: null, pending: null, deleted: null }
  const current = Object.entries(states).find(([, wanted]) =>
    Object.entries(wanted).every(([name, value]) => state[name as keyof typeof none] === value),
  )
  return (
    <Select
      compact
      aria-label={t('state')}
      value={current?.[0] ?? ''}
      onChange={(event) => void set({ ...none, ...states[event.target.value as keyof typeof states] })}
      className="shrink-0"
    >
      <option value="">{t('anyState')}</option>
      {(Object.keys(states) as (keyof typeof states)[]).map((name) => (
        <option key={name} value={name}>
          {t(`states.${name}`)}
        </option>
      ))}
    </Select>
  )
}

/** Filters that arrive by a link and have no control of their own here. */
function Chips({ view: { state, set } }: { view: View }) {
  const t = useTranslations('transactions')
  const { byId } = useCategories()
  const look =
    'inline-flex h-7 items-center gap-1 rounded-full bg-accent-soft pr-1 pl-3 text-xs font-medium text-accent'
  const close = (onClick: () => void) => (
    <IconButton size="iconSm" className="size-6 text-accent" label={t('removeFilter')} onClick={onClick}>
      <X />
    </IconButton>
  )
  return (
    <>
      {state.category.map((id) => (
        <span key={id} className={look}>
          {byId.get(id)?.label ?? t('category')}
          {close(() => void set({ category: state.category.filter((one) => one !== id) }))}
        </span>
      ))}
      {state.tag.map((tag) => (
        <span key={tag} className={look}>
          {tag}
          {close(() => void set({ tag: state.tag.filter((one) => one !== tag) }))}
        </span>
      ))}
      {state.import && (
        <span className={look}>
          {t('oneImport')}
          {close(() => void set({ import: null }))}
        </span>
      )}
    </>
  )
}
