'use client'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '../format.tsx'
import { axis, ChartTip, plotEdgesPx } from './parts.tsx'

interface FlowChartProps {
  months: { on: string; in: number; out: number; net: number }[]
  currency: string
  names: { in: string; out: string; net: string }
}

/** Money in above the line, money out below it, and what was kept as a line through both. */
export default function FlowChart({ months, currency, names }: FlowChartProps) {
  const format = useFormat()
  const motion = { isAnimationActive: false }
  const data = months.map((month) => ({ ...month, name: format.date(month.on, 'month') }))
  return (
    <div className="amount h-72">
      <ResponsiveContainer>
        <ComposedChart
          data={data}
          stackOffset="sign"
          margin={{ top: 6, right: 6, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="on"
            tickFormatter={(on: string) => format.date(on, 'monthShort')}
            interval="equidistantPreserveStart"
            minTickGap={12}
            {...axis}
          />
          <YAxis
            width={plotEdgesPx.left}
            tickFormatter={(value: number) => format.compact(value, currency)}
            {...axis}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={<ChartTip currency={currency} names={names} />}
          />
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          <Bar
            dataKey="in"
            stackId="flow"
            fill="var(--in)"
            fillOpacity={0.75}
            maxBarSize={30}
            radius={[3, 3, 0, 0]}
            {...motion}
          />
          <Bar
            dataKey="out"
            stackId="flow"
            fill="var(--line-strong)"
            maxBarSize={30}
            radius={[3, 3, 0, 0]}
            {...motion}
          />
          <Line
            dataKey="net"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={{ r: 2.5, fill: 'var(--accent)' }}
            {...motion}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
