import { TftError } from './errors.ts'

export interface TftOptions {
  /** Steps ahead. */
  readonly horizon: number
  /** Steps seen; by default three horizons or the longest season, whichever is more. */
  readonly past?: number
  /** Steps of the seasons there may be, e.g. 7, or [24, 168]; none by default. The shortest one is the naive rival. */
  readonly seasonLengths?: number | readonly number[]
  /** Levels to learn, in (0, 1); others are read off between them. */
  readonly quantiles?: readonly number[]
  /** Width of everything inside, divisible by `heads`; 16. */
  readonly hidden?: number
  /** Heads of attention; 2. */
  readonly heads?: number
  /** Share of numbers dropped in training; 0.1. */
  readonly dropout?: number
  /** Largest step size of Adam; it falls to 0 by a cosine. 5e-3. */
  readonly rate?: number
  /** Windows of a training step; 32. */
  readonly batchSize?: number
  /** Training steps at most; 600. */
  readonly steps?: number
  /** Looks at the held-out part without a gain before training stops; 5 of 20. */
  readonly patience?: number
  readonly seed?: number
}

/** All that decides the shape of a model, as it is stored. */
export interface Config {
  readonly horizon: number
  readonly past: number
  /** Ascending. */
  readonly seasonLengths: readonly number[]
  /** Ascending. */
  readonly quantiles: readonly number[]
  readonly hidden: number
  readonly heads: number
}

const usualQuantiles = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

/** @throws TftError `options_invalid`, `horizon_invalid`, `quantile_invalid` */
export function configOf(options: TftOptions): Config {
  const { horizon, seasonLengths = [], hidden = 16, heads = 2 } = options
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new TftError('horizon_invalid', `The horizon is ${horizon}: give a whole number from 1.`)
  }
  const lengths = typeof seasonLengths === 'number' ? [seasonLengths] : seasonLengths
  const seasons = [...new Set(lengths)].filter((length) => length !== 1).toSorted((a, b) => a - b)
  const { past = Math.max(3 * horizon, seasons.at(-1) ?? 1) } = options
  const counts = {
    past,
    hidden,
    heads,
    batchSize: options.batchSize ?? 1,
    steps: options.steps ?? 1,
    'a season': seasons[0] ?? 2,
  }
  for (const [name, value] of Object.entries(counts)) {
    if (Number.isInteger(value) && value >= 1) continue
    throw new TftError('options_invalid', `${name} is ${value}: give a whole number from 1.`)
  }
  if (hidden % heads !== 0) {
    throw new TftError(
      'options_invalid',
      `${heads} heads do not share a width of ${hidden}: give one they divide.`,
    )
  }
  const { dropout = 0, quantiles = usualQuantiles } = options
  if (!(dropout >= 0 && dropout < 1))
    throw new TftError('options_invalid', `The dropout is ${dropout}: give a share below 1.`)
  return {
    horizon,
    past,
    seasonLengths: seasons,
    quantiles: [...new Set(levelsOf(quantiles))].toSorted((a, b) => a - b),
    hidden,
    heads,
  }
}

/** @throws TftError `quantile_invalid` */
export function levelsOf(quantiles: ArrayLike<number>): Float64Array {
  const levels = Float64Array.from(quantiles)
  const outside = levels.find((level) => !(level > 0 && level < 1))
  if (outside !== undefined || levels.length === 0) {
    throw new TftError('quantile_invalid', `Quantile ${outside ?? 'none'}: give one or more in (0, 1).`)
  }
  return levels
}
