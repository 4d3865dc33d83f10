'use client'
import { SankeyChart as Sankey } from 'echarts/charts'
import { TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useTheme } from 'next-themes'
import { useEffect, useRef } from 'react'

register([Sankey, TooltipComponent, SVGRenderer])

export interface Flow {
  /** From top to bottom in each column; `depth` is the column, 0 at the left. */
  nodes: { id: string; depth: number; label: string; amount: string; colour: string }[]
  links: { source: string; target: string; value: number }[]
}

/** ECharts paints plain colours only; the browser works out what a token means in this theme. */
function paint(element: HTMLElement, colour: string): string {
  element.style.color = colour
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) return 'gray'
  canvas.fillStyle = getComputedStyle(element).color
  canvas.fillRect(0, 0, 1, 1)
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}

/** From where money came, through the hub, to where it went. */
export default function SankeyChart({ flow }: { flow: Flow }) {
  const frame = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLSpanElement>(null)
  const { resolvedTheme } = useTheme()
  useEffect(() => {
    const element = frame.current
    const dye = probe.current
    if (!element || !dye) return
    const chart = init(element, null, { renderer: 'svg' })
    const narrow = element.clientWidth < 560
    // On a phone there is no room for the fourth column, nor for figures beside the names.
    const shown = flow.nodes.filter((node) => !narrow || node.depth < 3)
    const names = new Map(shown.map((node) => [node.id, node]))
    chart.setOption({
      // Money must not be seen on its way to a figure it never was.
      animation: false,
      textStyle: { fontFamily: 'Inter Variable' },
      tooltip: { show: false },
      series: {
        type: 'sankey',
        left: 4,
        right: narrow ? 120 : 250,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 12,
        nodeAlign: 'left',
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'gradient', opacity: 0.26, curveness: 0.5 },
        label: {
          color: paint(dye, 'var(--ink)'),
          fontSize: 12,
          formatter: (item: { name: string }) => {
            const node = names.get(item.name)
            if (!node || (narrow && node.depth === 1)) return ''
            return narrow ? node.label : `${node.label}  {amount|${node.amount}}`
          },
          rich: { amount: { color: paint(dye, 'var(--ink-3)'), fontSize: 12 } },
        },
        data: shown.map((node) => ({
          name: node.id,
          depth: node.depth,
          itemStyle: { color: paint(dye, node.colour), borderWidth: 0 },
        })),
        links: flow.links.filter((link) => names.has(link.target)),
      },
    })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [flow, resolvedTheme])
  return (
    <div className="amount">
      <span ref={probe} hidden />
      <div ref={frame} className="w-full" style={{ height: Math.max(320, longest(flow) * 30) }} />
    </div>
  )
}

/** Nodes in the fullest column. */
function longest({ nodes }: Flow): number {
  const counts = new Map<number, number>()
  for (const { depth } of nodes) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  return Math.max(...counts.values(), 0)
}
