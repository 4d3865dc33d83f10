'use client'
import { ArrowRight, CircleCheck, RotateCcw, Undo2 } from 'lucide-react'
import type { Route } from 'next'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportResource, LineState } from '@/api/imports.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import { PlainTable } from '@/ui/figure.tsx'
import Link from '@/ui/link.tsx'
import { useImportAct } from './acts.ts'
import { FileAccounts } from './file-accounts.tsx'
import { Lines } from './lines.tsx'
import { Tabs } from './preview.tsx'

/** What the file brought, month by month, with the way back always open. */
export function Done({ one, canEdit }: { one: ImportResource; canEdit: boolean }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const act = useImportAct(one.id)
  const [state, setState] = useState<LineState | null>(null)
  const undone = one.state === 'undone'
  const rows = one.counts.new + one.counts.updates
  return (
    <div className="space-y-6">
      <section className="panel flex flex-wrap items-center gap-x-5 gap-y-4 p-5">
        {undone ? (
          <Undo2 className="size-8 text-ink-3" aria-hidden />
        ) : (
          <CircleCheck className="size-8 text-in" aria-hidden />
        )}
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-base">{undone ? t('done.undone') : t('done.title', { count: rows })}</h2>
          <p className="mt-0.5 text-ink-2">
            {undone
              ? t('done.undoneText', { when: one.undoneAt ? format.instant(one.undoneAt) : '' })
              : t('done.text', { duplicates: one.counts.duplicate, problems: one.counts.problem })}
          </p>
        </div>
        {canEdit && (
          <Button
            icon={undone ? <RotateCcw /> : <Undo2 />}
            busy={act.isPending}
            onClick={() => act.mutate({ act: undone ? 'rerun' : 'undo' })}
          >
            {t(undone ? 'rerun' : 'undoImport')}
          </Button>
        )}
        {!undone && (
          <Link href={`/transactions?import=${one.id}` as Route} className={buttonLook({ look: 'solid' })}>
            {t('seeRows')}
            <ArrowRight aria-hidden />
          </Link>
        )}
      </section>
      <FileAccounts one={one} />
      {one.months.length > 0 && (
        <section className="panel p-5" aria-label={t('byMonth')}>
          <h2 className="mb-2 text-sm">{t('byMonth')}</h2>
          <PlainTable
            caption={t('byMonth')}
            head={[t('month'), t('in'), t('out'), t('rows')]}
            numeric={[1, 2, 3]}
            rows={one.months.map((month) => [
              format.date(month.month, 'month'),
              <Amount key="in" money={month.moneyIn} />,
              <Amount key="out" money={month.moneyOut} />,
              format.count(month.rows),
            ])}
          />
        </section>
      )}
      <div className="panel overflow-hidden">
        <Tabs one={one} state={state} onChange={setState} />
        <Lines id={one.id} state={state} accounts={one.accounts} canEdit={false} />
      </div>
    </div>
  )
}
