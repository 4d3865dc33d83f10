'use client'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Underway } from '@/features/work/underway.tsx'
import type { Work } from '@/features/work/use-work.ts'
import { Button } from '@/ui/button.tsx'
import { Notice } from '@/ui/feedback.tsx'
import type { ModelWords } from './words.ts'

interface TrainingProps {
  work: Work
  words: ModelWords
}

export function TrainButton({ work, words, disabled = false }: TrainingProps & { disabled?: boolean }) {
  const t = useTranslations(words)
  return (
    <Button icon={<Sparkles />} busy={work.isRunning} disabled={disabled} onClick={work.start}>
      {t('train')}
    </Button>
  )
}

/** How far a training is, and how the last one ended. */
export function TrainingState({ work, words, canStop }: TrainingProps & { canStop: boolean }) {
  const t = useTranslations(words)
  return (
    <div aria-live="polite">
      {work.isRunning && <Underway work={work} label={t('training')} canStop={canStop} />}
      {work.ended === 'done' && <Notice tone="good">{t('trained')}</Notice>}
      {work.ended === 'cancelled' && <Notice>{t('stopped')}</Notice>}
      {work.ended === 'failed' && <Notice tone="warn">{t('failed')}</Notice>}
    </div>
  )
}
