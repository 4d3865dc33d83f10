'use client'
import { FileDown } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button.tsx'
import { statementFiles, useUpload } from './upload.ts'

const formats = ['CSV', 'XLSX', 'XLS', 'PDF', 'OFX', 'QFX', 'QIF', 'MT940', 'CAMT', 'BAI2', 'JSON']

export function DropZone({ account }: { account?: string }) {
  const t = useTranslations('imports')
  const picker = useRef<HTMLInputElement>(null)
  const upload = useUpload()
  return (
    <section
      aria-label={t('drop')}
      className="flex flex-col items-center rounded-xl border border-dashed border-line-strong bg-surface px-6 py-9 text-center"
    >
      <span className="mb-3 grid size-11 place-items-center rounded-full bg-accent-soft text-accent">
        <FileDown className="size-5" aria-hidden />
      </span>
      <p className="text-base font-semibold">{t('drop')}</p>
      <p className="mt-1 max-w-[32rem] text-ink-2">{t('dropHint')}</p>
      <Button look="solid" className="mt-4" busy={upload.isPending} onClick={() => picker.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        data-testid="statement-file"
        accept={statementFiles}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) upload.mutate(account ? { files, account } : { files })
        }}
      />
      <p className="mt-5 flex flex-wrap justify-center gap-x-2.5 text-xs text-ink-3">
        {formats.map((format) => (
          <span key={format}>{format}</span>
        ))}
      </p>
    </section>
  )
}
