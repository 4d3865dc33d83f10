'use client'
import { useTranslations } from 'use-intl'
import type { Model } from '@/api/categorization.ts'
import { ReliabilityChart } from '@/ui/charts/reliability-chart.tsx'
import { Figure } from '@/ui/figure.tsx'
import { useFormat } from '@/ui/format.tsx'

/** What the model says against what is right: on the diagonal its word can be taken as it stands. */
export function Reliability({ bins, error }: { bins: Model['reliability']; error: number }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const met = bins.filter(({ rows }) => rows > 0)
  return (
    <Figure
      title={t('sureTitle')}
      summary={t('sureSummary', { gap: Math.round(error * 100) })}
      table={{
        head: [t('stated'), t('met'), t('rows')],
        numeric: [0, 1, 2],
        rows: met.map((bin) => [format.percent(bin.stated), format.percent(bin.met), format.count(bin.rows)]),
      }}
    >
      <ReliabilityChart
        bins={met}
        percent={format.percent}
        words={{
          stated: t('stated'),
          met: t('met'),
          above: t('tooModest'),
          below: t('tooSure'),
        }}
      />
    </Figure>
  )
}
