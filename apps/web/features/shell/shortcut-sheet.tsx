'use client'
import { useTranslations } from 'use-intl'
import words from '@/i18n/shortcuts.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Kbd } from '@/ui/feedback.tsx'
import { places } from './places.ts'

const everywhere = [
  ['palette', ['Ctrl', 'K']],
  ['sheet', ['?']],
  ['privacy', ['P']],
  ['undo', ['Z']],
  ['redo', ['Ctrl', 'Shift', 'Z']],
] as const

const inTables = [
  ['next', ['J']],
  ['previous', ['K']],
  ['select', ['X']],
  ['range', ['Shift', 'X']],
  ['open', ['Enter']],
  ['category', ['C']],
  ['edit', ['E']],
  ['split', ['S']],
  ['remove', ['Del']],
  ['search', ['/']],
  ['leave', ['Esc']],
] as const

const inReview = [
  ['accept', ['Enter']],
  ['pick', ['C']],
  ['skip', ['S']],
  ['undoLast', ['U']],
] as const

export default function ShortcutSheet(props: { onClose: () => void }) {
  return (
    <PageWords words={{ shortcuts: words }}>
      <Sheet {...props} />
    </PageWords>
  )
}

function Sheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shortcuts')
  const shell = useTranslations('shell')
  return (
    <Dialog open onClose={onClose} title={t('title')} wide>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <div className="space-y-6">
          <Group title={t('everywhere')}>
            {everywhere.map(([name, keys]) => (
              <Line key={name} text={t(name)} keys={keys} />
            ))}
          </Group>
          <Group title={t('goTo')}>
            {places.map((place) => (
              <Line
                key={place.name}
                text={shell(`places.${place.name}`)}
                keys={['G', place.key.toUpperCase()]}
              />
            ))}
          </Group>
        </div>
        <div className="space-y-6">
          <Group title={t('tables')}>
            {inTables.map(([name, keys]) => (
              <Line key={name} text={t(name)} keys={keys} />
            ))}
          </Group>
          <Group title={t('review')}>
            {inReview.map(([name, keys]) => (
              <Line key={name} text={t(name)} keys={keys} />
            ))}
          </Group>
        </div>
      </div>
    </Dialog>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs text-ink-3">{title}</h3>
      <dl className="divide-y divide-line">{children}</dl>
    </section>
  )
}

function Line({ text, keys }: { text: string; keys: readonly string[] }) {
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <dt>{text}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  )
}
