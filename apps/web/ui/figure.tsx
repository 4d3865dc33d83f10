'use client'
import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { cn } from './cn.ts'

interface FigureProps {
  title: string
  /** One sentence that says what the picture shows; read out in place of the picture. */
  summary: ReactNode
  table: { head: string[]; rows: ReactNode[][]; numeric?: number[] }
  children: ReactNode
  /** What lies over the picture and leads somewhere: links, named for whoever does not see it. */
  over?: ReactNode
  aside?: ReactNode
}

/** A chart is a figure with a sentence and, one click away, the numbers it was drawn from. */
export function Figure({ title, summary, table, children, over, aside }: FigureProps) {
  const t = useTranslations('common')
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <figure aria-labelledby={id} className="panel min-w-0 p-4 sm:p-5">
      <div className="mb-4 flex items-start justify-between gap-4">
        <figcaption className="min-w-0">
          <h2 id={id} className="text-sm">
            {title}
          </h2>
          <p className="mt-1 max-w-[42rem] text-ink-2">{summary}</p>
        </figcaption>
        <div className="flex shrink-0 items-center gap-1" data-print="hide">
          {aside}
          <IconButton
            size="iconSm"
            label={asTable ? t('showChart') : t('showTable')}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartNoAxesColumn /> : <Table2 />}
          </IconButton>
        </div>
      </div>
      {asTable ? (
        <PlainTable {...table} caption={title} />
      ) : (
        <div className="relative">
          <div aria-hidden="true">{children}</div>
          {over}
        </div>
      )}
    </figure>
  )
}

export function PlainTable({
  head,
  rows,
  numeric = [],
  caption,
}: FigureProps['table'] & { caption: string }) {
  return (
    <div className="max-h-96 overflow-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface text-left text-xs text-ink-3">
          <tr>
            {head.map((cell, column) => (
              <th
                key={cell}
                scope="col"
                className={cn('py-2 pr-4 font-medium', numeric.includes(column) && 'text-right')}
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={cn('py-1.5 pr-4', numeric.includes(column) && 'text-right')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
