'use client'
import { useFormat } from '../format.tsx'

/** Left of the plot stand the amounts (`−220.000 €` is the widest), right of it half of the last day's name. */
export const plotEdgesPx = { left: 76, right: 14 } as const

/** The same quiet axes on every chart. */
export const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--ink-3)', fontSize: 12 },
  tickMargin: 8,
} as const

interface Plotted {
  dataKey?: unknown
  value?: unknown
  payload?: { on?: string; name?: string }
}

interface ChartTipProps {
  currency: string
  names: Record<string, string>
  active?: boolean
  payload?: Plotted[]
}

/** What is under the pointer, to the cent where the point stands for one. */
export function ChartTip({ currency, names, active, payload }: ChartTipProps) {
  const format = useFormat()
  const first = payload?.[0]
  if (!active || !first || !payload) return null
  const { on, name } = first.payload ?? {}
  return (
    <div className="floats px-3 py-2 text-xs">
      <p className="mb-1 text-ink-3">{name ?? (on && format.date(on))}</p>
      {payload.map((one) => (
        <p key={String(one.dataKey)} className="flex justify-between gap-5">
          <span className="text-ink-2">{names[String(one.dataKey)]}</span>
          <span className="amount font-medium">
            {format.money({ amount: Number(one.value).toFixed(2), currency })}
          </span>
        </p>
      ))}
    </div>
  )
}
