'use client'
import { SharePlot } from './share-plot.tsx'

interface ReliabilityChartProps {
  /** Those with rows in them, in order of what is stated; shares from 0 to 1. */
  bins: readonly { stated: number; met: number; rows: number }[]
  percent: (share: number) => string
  words: { stated: string; met: string; above: string; below: string }
  /** The radius of every dot, where they all stand for as much. */
  dot?: number
}

const radiusMin = 3
const radiusMax = 11

/** Stated against met probability. Dots are as large as the rows they stand for; the dashed line is the truth told. */
export function ReliabilityChart({ bins, percent, words, dot }: ReliabilityChartProps) {
  const most = Math.max(1, ...bins.map(({ rows }) => rows))
  return (
    <SharePlot across={words.stated} up={words.met} percent={percent}>
      {({ x, y }) => (
        <>
          <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} className="stroke-ink-3" strokeDasharray="4 4" />
          <text x={x(0.3)} y={y(0.66)} textAnchor="middle" className="fill-ink-3">
            {words.above}
          </text>
          <text x={x(0.8)} y={y(0.2)} textAnchor="middle" className="fill-ink-3">
            {words.below}
          </text>
          <polyline
            points={bins.map(({ stated, met }) => `${x(stated)},${y(met)}`).join(' ')}
            className="fill-none stroke-accent"
            strokeWidth="1.5"
          />
          {bins.map(({ stated, met, rows }) => (
            <circle
              key={stated}
              cx={x(stated)}
              cy={y(met)}
              r={dot ?? Math.max(radiusMin, radiusMax * Math.sqrt(rows / most))}
              className="fill-accent/25 stroke-accent"
              strokeWidth="1.5"
            />
          ))}
        </>
      )}
    </SharePlot>
  )
}
