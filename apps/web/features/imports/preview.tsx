'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportResource, LineState } from '@/api/imports.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { useFormat } from '@/ui/format.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { FileAccounts } from './file-accounts.tsx'
import { Lines } from './lines.tsx'
import { useImportAct } from './acts.ts'

const tabs = [
  ['new', 'new'],
  ['needs_you', 'needsYou'],
  ['problem', 'problem'],
  ['updates', 'updates'],
  ['duplicate', 'duplicate'],
  ['deleted_by_you', 'deletedByYou'],
  ['left_out', 'leftOut'],
  ['mended', 'mended'],
  ['skipped', 'skipped'],
] as const satisfies readonly (readonly [LineState, keyof ImportResource['counts']])[]

/** Every line of the file with its state and its reason, before anything is in the ledger. */
export function Preview({ one, canEdit }: { one: ImportResource; canEdit: boolean }) {
  const t = useTranslations('imports')
  const [state, setState] = useState<LineState | null>(() => firstTab(one))
  return (
    <div className="space-y-6">
      {one.sameFileAs && <Notice title={t('sameFile.title')}>{t('sameFile.text')}</Notice>}
      <FileAccounts one={one} />
      <div className="panel overflow-hidden">
        <Tabs one={one} state={state} onChange={setState} />
        <Lines id={one.id} state={state} accounts={one.accounts} canEdit={canEdit} />
      </div>
      {canEdit && <CommitBar one={one} />}
    </div>
  )
}

/** What needs a person comes first, then what is new. */
function firstTab(one: ImportResource): LineState | null {
  if (one.counts.needsYou > 0) return 'needs_you'
  if (one.counts.problem > 0) return 'problem'
  return one.counts.new > 0 ? 'new' : null
}

interface TabsProps {
  one: ImportResource
  state: LineState | null
  onChange: (state: LineState | null) => void
}

export function Tabs({ one, state, onChange }: TabsProps) {
  const t = useTranslations('imports')
  const format = useFormat()
  // An entry may stand on several lines of the file.
  const listed = tabs.reduce((sum, [, count]) => sum + one.counts[count], 0)
  const look = (on: boolean) =>
    cn(
      'flex h-10 shrink-0 items-center gap-2 border-b-2 px-1 font-medium transition-colors',
      on ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
    )
  return (
    <div
      role="group"
      aria-label={t('showLines')}
      className="flex gap-4 overflow-x-auto border-b border-line px-4"
    >
      <button
        type="button"
        aria-pressed={state === null}
        className={look(state === null)}
        onClick={() => onChange(null)}
      >
        {t('allLines')} <span className="text-ink-3">{format.count(listed)}</span>
      </button>
      {tabs.map(
        ([name, count]) =>
          one.counts[count] > 0 && (
            <button
              key={name}
              type="button"
              aria-pressed={state === name}
              className={look(state === name)}
              onClick={() => onChange(name)}
            >
              {t(`lines.${name}`)} <span className="text-ink-3">{format.count(one.counts[count])}</span>
            </button>
          ),
      )}
    </div>
  )
}

function CommitBar({ one }: { one: ImportResource }) {
  const t = useTranslations('imports')
  const act = useImportAct(one.id)
  const { counts } = one
  const rows = counts.new + counts.updates
  const left = counts.problem + counts.needsYou
  return (
    <div className="sticky bottom-16 z-10 flex flex-wrap items-center gap-x-5 gap-y-3 rounded-xl bg-surface px-5 py-4 shadow-float md:bottom-4">
      <p className="min-w-0 flex-1 basis-64 text-ink-2">
        {rows === 0 ? t('nothingNew') : t('willImport', { fresh: counts.new, updates: counts.updates })}
        {left > 0 && ` ${t('willLeave', { count: left })}`}
      </p>
      <Button
        look="solid"
        size="lg"
        disabled={rows === 0}
        busy={act.isPending}
        onClick={() => act.mutate({ act: 'commit', commit: { rows: 'good' } })}
      >
        {t('importRows', { count: rows })}
      </Button>
    </div>
  )
}
