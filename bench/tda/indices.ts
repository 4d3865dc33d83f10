import {
  euclideanDistances,
  landscapeNorm,
  maxPersistence,
  parallelCloud,
  ripsPersistence,
  slidingWindows,
  type Bar,
} from '@scale/tda'

export interface Closes {
  readonly days: readonly string[]
  /** One series per index. */
  readonly series: readonly (readonly number[])[]
}

/** The H1 landscape of a window, by the last of its days. */
export interface WindowNorms {
  readonly end: string
  readonly loops: number
  readonly l1: number
  readonly l2: number
  readonly maxPersistence: number
}

/** `date,index,…` with a header; a day a line. */
export function readCloses(csv: string): Closes {
  const [header = [], ...rows] = cells(csv)
  return {
    days: rows.map(([day = '']) => day),
    series: header.slice(1).map((_, index) => rows.map((row) => Number(row[index + 1]))),
  }
}

/** `window_end,n_h1,l1_norm,l2_norm,max_persistence` with a header. */
export function readNorms(csv: string): WindowNorms[] {
  return cells(csv)
    .slice(1)
    .map(([end = '', loops, l1, l2, longest]) => ({
      end,
      loops: Number(loops),
      l1: Number(l1),
      l2: Number(l2),
      maxPersistence: Number(longest),
    }))
}

export function landscapeWindows({ days, series }: Closes, width: number): WindowNorms[] {
  const returns = series.map((closes) =>
    closes.slice(1).map((close, day) => asWritten(Math.log(close / (closes[day] ?? Number.NaN)), 10)),
  )
  return slidingWindows(days.length - 1, { width }).map((window) => {
    const loops = ripsPersistence(euclideanDistances(parallelCloud(returns, window)))[1]?.bars ?? []
    const bars = loops.map(([birth, death]): Bar => [asWritten(birth, 6), asWritten(death, 6)])
    return {
      end: days[window.end] ?? '',
      loops: bars.length,
      l1: landscapeNorm(bars, 1),
      l2: landscapeNorm(bars, 2),
      maxPersistence: maxPersistence(bars),
    }
  })
}

/** The expected norms went through text twice, returns of ten digits into Ripser and bars of six digits out: so do ours. */
function asWritten(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}

function cells(csv: string): string[][] {
  return csv
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
}
