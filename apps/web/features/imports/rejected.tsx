'use client'
import { FileX2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ImportResource } from '@/api/imports.ts'
import { useTold } from '@/i18n/told.ts'
import { Button } from '@/ui/button.tsx'
import { useImportAct } from './acts.ts'
import { DropZone } from './drop-zone.tsx'

/** The file could not be read: why, that nothing was changed, and what to try. */
export function Rejected({ one }: { one: ImportResource }) {
  const t = useTranslations('imports.rejected')
  const told = useTold()
  const act = useImportAct(one.id)
  return (
    <div className="space-y-6">
      <section role="alert" className="panel flex gap-4 p-5">
        <FileX2 className="size-6 shrink-0 text-bad" aria-hidden />
        <div className="flex-1">
          <h2 className="text-base">{t('title')}</h2>
          <p className="mt-1 text-ink-2">{one.rejection && told('rejections', one.rejection)}</p>
          <p className="mt-1 text-ink-2">{t('meaning')}</p>
          <Button className="mt-4" busy={act.isPending} onClick={() => act.mutate({ act: 'rerun' })}>
            {t('again')}
          </Button>
        </div>
      </section>
      <DropZone />
    </div>
  )
}
