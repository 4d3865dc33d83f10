import { NeuralRdeError } from '../errors.ts'
import { controlChannels, type Interpolation } from '../path/control.ts'
import { logSignatureSize } from '../signature/lyndon.ts'
import { anchorCount, anchorNotes } from './anchors.ts'

export interface ForecasterOptions {
  /** Steps ahead. */
  readonly horizon: number
  /** Time between two steps, in the unit of the times; 1. */
  readonly step?: number
  /** Periods, in the unit of the times, e.g. 7 days; none by default. */
  readonly seasonLengths?: number | readonly number[]
  readonly seed?: number
  /** Training steps; 400. */
  readonly steps?: number
  /** Series of a training step; 32. */
  readonly batchSize?: number
  /** Largest learning rate; 3e-3. */
  readonly rate?: number
  /** Depth of the log-signatures, 1 to 3; 2. */
  readonly depth?: number
  /** Length of a window; the shortest season, or the horizon where there is none. */
  readonly window?: number
  /** Windows looked back over; enough for two of the longest season, from 6 to 16. */
  readonly windows?: number
  /** Entries of the state; 16. */
  readonly hidden?: number
  readonly interpolation?: Interpolation
}

/** All that decides the shape of a model, as it is stored. */
export interface Config {
  readonly horizon: number
  readonly step: number
  /** Ascending, more than one step each. */
  readonly seasons: readonly number[]
  readonly depth: number
  readonly window: number
  readonly windows: number
  readonly hidden: number
  readonly width: number
  readonly layers: number
  readonly headWidth: number
  readonly interpolation: Interpolation
  readonly valueChannels: number
  readonly statics: number
}

/** The levels every model learns; others are read off between them. */
export const levels = [0.025, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.975] as const

/** @throws NeuralRdeError `horizon_invalid`, `option_invalid` */
export function configOf(options: ForecasterOptions, valueChannels: number, statics: number): Config {
  const { horizon, step = 1, seasonLengths = [], depth = 2, hidden = 16 } = options
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new NeuralRdeError('horizon_invalid', `The horizon is ${horizon}: give a whole number from 1.`)
  }
  const lengths = typeof seasonLengths === 'number' ? [seasonLengths] : seasonLengths
  const seasons = [...new Set(lengths)].filter((length) => length > step).toSorted((a, b) => a - b)
  const window = options.window ?? seasons[0] ?? horizon * step
  const windows =
    options.windows ?? Math.min(16, Math.max(6, Math.ceil((2 * (seasons.at(-1) ?? 0)) / window)))
  const wrong = [step, window, ...lengths].find((length) => !(length > 0 && Number.isFinite(length)))
  if (wrong !== undefined) {
    throw new NeuralRdeError(
      'option_invalid',
      `A step, window or season of ${wrong}: give a length of time above 0.`,
    )
  }
  for (const [name, value] of Object.entries({ depth, windows, hidden })) {
    if (Number.isInteger(value) && value >= 1 && (name !== 'depth' || value <= 3)) continue
    throw new NeuralRdeError(
      'option_invalid',
      `${name} is ${value}: give a whole number from 1, depth at most 3.`,
    )
  }
  const { interpolation = 'rectilinear' } = options
  const shape = { depth, window, windows, hidden, width: 2 * hidden, layers: 1, headWidth: 64 }
  return { horizon, step, seasons, ...shape, interpolation, valueChannels, statics }
}

/** Sizes that follow from a configuration. */
export function sizesOf({ valueChannels, statics, seasons, depth }: Config) {
  const anchors = anchorCount(seasons.length)
  return {
    /** First values, whether they were seen, spread over level of each, statics. */
    inputs: 3 * valueChannels + statics,
    logSignature: logSignatureSize(controlChannels(valueChannels, seasons.length), depth),
    anchors,
    /** Lead time, age of the last row, four harmonics per season, notes, and the anchors themselves. */
    features: 2 + 4 * seasons.length + anchorNotes(seasons.length) + anchors,
  }
}
