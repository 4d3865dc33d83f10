'use client'
import { useRef } from 'react'
import {
  Area,
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
import { useWidth } from '../width.ts'
import { bandShares, bandTints } from './fan-tints.ts'
import { axis, plotEdgesPx } from './parts.tsx'
import { monthTicks } from './ticks.ts'

export interface FanPoint {
  on: string
  /** What came; absent ahead. */
  actual?: number
  /** Absent in the past. */
  middle?: number
  /** Under a scenario. */
  other?: number
  /** Widest last: half, eight and nineteen of twenty of what comes lie within. */
  bands?: readonly (readonly [low: number, high: number])[]
  /** What each method says by itself, by its name. */
  members?: Readonly<Record<string, number>>
}

interface FanChartProps {
  points: readonly FanPoint[]
  currency: string
  /** The last day that is known. */
  asOf: string
  /** It stays where it is until the next day. */
  stepped: boolean
  /** For what is looked at for how much it is; else for how it moves. */
  fromZero: boolean
  /** Methods to draw, dashed where they have no share; their lines take the place of the bands. */
  members?: readonly { name: string; label: string; counts: boolean; colour: string }[]
  words: { now: string; actual: string; middle: string; other: string; band: (share: number) => string }
}

const tickPx = 64
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Known days as a line, and ahead of them the middle with the bands it may end in. */
export default function FanChart({
  points,
  currency,
  asOf,
  stepped,
  fromZero,
  members = [],
  words,
}: FanChartProps) {
  const format = useFormat()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const data = points.map((point) => ({ ...point, at: at(point.on) }))
  const months = monthTicks(
    points[0]?.on ?? '',
    points.at(-1)?.on ?? '',
    Math.max(2, Math.floor(width / tickPx)),
  )
  const all = points.flatMap((point) => [
    ...(point.actual === undefined ? [] : [point.actual]),
    ...(point.bands?.at(-1) ?? []),
  ])
  const crossesZero = all.some((value) => value < 0) && all.some((value) => value > 0)
  return (
    <div ref={frame} className="amount h-72">
      <ResponsiveContainer>
        <ComposedChart
          data={data}
          margin={{ top: 18, right: plotEdgesPx.right, bottom: 0, left: 0 }}
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
            domain={fromZero ? [0, 'auto'] : ['auto', 'auto']}
            tickFormatter={(value: number) => format.compact(value, currency)}
            {...axis}
          />
          {crossesZero && <ReferenceLine y={0} stroke="var(--line-strong)" />}
          {members.length === 0 ? bandAreas() : memberLines(members)}
          {mainLines(stepped)}
          <ReferenceLine
            x={at(asOf)}
            stroke="var(--line-strong)"
            strokeDasharray="3 3"
            label={{ value: words.now, position: 'top', fill: 'var(--ink-3)', fontSize: 12 }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={<FanTip currency={currency} words={words} members={members} />}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

const still = { isAnimationActive: false, dot: false, activeDot: false } as const

/** The widest first, so that the narrow ones lie over it. */
function bandAreas() {
  return bandShares
    .map((_, band) => (
      <Area
        key={band}
        {...still}
        type="monotone"
        dataKey={(point: FanPoint) => point.bands?.[band] as [number, number] | undefined}
        stroke="none"
        fill="var(--accent)"
        fillOpacity={bandTints[band] ?? 0}
      />
    ))
    .toReversed()
}

function memberLines(members: NonNullable<FanChartProps['members']>) {
  return members.map(({ name, counts, colour }) => (
    <Line
      key={name}
      {...still}
      type="monotone"
      dataKey={(point: FanPoint) => point.members?.[name]}
      stroke={colour}
      strokeWidth={1.5}
      {...(counts ? {} : { strokeDasharray: '3 4' })}
    />
  ))
}

/** What came, what is most likely, and what a scenario makes of it. */
function mainLines(stepped: boolean) {
  return [
    <Line key="middle" {...still} type="monotone" dataKey="middle" stroke="var(--accent)" strokeWidth={2} />,
    <Line
      key="actual"
      {...still}
      type={stepped ? 'stepAfter' : 'monotone'}
      dataKey="actual"
      stroke="var(--ink)"
      strokeWidth={1.75}
    />,
    <Line
      key="other"
      {...still}
      type="monotone"
      dataKey="other"
      stroke="var(--warn)"
      strokeWidth={2}
      strokeDasharray="5 4"
    />,
  ]
}

interface FanTipProps extends Pick<FanChartProps, 'currency' | 'words'> {
  members: NonNullable<FanChartProps['members']>
  active?: boolean
  payload?: { payload?: FanPoint }[]
}

/** What is under the pointer: what came, or the middle and what it may end in. */
function FanTip({ currency, words, members, active, payload }: FanTipProps) {
  const format = useFormat()
  const point = payload?.[0]?.payload
  if (!active || !point) return null
  const money = (value: number) => format.money({ amount: value.toFixed(2), currency })
  const isKnown = point.actual !== undefined
  return (
    <div className="floats px-3 py-2 text-xs">
      <p className="mb-1 text-ink-3">{format.date(point.on)}</p>
      {isKnown && <TipLine name={words.actual} value={money(point.actual ?? 0)} />}
      {!isKnown && point.middle !== undefined && <TipLine name={words.middle} value={money(point.middle)} />}
      {point.other !== undefined && <TipLine name={words.other} value={money(point.other)} />}
      {!isKnown && members.length === 0 && (
        <>
          {point.bands?.map(([low, high], band) => (
            <TipLine
              key={band}
              name={words.band(bandShares[band] ?? 0)}
              value={`${money(low)} – ${money(high)}`}
            />
          ))}
        </>
      )}
      {!isKnown &&
        members.map(({ name, label }) => {
          const value = point.members?.[name]
          return value !== undefined && <TipLine key={name} name={label} value={money(value)} />
        })}
    </div>
  )
}

function TipLine({ name, value }: { name: string; value: string }) {
  return (
    <p className="flex justify-between gap-5">
      <span className="text-ink-2">{name}</span>
      <span className="amount font-medium">{value}</span>
    </p>
  )
}
