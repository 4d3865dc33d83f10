'use client'
import { useTranslations } from 'use-intl'
import type { Model } from '@/api/categorization.ts'
import { CoverageChart } from '@/ui/charts/coverage-chart.tsx'
import { Figure } from '@/ui/figure.tsx'
import { useFormat } from '@/ui/format.tsx'

interface CoverageProps {
  points: Model['coverage']
  /** How sure the person wants it to be. */
  threshold: number
}

/** How many rows the model would file by itself, and how many of those are right, as the limit goes down. */
export function Coverage({ points, threshold }: CoverageProps) {
  const t = useTranslations('learning')
  const format = useFormat()
  // The last point that is sure enough is the nearest to the limit.
  const here = points.findLast((point) => point.threshold >= threshold - roundingMax)
  const limit = format.percent(threshold)
  return (
    <Figure
      title={t('coverageTitle')}
      summary={
        here
          ? t('coverageSummary', {
              limit,
              share: format.percent(here.share),
              accuracy: format.percent(here.accuracy),
            })
          : t('coverageNone', { limit })
      }
      table={{
        head: [t('limit'), t('share'), t('met')],
        numeric: [0, 1, 2],
        rows: points.map((point) => [
          format.percent(point.threshold),
          format.percent(point.share),
          format.percent(point.accuracy),
        ]),
      }}
    >
      <CoverageChart
        points={points}
        marked={here}
        percent={format.percent}
        words={{ share: t('share'), accuracy: t('met'), marked: t('yourLimit') }}
      />
    </Figure>
  )
}

/** The bounds of the bins are fifteenths, the limit is kept in single precision. */
const roundingMax = 0.001
