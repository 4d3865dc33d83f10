'use client'
import { useQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import type { Route } from 'next'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Alert } from '@/api/anomaly.ts'
import words from '@/i18n/insights.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { placeOfDay } from '@/ui/charts/ticks.ts'
import { plotEdgesPx } from '@/ui/charts/parts.tsx'
import { cn } from '@/ui/cn.ts'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { useWidth } from '@/ui/width.ts'
import { markGroups } from './mark-groups.ts'
import { openAlertsQuery } from './queries.ts'
import { useHeadline } from './words.tsx'

interface ChartMarksProps {
  /** First and last day of the chart. */
  from: string
  to: string
  /** Whether an alert is about what the chart shows. */
  about: (alert: Alert) => boolean
  /** As high as the chart. */
  className: string
}

/** Over a chart: a mark on each day of an open alert about what it shows, which leads to the alert. */
export default function ChartMarks(props: ChartMarksProps) {
  return (
    <PageWords words={{ insights: words }}>
      <Marks {...props} />
    </PageWords>
  )
}

/** What a finger needs. */
const markPx = 24

function Marks({ from, to, about, className }: ChartMarksProps) {
  const t = useTranslations('insights.marks')
  const format = useFormat()
  const headline = useHeadline()
  const { data = [] } = useQuery(openAlertsQuery)
  const frame = useRef<HTMLDivElement>(null)
  const plotPx = Math.max(1, useWidth(frame) - plotEdgesPx.left - plotEdgesPx.right)
  const shown = data.filter((alert) => alert.day >= from && alert.day <= to && about(alert))
  const groups = markGroups(shown, ({ day }) => placeOfDay(day, from, to) * plotPx, markPx)
  return (
    <div
      ref={frame}
      data-print="hide"
      className={cn('pointer-events-none absolute inset-x-0 top-0', className)}
    >
      {groups.length > 0 && (
        <ul aria-label={t('list')}>
          {groups.map(({ first, count, px }) => (
            <li
              key={first.id}
              style={{ left: plotEdgesPx.left + px - markPx / 2 }}
              className="absolute top-5 bottom-8 flex w-6 flex-col items-center"
            >
              <span className="w-px flex-1 bg-warn opacity-30" />
              <Link
                href={`/insights?alert=${first.id}` as Route}
                aria-label={t('one', { what: headline(first), day: format.date(first.day), more: count - 1 })}
                title={t('one', { what: headline(first), day: format.date(first.day), more: count - 1 })}
                className="pointer-events-auto grid size-6 place-items-center rounded-full bg-surface text-warn ring-1 ring-line-strong hover:bg-hover"
              >
                <Lightbulb aria-hidden className="size-3.5" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
