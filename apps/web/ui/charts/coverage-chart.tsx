'use client'
import { SharePlot } from './share-plot.tsx'

interface Point {
  share: number
  accuracy: number
}

interface CoverageChartProps {
  /** From the surest rows on; shares from 0 to 1. */
  points: readonly Point[]
  marked: Point | undefined
  percent: (share: number) => string
  words: { share: string; accuracy: string; marked: string }
}

/** Accuracy over the share of rows that is filed: the further right, the more is filed and the more of it is wrong. */
export function CoverageChart({ points, marked, percent, words }: CoverageChartProps) {
  const least = Math.min(1, ...points.map(({ accuracy }) => accuracy))
  const upFrom = Math.max(0, Math.min(0.6, Math.floor(least * 5) / 5))
  return (
    <SharePlot across={words.share} up={words.accuracy} upFrom={upFrom} percent={percent}>
      {({ x, y }) => (
        <>
          <polyline
            points={points.map(({ share, accuracy }) => `${x(share)},${y(accuracy)}`).join(' ')}
            className="fill-none stroke-accent"
            strokeWidth="2"
          />
          {points.map(({ share, accuracy }) => (
            <circle key={share} cx={x(share)} cy={y(accuracy)} r="2.5" className="fill-accent" />
          ))}
          {marked && (
            <g>
              <path
                d={`M${x(marked.share)} ${y(upFrom)}V${y(marked.accuracy)}`}
                className="stroke-ink-3"
                strokeDasharray="4 4"
              />
              <circle
                cx={x(marked.share)}
                cy={y(marked.accuracy)}
                r="5"
                className="fill-surface stroke-accent"
                strokeWidth="2"
              />
              <text
                x={x(marked.share)}
                y={y(upFrom) - 8}
                dx={marked.share > 0.6 ? -8 : 8}
                textAnchor={marked.share > 0.6 ? 'end' : 'start'}
                className="fill-ink font-medium"
              >
                {words.marked}
              </text>
            </g>
          )}
        </>
      )}
    </SharePlot>
  )
}
