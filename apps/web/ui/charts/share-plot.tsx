'use client'
import { useRef, type ReactNode } from 'react'
import { useWidth } from '../width.ts'

const widthMax = 520
const height = 248
const margin = { top: 14, right: 16, bottom: 42, left: 48 }

export interface Place {
  x: (share: number) => number
  y: (share: number) => number
}

interface SharePlotProps {
  across: string
  up: string
  /** Where the upright axis begins. */
  upFrom?: number
  percent: (share: number) => string
  children: (place: Place) => ReactNode
}

/** A field of shares, from 0 to 100 % across, and up to 100 %. */
export function SharePlot({ across, up, upFrom = 0, percent, children }: SharePlotProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = Math.min(widthMax, useWidth(frame))
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }
  const place: Place = {
    x: (share) => margin.left + share * inner.width,
    y: (share) => margin.top + (1 - (share - upFrom) / (1 - upFrom)) * inner.height,
  }
  const quarters = [0, 0.25, 0.5, 0.75, 1]
  return (
    <div ref={frame} className="overflow-hidden">
      <svg width={width} height={height} className="block text-xs tabular-nums">
        {quarters.map((part) => {
          const level = upFrom + part * (1 - upFrom)
          return (
            <g key={part} className="fill-ink-3">
              <path
                d={`M${place.x(0)} ${place.y(level)}H${place.x(1)}`}
                className="stroke-line"
                shapeRendering="crispEdges"
              />
              <text x={margin.left - 8} y={place.y(level)} dy="0.32em" textAnchor="end">
                {percent(level)}
              </text>
              <text x={place.x(part)} y={height - margin.bottom + 17} textAnchor="middle">
                {percent(part)}
              </text>
            </g>
          )
        })}
        <text x={place.x(0.5)} y={height - 6} textAnchor="middle" className="fill-ink-2">
          {across}
        </text>
        <text x={margin.left + 6} y={margin.top + 12} className="fill-ink-2">
          {up}
        </text>
        {children(place)}
      </svg>
    </div>
  )
}
