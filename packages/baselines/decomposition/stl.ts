/**
 * STL, seasonal and trend decomposition by loess (Cleveland et al. 1990, §3): each phase of the season is smoothed over
 * the years, what is slow in that is given to the trend, and the trend is smoothed from what remains; twice round.
 */
import { loessBeyond, loessCurve } from './loess.ts'

export interface Stl {
  readonly seasonal: Float64Array
  readonly trend: Float64Array
}

export interface StlWindows {
  /** Seasons each phase is smoothed over, odd. */
  readonly seasonal: number
}

const innerIterations = 2

/** @param season at most half the length of `values` */
export function stl(values: Float64Array, season: number, windows: StlWindows): Stl {
  const n = values.length
  const seasonalLoess = {
    window: windows.seasonal,
    degree: 0,
    jump: Math.ceil(windows.seasonal / 10),
  } as const
  const lowPassWindow = nextOdd(season)
  const lowPassLoess = { window: lowPassWindow, degree: 1, jump: Math.ceil(lowPassWindow / 10) } as const
  const trendWindow = nextOdd((1.5 * season) / (1 - 1.5 / windows.seasonal))
  const trendLoess = { window: trendWindow, degree: 1, jump: Math.ceil(trendWindow / 10) } as const
  let trend: Float64Array = new Float64Array(n)
  let seasonal: Float64Array = new Float64Array(n)
  for (let iteration = 0; iteration < innerIterations; iteration++) {
    const detrended = values.map((value, i) => value - (trend[i] as number))
    const cycle = smoothedPhases(detrended, season, seasonalLoess)
    const slow = loessCurve(lowPass(cycle, season), lowPassLoess)
    seasonal = slow.map((low, i) => (cycle[season + i] as number) - low)
    trend = loessCurve(
      values.map((value, i) => value - (seasonal[i] as number)),
      trendLoess,
    )
  }
  return { seasonal, trend }
}

/** Each phase on its own, one season beyond either end: n + 2 × season values. */
function smoothedPhases(
  values: Float64Array,
  season: number,
  loess: { window: number; degree: 0; jump: number },
): Float64Array {
  const cycle = new Float64Array(values.length + 2 * season)
  for (let phase = 0; phase < season; phase++) {
    const count = Math.ceil((values.length - phase) / season)
    const ofPhase = Float64Array.from({ length: count }, (_, k) => values[phase + k * season] as number)
    const smooth = loessBeyond(ofPhase, loess)
    for (let k = 0; k < smooth.length && phase + k * season < cycle.length; k++) {
      cycle[phase + k * season] = smooth[k] as number
    }
  }
  return cycle
}

/** Moving averages over a season, a season, and three: 2 × season values fewer. */
function lowPass(cycle: Float64Array, season: number): Float64Array {
  return movingAverage(movingAverage(movingAverage(cycle, season), season), 3)
}

function movingAverage(values: Float64Array, length: number): Float64Array {
  const averages = new Float64Array(values.length - length + 1)
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number
    if (i >= length) sum -= values[i - length] as number
    if (i >= length - 1) averages[i - length + 1] = sum / length
  }
  return averages
}

function nextOdd(x: number): number {
  const whole = Math.ceil(x)
  return whole % 2 === 0 ? whole + 1 : whole
}
