'use client'
import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useUpload } from './upload.ts'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** A statement may be dropped on any page. */
export default function DropAnywhere() {
  const t = useTranslations('shell')
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const { mutate } = useUpload()

  useEffect(() => {
    const stop = new AbortController()
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(name, (event) => carriesFiles(event) && act(event), { signal: stop.signal })
    listen('dragenter', () => {
      depth.current++
      setOver(true)
    })
    listen('dragover', (event) => event.preventDefault())
    listen('dragleave', () => {
      depth.current--
      if (depth.current <= 0) setOver(false)
    })
    listen('drop', (event) => {
      event.preventDefault()
      depth.current = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) mutate({ files })
    })
    return () => stop.abort()
  }, [mutate])

  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <div className="grid size-full place-items-center rounded-xl border-2 border-dashed border-accent bg-surface/90 text-center">
        <div>
          <FileDown className="mx-auto mb-3 size-10 text-accent" aria-hidden />
          <p className="text-lg font-semibold">{t('dropHere')}</p>
          <p className="mt-1 text-ink-2">{t('dropNote')}</p>
        </div>
      </div>
    </div>
  )
}
