import { concat, linear, type Rng, type StoredTensor, type Tape, type Tensor } from '@scale/numerics'
import { drawLogOde, drive, initialState, rungeKutta } from '../network/log-ode.ts'
import { drawLayer, type Weights, weightOf } from '../network/weights.ts'
import { controlChannels } from '../path/control.ts'
import { logSignatureSize } from '../signature/lyndon.ts'
import type { ScorerConfig, Sequence } from './track.ts'

/** Windows of a sequence in a row, the first of them `first`. */
export interface Run {
  readonly sequence: Sequence
  readonly first: number
}

function logSignatureSizeOf({ channels, seasons, depth }: ScorerConfig): number {
  return logSignatureSize(controlChannels(channels, seasons.length), depth)
}

/** It starts by expecting the mean of the training windows, as its naive rival does. */
export function drawScorer(rng: Rng, config: ScorerConfig, means: readonly number[]): Weights<StoredTensor> {
  const { channels, hidden } = config
  const size = logSignatureSizeOf(config)
  const head = drawLayer(rng, 'head', hidden, size)
  head['head.w']?.data.fill(0)
  head['head.b']?.data.set(means)
  return {
    ...drawLogOde(rng, { inputs: 2 * channels, logSignature: size, hidden, width: 2 * hidden, layers: 1 }),
    ...head,
  }
}

/**
 * What the log-signature of each of `count` windows is expected to be, from what was known where the run begins and the
 * windows before; normalised. (count · runs) × logSignature, window by window.
 */
export function expectedOf(
  tape: Tape,
  weights: Weights<Tensor>,
  runs: readonly Run[],
  { config, normaliser, count }: { config: ScorerConfig; normaliser: readonly number[]; count: number },
): Tensor {
  const known = runs.flatMap(({ sequence, first }) => [...(sequence.known[first] as Float64Array)])
  const start = initialState(tape, weights, tape.constant(known, [runs.length, 2 * config.channels]))
  const logSignatures = Array.from({ length: count - 1 }, (_, at) =>
    tape.constant(normalised(runs, at, normaliser), [runs.length, normaliser.length]),
  )
  const states = drive(tape, weights, { start, logSignatures, solver: rungeKutta(tape) })
  const all = concat(tape, [start, ...states], 0)
  return linear(tape, all, weightOf(weights, 'head.w'), weightOf(weights, 'head.b'))
}

/** The log-signatures of window `at` of each run, in units of the normaliser, pulled in where they are far out. */
export function normalised(runs: readonly Run[], at: number, normaliser: readonly number[]): Float32Array {
  const size = normaliser.length
  const data = new Float32Array(runs.length * size)
  for (const [row, { sequence, first }] of runs.entries()) {
    const coordinates = sequence.logSignatures[first + at] as Float64Array
    for (const [i, value] of coordinates.entries()) {
      data[row * size + i] = Math.max(-farthest, Math.min(farthest, value * (normaliser[i] as number)))
    }
  }
  return data
}

const farthest = 50
