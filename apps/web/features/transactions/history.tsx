'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/ui/format.tsx'
import { historyQuery } from './queries.ts'

/** Who changed what, newest first. */
export function History({ id }: { id: string }) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const { data: items = [] } = useQuery(historyQuery(id))
  if (items.length === 0) return null
  return (
    <section aria-label={t('history')}>
      <h3 className="mb-2 text-sm">{t('history')}</h3>
      <ol className="space-y-2.5 border-l border-line pl-4">
        {items.map((item) => (
          <li
            key={item.operationId}
            className="relative before:absolute before:top-1.5 before:-left-[1.2rem] before:size-1.5 before:rounded-full before:bg-line-strong"
          >
            <p className={item.undoneAt ? 'text-ink-3 line-through' : undefined}>
              {t('changedFields', {
                fields: Object.keys(item.after)
                  .map((field) => fieldName(t, field))
                  .join(', '),
              })}
            </p>
            <p className="text-xs text-ink-3">
              {format.instant(item.at)}
              {item.undoneAt && ` · ${t('wasUndone')}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const fields = [
  'title',
  'note',
  'categoryId',
  'tags',
  'excluded',
  'reconciled',
  'deletedAt',
  'splits',
] as const

function fieldName(t: ReturnType<typeof useTranslations<'transactions'>>, field: string): string {
  const known = fields.find((one) => one === field)
  return known ? t(`fields.${known}`) : field
}
