'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Alert, AlertShape } from '@/api/anomaly.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Figure } from '@/ui/figure.tsx'
import { useFormat } from '@/ui/format.tsx'
import { shapeQuery } from './queries.ts'

type Shape = AlertShape['now']

/** For whoever wants to see it: what the visits look like as a shape, before and now. */
export default function ShapeDrawer({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const t = useTranslations('insights.shape')
  const { data, error, refetch } = useQuery(shapeQuery(alert.id))
  return (
    <Dialog open as="sheet" onClose={onClose} title={t('title')} description={t('lead')}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-64 w-full" />
      ) : (
        <div className="space-y-4">
          {data.before && <ShapeView title={t('before')} shape={data.before} />}
          <ShapeView title={t('now')} shape={data.now} />
        </div>
      )}
    </Dialog>
  )
}

function ShapeView({ title, shape }: { title: string; shape: Shape }) {
  const t = useTranslations('insights.shape')
  const format = useFormat()
  const number = (value: number) => format.count(Math.round(value * 100) / 100)
  return (
    <Figure
      title={title}
      summary={t('persistence', { value: number(shape.persistence) })}
      table={{
        head: [t('bar'), t('birth'), t('death')],
        numeric: [1, 2],
        rows: shape.diagram.map(({ dimension, birth, death }) => [
          t(dimension === 1 ? 'loop' : 'piece'),
          number(birth),
          death === null ? t('never') : number(death),
        ]),
      }}
    >
      <div className="grid grid-cols-2 gap-4 text-xs text-ink-3">
        <p className="col-span-2">
          {t('visits')}
          <Visits days={shape.days} />
        </p>
        <p>
          {t('diagram')}
          <Diagram shape={shape} />
        </p>
        <p>
          {t('landscape')}
          <Landscape shape={shape} />
        </p>
      </div>
    </Figure>
  )
}

const daysPerWeek = 7

/** Six weeks, Monday to Sunday: a dot where something was bought. */
function Visits({ days }: { days: readonly number[] }) {
  return (
    <svg viewBox="0 0 112 84" className="mt-2 h-24 w-32">
      {days.map((visited, at) => (
        <circle
          key={at}
          cx={8 + 16 * (at % daysPerWeek)}
          cy={7 + 14 * Math.floor(at / daysPerWeek)}
          r={visited ? 5 : 1.5}
          className={visited ? 'fill-accent' : 'fill-line-strong'}
        />
      ))}
    </svg>
  )
}

/** Distances between points of length one reach two. */
const reach = 2
const [side, edge] = [140, 14]
const place = (value: number): number => edge + (value / reach) * (side - 2 * edge)

function Diagram({ shape }: { shape: Shape }) {
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="w-full">
      <path
        d={`M${place(0)} ${side - place(0)}H${place(reach)}M${place(0)} ${side - place(0)}V${side - place(reach)}`}
        className="fill-none stroke-line-strong"
      />
      <path
        d={`M${place(0)} ${side - place(0)}L${place(reach)} ${side - place(reach)}`}
        strokeDasharray="3 3"
        className="fill-none stroke-line-strong"
      />
      {shape.diagram.map(({ dimension, birth, death }, at) => (
        <circle
          key={at}
          cx={place(birth)}
          cy={side - place(death ?? reach)}
          r={dimension === 1 ? 4 : 2.5}
          className={dimension === 1 ? 'fill-accent' : 'fill-ink-3'}
        />
      ))}
    </svg>
  )
}

/** Half a bar is as high as a tent can be. */
const heightMax = 0.6

function Landscape({ shape }: { shape: Shape }) {
  const line = (level: Shape['landscape'][number]) =>
    level
      .map(([t, height]) => `${place(t)},${side - edge - (height / heightMax) * (side - 2 * edge)}`)
      .join(' ')
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="w-full">
      <path d={`M${place(0)} ${side - edge}H${place(reach)}`} className="fill-none stroke-line-strong" />
      {shape.landscape.map((level, at) => (
        <polyline
          key={at}
          points={line(level)}
          strokeWidth={at === 0 ? 2 : 1}
          className="fill-none stroke-accent"
        />
      ))}
    </svg>
  )
}
