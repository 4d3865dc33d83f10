/**
 * Automatic exponential smoothing: every admissible combination of error, trend and season is fitted by maximum
 * likelihood, and the corrected Akaike criterion picks one (Hyndman et al. 2002; 2008, ch. 5 and 7). Level and slope at
 * the start are estimated with the smoothing parameters; seasonal figures at the start stay those of the classical
 * decomposition, unlike R's `ets`, since searching m − 1 more numbers costs most of the time and moves little.
 */
import { method, type Method } from '../method.ts'
import { minimise } from '../nelder-mead.ts'
import { initialStates } from './initial.ts'
import { outlook } from './outlook.ts'
import { read, type Shape, type Smoothing, type States } from './recursion.ts'

export interface EtsState {
  readonly shape: Shape
  readonly season: number
  readonly smoothing: Smoothing
  /** Before the first value, and after the last. */
  readonly start: States
  readonly states: States
  readonly variance: number
  readonly aicc: number
}

export const ets: Method<EtsState> = etsOf('ets', () => true)

/** Without a season, for a series whose season was taken out. */
export const etsNonseasonal: Method<EtsState> = etsOf('ets-nonseasonal', (shape) => {
  return shape.season === 'N' && shape.error === 'A'
})

function etsOf(name: string, admits: (shape: Shape) => boolean): Method<EtsState> {
  return method<EtsState>({
    name,
    learn(values, seasons) {
      const season = seasons[0] !== undefined && seasons[0] <= seasonMax ? seasons[0] : 1
      return choose(values, season, admits)
    },
    reread({ shape, season, smoothing, start, aicc }, values) {
      const { states, squares } = read(values, shape, smoothing, start)
      // A zero among values that multiply leaves no level to go on from.
      if (!Number.isFinite(squares + states.level)) return choose(values, season, admits)
      const variance = squares / degreesOfFreedom(values.length, shape, season)
      return { shape, season, smoothing, start, states, variance, aicc }
    },
    project: outlook,
    metrics: ({ aicc }) => ({ aicc }),
  })
}

/** Longer seasons have too many figures for one smoothing parameter; R's `ets` draws the same line. */
const seasonMax = 24

/** An additive error with a multiplying season has infinite variance, so it is left out (2008, §7.1). */
const shapes: readonly Shape[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'Ad'] as const).flatMap((trend) =>
    (['N', 'A', 'M'] as const).flatMap((season) =>
      error === 'A' && season === 'M' ? [] : [{ error, trend, season }],
    ),
  ),
)

function choose(values: Float64Array, season: number, admits: (shape: Shape) => boolean): EtsState {
  const positive = values.every((value) => value > 0)
  const candidates = shapes
    .filter(admits)
    .filter(({ error }) => error === 'A' || positive)
    .filter((shape) => shape.season === 'N' || season > 1)
    .filter((shape) => values.length > parameterCount(shape, season) + 3)
  const simplest: Shape = { error: 'A', trend: 'N', season: 'N' }
  return (candidates.length > 0 ? candidates : [simplest])
    .map((shape) => estimate(values, shape, season))
    .reduce((best, each) => (each.aicc < best.aicc ? each : best))
}

/** k of the criterion: smoothing parameters, states at the start, and the variance. */
function parameterCount({ trend, season }: Shape, m: number): number {
  const smoothing = 1 + (trend === 'N' ? 0 : 1) + (trend === 'Ad' ? 1 : 0) + (season === 'N' ? 0 : 1)
  return smoothing + 1 + (trend === 'N' ? 0 : 1) + (season === 'N' ? 0 : m - 1) + 1
}

function degreesOfFreedom(n: number, shape: Shape, m: number): number {
  return Math.max(1, n - parameterCount(shape, m) + 1)
}

function estimate(values: Float64Array, shape: Shape, m: number): EtsState {
  const n = values.length
  const initial = initialStates(values, shape, m)
  const trending = shape.trend !== 'N'
  const size = Math.abs(initial.level) + 1e-3
  const startAt = (x: Float64Array): States => ({
    level: initial.level + size * (x[0] as number),
    slope: trending ? initial.slope + size * (x[1] as number) : 0,
    seasonal: initial.seasonal,
  })
  const smoothingStart = trending ? 2 : 1
  const smoothingAt = (x: Float64Array): Smoothing => bounded(shape, x.subarray(smoothingStart))
  const directions = parameterDirections(shape)
  const { at } = minimise(
    (x) => read(values, shape, smoothingAt(x), startAt(x)).deviance,
    [...(trending ? [0, 0] : [0]), ...directions],
    [...(trending ? [0.05, 0.005] : [0.05]), ...directions.map(() => 1)],
    { evaluationsMax: 60 * (smoothingStart + directions.length), tolerance: 1e-6 },
  )
  const smoothing = smoothingAt(at)
  const start = startAt(at)
  const { states, squares, deviance } = read(values, shape, smoothing, start)
  const k = parameterCount(shape, m)
  const criterion = deviance + 2 * k + (2 * k * (k + 1)) / Math.max(1, n - k - 1)
  const aicc = Number.isNaN(criterion) ? Infinity : criterion
  const variance = squares / degreesOfFreedom(n, shape, m)
  return { shape, season: m, smoothing, start, states, variance, aicc }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Where the search begins, before `bounded`: α one half, β and γ an eighth of what they may be, φ 0.93. */
function parameterDirections({ trend, season }: Shape): number[] {
  return [
    0,
    ...(trending(trend) ? [-2] : []),
    ...(season === 'N' ? [] : [-2]),
    ...(trend === 'Ad' ? [1] : []),
  ]
}

const trending = (trend: Shape['trend']): boolean => trend !== 'N'

/** The usual region: 0 < β < α < 1, 0 < γ < 1 − α, 0.8 < φ < 0.98 (2008, §2.5 and §7.2). */
function bounded({ trend, season }: Shape, x: Float64Array): Smoothing {
  let next = 0
  const draw = (): number => logistic(x[next++] as number)
  const alpha = 1e-4 + 0.9998 * draw()
  const beta = trending(trend) ? alpha * (1e-4 + 0.9998 * draw()) : 0
  const gamma = season === 'N' ? 0 : (1 - alpha) * (1e-4 + 0.9998 * draw())
  const phi = trend === 'Ad' ? 0.8 + 0.18 * draw() : trend === 'A' ? 1 : 0
  return { alpha, beta, gamma, phi }
}
