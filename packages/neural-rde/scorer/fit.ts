/**
 * Learns what usually comes next: from the windows before, the log-signature of the next one (least squares). How far a window
 * is from what was expected, coordinate by coordinate in units of the usual miss, is its score. Level 1 of a log-signature says how
 * much moved, level 2 in which order: rent paid before the salary came is a surprise although the sums are the same.
 */
import {
  adam,
  clipGradients,
  createRng,
  meanSquaredError,
  type Runtime,
  type StoredTensor,
  Tape,
} from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import { decodeModel, encodeModel } from '../network/file.ts'
import { fingerprintOf } from '../network/fingerprint.ts'
import { normaliserOf } from '../network/normaliser.ts'
import { constantsOf, parametersOf, storedOf, type Weights } from '../network/weights.ts'
import { trackOf } from '../path/observations.ts'
import { drawScorer, expectedOf, normalised, type Run } from './network.ts'
import { scalesOf, type ScorerConfig, type Sequence, type SequenceGiven, sequenceOf } from './track.ts'

export interface ScorerOptions {
  /** Length of a window, in the unit of the times. */
  readonly window: number
  /** Windows a judgement looks back over; 6. */
  readonly memory?: number
  /** Depth of the log-signatures, 1 to 3; 2. */
  readonly depth?: number
  /** Periods, in the unit of the times; none. */
  readonly seasonLengths?: readonly number[]
  readonly hidden?: number
  readonly seed?: number
  readonly steps?: number
  readonly batchSize?: number
  readonly rate?: number
}

/** A trained scorer: plain data. */
export interface ScorerModel {
  readonly config: ScorerConfig
  readonly weights: Weights<StoredTensor>
  /** Factor of each coordinate of a log-signature. */
  readonly normaliser: readonly number[]
  /** Root mean square of what was missed of each normalised coordinate, on held-out windows. */
  readonly misses: readonly number[]
  readonly training: {
    readonly seed: number
    readonly steps: number
    readonly sequences: number
    readonly fingerprint: string
  }
  /** Mean squared miss on held-out windows, and that of the naive rival: the mean of the training windows. */
  readonly metrics: { readonly heldOutError: number; readonly naiveError: number }
}

export interface ScorerProgress {
  readonly step: number
  readonly steps: number
  readonly loss: number
}

/** The last windows of a sequence are held out: no loss is taken there. */
const heldOutShare = 0.2
const [gradientMax, decay, missMin] = [1, 1e-4, 1e-2]

/**
 * Trains, one step per turn. Give it a runtime of its own.
 * @throws NeuralRdeError `training_too_little` where no sequence has two full windows; `option_invalid`, and what `trackOf` says
 */
export function* fitScorer(
  runtime: Runtime,
  given: readonly SequenceGiven[],
  options: ScorerOptions,
): Generator<ScorerProgress, ScorerModel, undefined> {
  const { seed = 1, steps = 300, batchSize = 32, rate = 3e-3 } = options
  const config = configOf(given, options)
  const sequences = given.map((each) => sequenceOf(each, config))
  const { training, heldOut, count } = runsOf(sequences, config.memory + 1)
  const normaliser = normaliserOf(
    training.flatMap(({ sequence, first }) => sequence.logSignatures.slice(first, first + count)),
  )
  const rng = createRng(seed)
  const network = { config, normaliser, count }
  const means = columnMeans(cameOf(training, network), normaliser.length)
  const weights = parametersOf(runtime, drawScorer(rng, config, means))
  const parameters = Object.values(weights)
  const optimiser = adam(runtime, parameters, { rate, decay })
  const tape = new Tape(runtime)
  for (let step = 1; step <= steps; step++) {
    const runs = Array.from({ length: batchSize }, () => training[rng.below(training.length)] as Run)
    const expected = expectedOf(tape, weights, runs, network)
    const loss = meanSquaredError(tape, expected, tape.constant(cameOf(runs, network), expected.shape))
    const { value } = loss
    tape.backward(loss)
    tape.reset()
    clipGradients(runtime, parameters, gradientMax)
    optimiser.step({ rate: (rate / 2) * (1 + Math.cos((Math.PI * (step - 1)) / steps)) })
    yield { step, steps, loss: value }
  }
  const stored = storedOf(weights)
  const { squares, naive } = missesOf(runtime, stored, { means, heldOut, network })
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    config,
    weights: stored,
    normaliser,
    misses: squares.map((square) => Math.max(missMin, Math.sqrt(square))),
    training: {
      seed,
      steps,
      sequences: given.length,
      fingerprint: fingerprintOf(sequences.flatMap(({ logSignatures }) => logSignatures)),
    },
    metrics: { heldOutError: mean(squares), naiveError: mean(naive) },
  }
}

