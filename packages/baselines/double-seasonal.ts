/**
 * Exponential smoothing with up to two additive seasons and an autoregressive error (Taylor 2003, J. Operational
 * Research Society 54, 799–805, eqs. 7–10 with additive seasons): level, season of the day and season of the week each
 * follow the one-step error, and a share of that error carries over to the next step. There is no trend, as for the
 * hourly loads it was made for.
 */
import { method, type Method, type Outlook } from './method.ts'
import { minimise } from './nelder-mead.ts'

interface Smoothing {
  readonly alpha: number
  /** Of each season. */
  readonly gammas: readonly number[]
  /** Share of the last one-step error that comes again. */
  readonly carry: number
}

interface DoubleSeasonalState {
  readonly smoothing: Smoothing
  readonly level: number
  /** Figures of each season; `[0]` is that of the next step. */
  readonly cycles: readonly Float64Array[]
  readonly error: number
  readonly variance: number
}

export const doubleSeasonal: Method<DoubleSeasonalState> = method({
  name: 'double-seasonal',
  learn: (values, seasons) => {
    const lengths = [...seasons.slice(0, 1), ...(seasons.length > 1 ? seasons.slice(-1) : [])]
    const directions = [0, ...lengths.map(() => -1), 1]
    const smoothingAt = (x: Float64Array): Smoothing => ({
      alpha: 1e-4 + 0.9998 * logistic(x[0] as number),
      gammas: lengths.map((_, k) => 1e-4 + 0.9998 * logistic(x[1 + k] as number)),
      carry: 0.99 * (2 * logistic(x[1 + lengths.length] as number) - 1),
    })
    const cost = (x: Float64Array): number => read(values, lengths, smoothingAt(x)).squares
    const { at } = minimise(
      cost,
      directions,
      directions.map(() => 1),
      { evaluationsMax: 200, tolerance: 1e-6 },
    )
    return read(values, lengths, smoothingAt(at)).state
  },
  reread: ({ smoothing, cycles }, values) =>
    read(
      values,
      cycles.map(({ length }) => length),
      smoothing,
    ).state,
  project,
})

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Figures of each season from the first cycles: means by phase of what the seasons before it leave. */
function initialCycles(
  values: Float64Array,
  lengths: readonly number[],
): { level: number; cycles: Float64Array[] } {
  const longest = lengths.at(-1) ?? 1
  const early = values.slice(0, Math.min(values.length, Math.max(2 * longest, 10)))
  const level = early.reduce((sum, value) => sum + value, 0) / early.length
  const rest = early.map((value) => value - level)
  const cycles = lengths.map((length) => {
    const sums = new Float64Array(length)
    const counts = new Float64Array(length)
    for (let i = 0; i < rest.length; i++) {
      sums[i % length] = (sums[i % length] as number) + (rest[i] as number)
      counts[i % length] = (counts[i % length] as number) + 1
    }
    const figures = sums.map((sum, phase) => sum / (counts[phase] as number))
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - (figures[i % length] as number)
    return figures
  })
  return { level, cycles }
}

function read(
  values: Float64Array,
  lengths: readonly number[],
  smoothing: Smoothing,
): { state: DoubleSeasonalState; squares: number } {
  const { alpha, gammas, carry } = smoothing
  const initial = initialCycles(values, lengths)
  const short = initial.cycles[0] ?? new Float64Array(1)
  const long = initial.cycles[1] ?? new Float64Array(1)
  const gammaShort = gammas[0] ?? 0
  const gammaLong = gammas[1] ?? 0
  const m = short.length
  const w = long.length
  let { level } = initial
  let error = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const shortFigure = short[i % m] as number
    const longFigure = long[i % w] as number
    const innovation = (values[i] as number) - (level + shortFigure + longFigure)
    const surprise = innovation - carry * error
    squares += surprise * surprise
    level += alpha * surprise
    short[i % m] = shortFigure + gammaShort * surprise
    long[i % w] = longFigure + gammaLong * surprise
    error = innovation
  }
  const n = values.length
  const turned = initial.cycles.map((cycle) => cycle.map((_, k) => cycle[(n + k) % cycle.length] as number))
  const state = { smoothing, level, cycles: turned, error, variance: squares / n }
  return { state, squares }
}

function project(
  { smoothing, level, cycles, error, variance }: DoubleSeasonalState,
  horizon: number,
): Outlook {
  const { alpha, gammas, carry } = smoothing
  const point = new Float64Array(horizon)
  const deviation = new Float64Array(horizon)
  const responses = new Float64Array(horizon)
  let carried = error
  let squares = 1
  for (let step = 0; step < horizon; step++) {
    carried *= carry
    const seasonal = cycles.reduce((sum, cycle) => sum + (cycle[step % cycle.length] as number), 0)
    point[step] = level + seasonal + carried
    deviation[step] = Math.sqrt(variance * squares)
    const ahead = step + 1
    responses[step] = cycles.reduce(
      (sum, { length }, k) => sum + (ahead % length === 0 ? (gammas[k] as number) : 0),
      alpha + carry ** ahead,
    )
    squares += (responses[step] as number) ** 2
  }
  return { point, deviation }
}
