'use client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { FileText, PencilLine } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { ImportRow } from '@/api/imports.ts'
import type { Transaction } from '@/api/types.ts'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Fact } from './fact.tsx'

type SourceLine = ImportRow & { importId: string; fileName: string | null }

const linesQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'lines', id],
    queryFn: async () =>
      (await call<{ items: SourceLine[] }>('GET', '/v1/imports/lines', { query: { transaction: id } })).items,
  })

/** Where the number comes from: the file, the line in it, and the line itself as the bank wrote it. */
export function Source({ row }: { row: Transaction }) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const { data: lines = [] } = useQuery({ ...linesQuery(row.id), enabled: row.source === 'import' })
  return (
    <section aria-label={t('source')}>
      <h3 className="mb-1 text-sm">{t('source')}</h3>
      <dl>
        <Fact label={t('bankText')}>{row.description}</Fact>
        {row.counterparty && <Fact label={t('counterparty')}>{row.counterparty}</Fact>}
        {row.reference && <Fact label={t('reference')}>{row.reference}</Fact>}
        {row.valueOn && row.valueOn !== row.bookedOn && (
          <Fact label={t('valueDate')}>{format.date(row.valueOn)}</Fact>
        )}
        {row.bankCategory && <Fact label={t('bankCategory')}>{row.bankCategory}</Fact>}
        {row.bankId && <Fact label={t('bankId')}>{row.bankId}</Fact>}
      </dl>
      {row.source === 'hand' && (
        <p className="mt-2 flex items-center gap-2 text-ink-2">
          <PencilLine className="size-4 text-ink-3" aria-hidden />
          {t('byHand')}
        </p>
      )}
      {lines.map((line) => (
        <div key={`${line.importId}-${line.seq}`} className="mt-2 rounded-lg bg-sunken p-3">
          <Link
            href={`/import?id=${line.importId}` as Route}
            className="flex items-center gap-2 font-medium hover:underline"
          >
            <FileText className="size-4 text-ink-3" aria-hidden />
            {t('fromLine', { file: line.fileName ?? t('unnamedFile'), line: line.line })}
          </Link>
          <pre className="mt-2 overflow-x-auto font-mono text-xs leading-5 whitespace-pre-wrap text-ink-2">
            {line.raw}
          </pre>
        </div>
      ))}
    </section>
  )
}