function configOf(given: readonly SequenceGiven[], options: ScorerOptions): ScorerConfig {
  const { window, memory = 6, depth = 2, seasonLengths = [], hidden = 16 } = options
  const wrong = [window, ...seasonLengths].find((length) => !(length > 0 && Number.isFinite(length)))
  if (
    wrong !== undefined ||
    ![memory, depth, hidden].every((n) => Number.isInteger(n) && n >= 1) ||
    depth > 3
  ) {
    throw new NeuralRdeError(
      'option_invalid',
      'A window and seasons above 0, memory and hidden from 1, depth 1 to 3.',
    )
  }
  const tracks = given.map(trackOf)
  const channels = tracks[0]?.channels ?? 1
  if (tracks.some((track) => track.channels !== channels)) {
    throw new NeuralRdeError('channels_invalid', 'Every sequence needs as many channels as the first.')
  }
  return { window, memory, depth, hidden, seasons: seasonLengths, channels, ...scalesOf(tracks, window) }
}

/** Runs of as many windows as the longest sequence allows, at most `countMax`, those in the last part held out. */
function runsOf(
  sequences: readonly Sequence[],
  countMax: number,
): { training: Run[]; heldOut: Run[]; count: number } {
  const lengths = sequences.map(({ ends }) => ends.length)
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  const count = Math.min(countMax, Math.floor((1 - heldOutShare) * longest))
  if (count < 2) {
    throw new NeuralRdeError('training_too_little', 'No sequence has three full windows to learn from.')
  }
  const [training, heldOut]: [Run[], Run[]] = [[], []]
  for (const sequence of sequences) {
    const cut = Math.ceil((1 - heldOutShare) * sequence.ends.length)
    for (let first = 0; first + count <= sequence.ends.length; first++) {
      if (first + count <= cut) training.push({ sequence, first })
      else heldOut.push({ sequence, first })
    }
  }
  return { training, heldOut: heldOut.length > 0 ? heldOut : training, count }
}

interface Network {
  readonly config: ScorerConfig
  readonly normaliser: readonly number[]
  readonly count: number
}

function cameOf(runs: readonly Run[], { normaliser, count }: Network): Float32Array {
  const size = runs.length * normaliser.length
  const came = new Float32Array(count * size)
  for (let at = 0; at < count; at++) came.set(normalised(runs, at, normaliser), at * size)
  return came
}

/** Mean squares of what was missed of the last window of held-out runs, per coordinate, by the network and by the mean. */
function missesOf(
  runtime: Runtime,
  weights: Weights<StoredTensor>,
  { means, heldOut, network }: { means: readonly number[]; heldOut: readonly Run[]; network: Network },
): { squares: number[]; naive: number[] } {
  const { normaliser, count } = network
  const size = normaliser.length
  const tape = new Tape(runtime, { gradients: false })
  const expected = expectedOf(tape, constantsOf(tape, weights), heldOut, network).data.slice(
    -heldOut.length * size,
  )
  tape.reset()
  const came = normalised(heldOut, count - 1, normaliser)
  const squares = columnMeans(
    came.map((value, i) => (value - (expected[i] as number)) ** 2),
    size,
  )
  const naive = columnMeans(
    came.map((value, i) => (value - (means[i % size] as number)) ** 2),
    size,
  )
  return { squares, naive }
}

function columnMeans(data: Float32Array, columns: number): number[] {
  const sums = new Array<number>(columns).fill(0)
  for (const [i, value] of data.entries()) sums[i % columns] = (sums[i % columns] as number) + value
  return sums.map((sum) => (sum * columns) / data.length)
}

/** A safetensors file. */
export function scorerToBytes(model: ScorerModel): Uint8Array<ArrayBuffer> {
  return encodeModel('scorer', model)
}

/** @throws NeuralRdeError `model_unreadable` where the bytes are no scorer of this version */
export function scorerFromBytes(bytes: Uint8Array): ScorerModel {
  return decodeModel('scorer', bytes)
}
