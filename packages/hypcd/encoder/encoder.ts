/**
 * Rows to tangent vectors: an embedding bag of hashed names beside the numbers of amount and date, then a linear map plus a small
 * MLP. The linear path alone is a factorised linear model on hashed n-grams, the rival to beat; the MLP adds what depends on two
 * things at once (this merchant *and* that amount).
 */
import {
  add,
  concat,
  embeddingBag,
  linear,
  mul,
  relu,
  type Parameter,
  type Rng,
  type Runtime,
  type Tape,
  type Tensor,
} from '@scale/numerics'
import { type Batch, buckets } from './features.ts'
import { numbersPerRow } from './numbers.ts'

export interface Encoder {
  /** Length of the vectors. */
  readonly dim: number
  readonly weights: Readonly<Record<WeightName, Parameter>>
  readonly parameters: readonly Parameter[]
  /** Batch of n rows to n×dim. With `dropout`, that share of the hidden units is left out, drawn from `rng`. */
  forward(tape: Tape, batch: Batch, training?: { dropout: number; rng: Rng }): Tensor
}

const namesWidth = 48
const hiddenWidth = 96
const inputWidth = namesWidth + numbersPerRow

type WeightName = 'names' | 'direct' | 'hidden' | 'hiddenBias' | 'out' | 'outBias'

/** Makes the weights: 0.43 M numbers, 1.7 MB, at dim 64. */
export function createEncoder(runtime: Runtime, rng: Rng, { dim = 64 }: { dim?: number } = {}): Encoder {
  const normal = (shape: readonly [number, number], deviation: number, sparse = false) => {
    const data = Float32Array.from({ length: shape[0] * shape[1] }, () => rng.normal() * deviation)
    return runtime.parameter(data, shape, { sparse })
  }
  const zeros = (length: number) => runtime.parameter(new Float32Array(length), [length])
  const weights = {
    names: normal([buckets, namesWidth], 0.1, true),
    direct: normal([inputWidth, dim], 1 / Math.sqrt(inputWidth)),
    hidden: normal([inputWidth, hiddenWidth], Math.sqrt(2 / inputWidth)),
    hiddenBias: zeros(hiddenWidth),
    out: normal([hiddenWidth, dim], 1 / Math.sqrt(hiddenWidth)),
    outBias: zeros(dim),
  }
  return {
    dim,
    weights,
    parameters: Object.values(weights),
    forward(tape, batch, training) {
      const { names, direct, hidden, hiddenBias, out, outBias } = weights
      const numbers = tape.constant(batch.numbers, [batch.count, numbersPerRow])
      const input = concat(tape, [embeddingBag(tape, names, batch.bags), numbers], 1)
      const active = relu(tape, linear(tape, input, hidden, hiddenBias))
      const kept = training ? leaveOut(tape, active, training.dropout, training.rng) : active
      return add(tape, linear(tape, input, direct, null), linear(tape, kept, out, outBias))
    },
  }
}

/** Dropout (Srivastava et al. 2014): what stays is scaled so that the sum is the same on average. */
function leaveOut(tape: Tape, x: Tensor, share: number, rng: Rng): Tensor {
  if (share === 0) return x
  const scale = 1 / (1 - share)
  const mask = Float32Array.from({ length: x.size }, () => (rng.uniform() < share ? 0 : scale))
  return mul(tape, x, tape.constant(mask, x.shape))
}
