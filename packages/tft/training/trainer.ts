/** One step of training after the other, alone or with partners. */
import {
  adam,
  clipGradients,
  createExchangeBuffer,
  createRng,
  gather,
  joinExchange,
  pinball,
  type Runtime,
  Tape,
  type Tensor,
} from '@scale/numerics'
import { batchOf, inputsOf } from '../data/batch.ts'
import type { Window, WindowShape } from '../data/window.ts'
import { createNetwork, type NetworkSize } from '../network/network.ts'
import { passOn } from '../network/pass.ts'
import { newWeights, type StoredWeights, storedOf } from '../network/weights.ts'
import type { Curriculum } from './curriculum.ts'

/** One of several workers that train one model, each on its share of every batch; they meet in `buffer`. */
export interface Partner {
  readonly buffer: SharedArrayBuffer
  readonly rank: number
  readonly workers: number
}

export interface TrainerOptions {
  readonly size: NetworkSize
  readonly shape: WindowShape
  readonly levels: readonly number[]
  readonly seed: number
  readonly dropout: number
  readonly batchSize: number
  readonly partner: Partner | undefined
}

export interface Trainer {
  /** Forward, backward, Adam; the loss of the worker's own share, 0 where nothing in it was known. */
  step(curriculum: Curriculum, rate: number): number
  /** A copy. */
  weights(): StoredWeights
}

const gradientMax = 1

export function createTrainer(runtime: Runtime, options: TrainerOptions): Trainer {
  const { size, shape, levels, seed, dropout, batchSize, partner } = options
  const { rank, workers } = partner ?? { rank: 0, workers: 1 }
  const drawing = createRng(seed)
  const weights = newWeights(runtime, drawing)
  const network = createNetwork(weights, size)
  const parameters = [...weights.named.values()]
  const optimiser = adam(runtime, parameters)
  const exchange = partner && joinExchange(parameters, partner)
  const dropping = { rate: dropout, rng: createRng(seed + 1 + rank) }
  const tape = new Tape(runtime)
  return {
    weights: () => storedOf(weights.named),
    step(curriculum, rate) {
      const windows: Window[] = Array.from({ length: batchSize }, () => curriculum.draw(drawing))
      const batch = batchOf(
        windows.filter((_, sample) => sample % workers === rank),
        shape,
      )
      const rows = Int32Array.from(batch.wanted.keys()).filter((row) => !Number.isNaN(batch.wanted[row]))
      let value = 0
      if (rows.length > 0) {
        const told = (_: Tape, ahead: Tensor) =>
          rows.length === batch.wanted.length ? ahead : gather(tape, ahead, rows)
        const { quantiles } = network.run(passOn(tape, dropping), inputsOf(tape, batch), told)
        const wanted = tape.constant(
          Float32Array.from(rows, (row) => batch.wanted[row] as number),
          [rows.length],
        )
        const loss = pinball(tape, quantiles, wanted, levels)
        value = loss.value
        tape.backward(loss)
        tape.reset()
      }
      exchange?.average(rows.length)
      clipGradients(runtime, parameters, gradientMax)
      optimiser.step({ rate })
      return value
    },
  }
}

/** The buffer where `workers` meet. */
export function bufferFor(runtime: Runtime, size: NetworkSize, workers: number): SharedArrayBuffer {
  const weights = newWeights(runtime, createRng(0))
  createNetwork(weights, size)
  return createExchangeBuffer([...weights.named.values()], workers)
}
