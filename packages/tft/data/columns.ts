/** Columns of a batch: a number for each step of each window, step by step, in scaled units. */
import type { InputKind } from './schema.ts'
import { anchorOf, type Scale, seasonBefore, seasonsMean, type Window, type WindowShape } from './window.ts'

/** Windows that make a batch, and the scale of each. */
export interface Cut {
  readonly windows: readonly Window[]
  readonly scales: readonly Scale[]
  readonly shape: WindowShape
}

export interface Columns {
  readonly reals: Float32Array[]
  readonly categories: Int32Array[]
}

/** `step` is counted from the start of the window's series; it may lie before it. */
type Cell = (window: Window, step: number, scale: Scale) => number

/** The step since the origin, each season back, means over seasons, then the known inputs. */
export function knownColumns(cut: Cut, from: number, steps: number): Columns {
  const { past, seasonLengths } = cut.shape
  const given = inputColumns(cut, 'known', from, steps)
  const own: Cell[] = [
    ({ origin }, step) => (step - origin) / past,
    ...seasonLengths.flatMap((season, i): Cell[] => {
      const beside = (window: Window, step: number, value: number, { spread }: Scale) =>
        spread > 0 ? (value - anchorOf(window, step, seasonLengths)) / spread : 0
      return [
        (window, step, scale) => {
          const value = seasonBefore(window, step, season)
          return i === 0 ? scaled(value, scale) : beside(window, step, value, scale)
        },
        (window, step, scale) => beside(window, step, seasonsMean(window, step, season), scale),
      ]
    }),
  ]
  return { ...given, reals: [...own.map((of) => reals(cut, from, steps, of)), ...given.reals] }
}

/** The observed inputs, whether the target is missing, and the target. */
export function observedColumns(cut: Cut): Columns {
  const { past } = cut.shape
  const given = inputColumns(cut, 'observed', -past, past)
  const missing = reals(cut, -past, past, ({ series: { target } }, step) =>
    Number.isNaN(target.values[step] ?? Number.NaN) ? 1 : 0,
  )
  const target = reals(cut, -past, past, ({ series }, step, scale) =>
    scaled(series.target.filled[Math.max(0, step)] as number, scale),
  )
  return { ...given, reals: [...given.reals, missing, target] }
}

/** How high a window lies over how much it moves, then the static inputs. */
export function staticColumns(cut: Cut): Columns {
  const level = reals(cut, 0, 1, (_window, _step, { centre, spread }) =>
    spread > 0 ? Math.asinh(centre / spread) : 0,
  )
  const { windows } = cut
  return {
    reals: [
      level,
      ...each(cut, 'statics', 'reals', (j) =>
        Float32Array.from(windows, ({ series }) => series.statics.reals[j]?.[0] ?? 0),
      ),
    ],
    categories: each(cut, 'statics', 'categories', (j) =>
      Int32Array.from(windows, ({ series }) => series.statics.categories[j]?.[0] ?? 0),
    ),
  }
}

/** What is to be learned: the distance of each step ahead from its anchor; NaN where it is missing or not told. */
export function wantedOf(cut: Cut): Float64Array {
  const { horizon, seasonLengths } = cut.shape
  return filled(cut, new Float64Array(horizon * cut.windows.length), 0, (window, step, { spread }) => {
    const { series, end = series.length } = window
    const value = step < end ? (series.target.values[step] ?? Number.NaN) : Number.NaN
    return (value - anchorOf(window, step, seasonLengths)) / spread
  })
}

function inputColumns(cut: Cut, kind: 'known' | 'observed', from: number, steps: number): Columns {
  return {
    reals: each(cut, kind, 'reals', (j) =>
      reals(cut, from, steps, ({ series }, step) => series[kind].reals[j]?.[Math.max(0, step)] ?? 0),
    ),
    categories: each(cut, kind, 'categories', (j) =>
      filled(cut, new Int32Array(steps * cut.windows.length), from, ({ series }, step) => {
        return series[kind].categories[j]?.[step] ?? 0
      }),
    ),
  }
}

function each<T>(
  { windows }: Cut,
  kind: InputKind,
  of: 'reals' | 'categories',
  column: (j: number) => T,
): T[] {
  return windows[0]?.series[kind][of].map((_, j) => column(j)) ?? []
}

function reals(cut: Cut, from: number, steps: number, of: Cell): Float32Array {
  return filled(cut, new Float32Array(steps * cut.windows.length), from, of)
}

function filled<T extends Float32Array | Int32Array | Float64Array>(
  { windows, scales }: Cut,
  data: T,
  from: number,
  of: Cell,
): T {
  const count = windows.length
  for (const [sample, window] of windows.entries()) {
    const scale = scales[sample] as Scale
    for (let i = 0; i < data.length / count; i++)
      data[i * count + sample] = of(window, window.origin + from + i, scale)
  }
  return data
}

function scaled(value: number, { centre, spread }: Scale): number {
  return spread > 0 ? (value - centre) / spread : 0
}
