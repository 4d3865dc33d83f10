'use client'
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
import { axis, ChartTip } from './parts.tsx'

interface LineChartProps {
  points: { on: string; value: number }[]
  currency: string
  label: string
  /** A balance stays where it is until the next row. */
  stepped?: boolean
}

export default function LineChart({ points, currency, label, stepped }: LineChartProps) {
  const format = useFormat()
  const crossesZero = points.some((point) => point.value < 0) && points.some((point) => point.value > 0)
  const data = points.map((point) => ({
    at: Date.parse(`${point.on}T00:00:00Z`),
    on: point.on,
    value: point.value,
  }))
  return (
    <div className="amount h-64">
      <ResponsiveContainer>
        <AreaChart data={data} margin={{ top: 6, right: 6, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(at: number) => format.date(new Date(at).toISOString().slice(0, 10), 'monthShort')}
            minTickGap={48}
            {...axis}
          />
          <YAxis width={64} tickFormatter={(value: number) => format.compact(value, currency)} {...axis} />
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
