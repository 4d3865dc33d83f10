'use client'
import { useTranslations } from 'use-intl'
import type { SeriesAccuracy } from '@/api/forecasting.ts'
import { ReliabilityChart } from '@/ui/charts/reliability-chart.tsx'
import { Figure } from '@/ui/figure.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useSubjectName } from './subject-name.ts'

/** What the forecast said against what came: on the diagonal, nine of ten that were said are nine of ten. */
export function Reliability({ series }: { series: SeriesAccuracy }) {
  const t = useTranslations('forecast.accuracy')
  const format = useFormat()
  const nameOf = useSubjectName()
  const { reliability, steps, coverage } = series
  const eighty = coverage[1]
  return (
    <Figure
      title={t('reliability', { name: nameOf(series) })}
      summary={t('reliabilitySummary', {
        met: format.percent(eighty?.met ?? 0),
        steps: format.count(steps),
      })}
      table={{
        head: [t('stated'), t('met')],
        numeric: [0, 1],
        rows: reliability.map(({ stated, met }) => [format.percent(stated), format.percent(met)]),
      }}
    >
      <ReliabilityChart
        bins={reliability.map(({ stated, met }) => ({ stated, met, rows: 1 }))}
        percent={format.percent}
        words={{ stated: t('stated'), met: t('met'), above: t('tooHigh'), below: t('tooLow') }}
        dot={4}
      />
    </Figure>
  )
}
