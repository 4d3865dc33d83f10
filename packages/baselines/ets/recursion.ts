/**
 * Exponential smoothing in state space form: error, trend and season each additive, multiplicative or absent, the trend
 * damped or not (Hyndman, Koehler, Snyder & Grose 2002; Hyndman, Koehler, Ord & Snyder 2008, table 2.2 and 2.3). The
 * season multiplies or adds to level + damped slope; both kinds of error share one update of the states.
 */
export type ErrorKind = 'A' | 'M'
export type TrendKind = 'N' | 'A' | 'Ad'
export type SeasonKind = 'N' | 'A' | 'M'

export interface Shape {
  readonly error: ErrorKind
  readonly trend: TrendKind
  readonly season: SeasonKind
}

export interface Smoothing {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  /** 1 where the trend is not damped, 0 where there is none. */
  readonly phi: number
}

/** The states after some value; `seasonal[0]` is the figure of the next step. */
export interface States {
  readonly level: number
  readonly slope: number
  readonly seasonal: Float64Array
}

export interface Reading {
  readonly states: States
  /** Σ e², of relative errors where they multiply. */
  readonly squares: number
  /** −2 log likelihood but for a constant (2008, eq. 5.3): n log Σe² + 2 Σ log |ŷ| where errors multiply. */
  readonly deviance: number
}

/** Runs through the values, one-step errors and all. */
export function read(
  values: Float64Array,
  shape: Shape,
  { alpha, beta, gamma, phi }: Smoothing,
  start: States,
): Reading {
  const { length } = values
  const trending = shape.trend !== 'N'
  const adding = shape.season === 'A'
  const multiplying = shape.season === 'M'
  const relative = shape.error === 'M'
  const seasonal = start.seasonal.slice()
  const m = seasonal.length
  let { level, slope } = start
  let squares = 0
  let logs = 0
  let phase = 0
  for (let i = 0; i < length; i++) {
    const value = values[i] as number
    const damped = trending ? phi * slope : 0
    const base = level + damped
    const figure = seasonal[phase] as number
    const expected = adding ? base + figure : multiplying ? base * figure : base
    let error = value - expected
    if (relative) {
      error /= expected
      logs += Math.log(Math.abs(expected))
    }
    squares += error * error
    const adjusted = adding ? value - figure : multiplying ? value / figure : value
    const levelNext = base + alpha * (adjusted - base)
    if (trending) slope = damped + (beta / alpha) * (levelNext - level - damped)
    if (adding) seasonal[phase] = figure + gamma * (value - base - figure)
    else if (multiplying) seasonal[phase] = figure + gamma * (value / base - figure)
    level = levelNext
    phase = phase + 1 === m ? 0 : phase + 1
  }
  const turned = seasonal.map((_, k) => seasonal[(phase + k) % m] as number)
  return {
    states: { level, slope, seasonal: turned },
    squares,
    deviance: length * Math.log(squares) + 2 * logs,
  }
}
