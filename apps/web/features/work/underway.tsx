'use client'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'
import type { Work } from './use-work.ts'

interface UnderwayProps {
  work: Work
  label: string
  canStop: boolean
  children?: ReactNode
}

/** How far work on the server is, and the way to stop it. */
export function Underway({ work, label, canStop, children }: UnderwayProps) {
  const t = useTranslations('common')
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <div className="min-w-48 flex-1">
        <p className="mb-1.5 text-ink-2">{label}</p>
        <ProgressBar label={label} share={work.share} />
        {children}
      </div>
      {canStop && (
        <Button size="sm" icon={<X />} disabled={!work.canStop} onClick={work.stop}>
          {t('stop')}
        </Button>
      )}
    </div>
  )
}
