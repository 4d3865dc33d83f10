/**
 * Dormand & Prince's embedded pair of order 5(4) (1980, J. Comput. Appl. Math. 6, 19–26) with a PI step controller
 * (Gustafsson 1991; Hairer & Wanner, Solving ODEs II, §IV.2: exponents 0.7/5 and 0.4/5). For inference: its steps depend on the
 * error it sees, so it is not differentiated through.
 */
export interface Tolerance {
  /** Error allowed per step, relative to the state; 1e-6. */
  readonly relative?: number
  /** … and absolute; 1e-9. */
  readonly absolute?: number
  /** Steps before it gives up; 10 000. */
  readonly stepsMax?: number
}

/** Row i: how stage i + 2 leans on the stages before it; the last row is the step itself (first same as last). */
const stages = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
] as const

/** Weights of the fifth order less those of the fourth. */
const errorWeights = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40] as const

const safety = 0.9
const [shrinkMost, growMost] = [0.2, 10]
const [proportional, integral] = [0.7 / 5, 0.4 / 5]

/**
 * The state after one unit of time of ż = field(z).
 * @throws RangeError where the tolerance is not met in `stepsMax` steps
 */
export function dormandPrince(
  field: (z: Float64Array) => Float64Array,
  start: Float64Array,
  { relative = 1e-6, absolute = 1e-9, stepsMax = 10_000 }: Tolerance = {},
): Float64Array {
  let z = start
  let slope = field(z)
  let [time, h, errorBefore] = [0, 0.1, 1e-4]
  for (let step = 0; step < stepsMax; step++) {
    h = Math.min(h, 1 - time)
    const slopes = [slope]
    let next = z
    for (const row of stages) {
      next = combine(z, slopes, row, h)
      slopes.push(field(next))
    }
    const gap = combine(new Float64Array(z.length), slopes, errorWeights, h)
    const error = Math.max(norm(gap, z, next, { relative, absolute }), 1e-10)
    if (error <= 1) {
      time += h
      if (1 - time <= 1e-14) return next
      z = next
      slope = slopes.at(-1) as Float64Array
      h *= clamp(safety * error ** -proportional * errorBefore ** integral)
      errorBefore = Math.max(error, 1e-4)
    } else h *= Number.isFinite(error) ? clamp(safety * error ** (-1 / 5)) : shrinkMost
  }
  throw new RangeError(`The tolerance was not met in ${stepsMax} steps.`)
}

function clamp(factor: number): number {
  return Math.min(growMost, Math.max(shrinkMost, factor))
}

/** z + h Σ_i weights_i · slopes_i */
function combine(
  z: Float64Array,
  slopes: readonly Float64Array[],
  weights: readonly number[],
  h: number,
): Float64Array {
  return z.map((value, i) => {
    return (
      value + h * weights.reduce((sum, weight, stage) => sum + weight * (slopes[stage]?.[i] as number), 0)
    )
  })
}

/** Root mean square of the error, each entry in units of what it may be (Hairer, Nørsett & Wanner, Solving ODEs I, II.4). */
function norm(
  error: Float64Array,
  before: Float64Array,
  after: Float64Array,
  { relative, absolute }: { relative: number; absolute: number },
): number {
  let squares = 0
  for (const [i, value] of error.entries()) {
    const size = Math.max(Math.abs(before[i] as number), Math.abs(after[i] as number))
    squares += (value / (absolute + relative * size)) ** 2
  }
  return Math.sqrt(squares / error.length)
}
