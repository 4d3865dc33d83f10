'use client'
import { ArrowRight, FileDown, FlaskConical } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import { statementFiles, useUpload } from '@/features/imports/upload.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { useSampleWorkspace } from './sample.ts'

/** A real statement, or a sample household to look around in. */
export default function FirstStep() {
  const t = useTranslations('session')
  const router = useRouter()
  const sample = useSampleWorkspace()
  const upload = useUpload()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const send = (files: FileList | null) => files && files.length > 0 && upload.mutate({ files: [...files] })

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files)
  }

  return (
    <>
      <h1 className="text-2xl tracking-[-0.02em]">{t('start.title')}</h1>
      <p className="mt-1.5 text-ink-2">{t('start.lead')}</p>
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'mt-7 rounded-xl border border-dashed px-6 py-8 text-center',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
      >
        <FileDown className="mx-auto mb-3 size-7 text-accent" aria-hidden />
        <p className="font-semibold">{t('start.drop')}</p>
        <p className="mt-1 text-ink-2">{t('start.dropHint')}</p>
        <Button look="solid" className="mt-4" busy={upload.isPending} onClick={() => picker.current?.click()}>
          {t('start.choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={statementFiles}
          onChange={(event) => send(event.target.files)}
        />
      </div>
      <button
        type="button"
        disabled={sample.isPending}
        onClick={() => sample.mutate()}
        className="panel mt-3 flex items-center gap-4 p-4 text-left transition-colors hover:bg-sunken disabled:opacity-60"
      >
        <FlaskConical className="size-5 shrink-0 text-accent" aria-hidden />
        <span className="flex-1">
          <span className="block font-semibold">{t('start.sample')}</span>
          <span className="block text-ink-2">
            {t(sample.isPending ? 'start.sampleBusy' : 'start.sampleHint')}
          </span>
        </span>
        <ArrowRight className="size-4 text-ink-3" aria-hidden />
      </button>
      <Button look="ghost" className="mt-4 self-center" onClick={() => router.push('/')}>
        {t('start.later')}
      </Button>
    </>
  )
}
