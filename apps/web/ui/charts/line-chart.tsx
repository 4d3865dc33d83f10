'use client'
import { useRef } from 'react'
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '../format.tsx'
import { useWidth } from '../width.ts'
import { axis, ChartTip, plotEdgesPx } from './parts.tsx'
import { monthTicks } from './ticks.ts'

interface LineChartProps {
  points: { on: string; value: number }[]
  currency: string
  label: string
  /** A balance stays where it is until the next row. */
  stepped?: boolean
}

const tickPx = 64
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

export default function LineChart({ points, currency, label, stepped }: LineChartProps) {
  const format = useFormat()
  const crossesZero = points.some((point) => point.value < 0) && points.some((point) => point.value > 0)
  const data = points.map((point) => ({ at: at(point.on), on: point.on, value: point.value }))
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const months = monthTicks(
    points[0]?.on ?? '',
    points.at(-1)?.on ?? '',
    Math.max(2, Math.floor(width / tickPx)),
  )
  return (
    <div ref={frame} className="amount h-64">
      <ResponsiveContainer>
        <AreaChart
          data={data}
          margin={{ top: 6, right: plotEdgesPx.right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(time: number) =>
              format.date(dayOf(time), months.length > 0 ? 'monthShort' : 'dayMonth')
            }
            {...(months.length > 0 ? { ticks: months.map(at), interval: 0 } : { minTickGap: 48 })}
            {...axis}
          />
          <YAxis
            width={plotEdgesPx.left}
            tickFormatter={(value: number) => format.compact(value, currency)}
            {...axis}
          />
          {crossesZero && <ReferenceLine y={0} stroke="var(--line-strong)" />}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={<ChartTip currency={currency} names={{ value: label }} />}
          />
          <Area
            type={stepped ? 'stepAfter' : 'monotone'}
            dataKey="value"
            stroke="var(--accent)"
            strokeWidth={2}
            fill="var(--accent)"
            fillOpacity={0.09}
            dot={points.length === 1}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  )
}
