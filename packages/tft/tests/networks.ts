/** Networks of made numbers, which tests and benches run. bench/oracles/torch_tft.py builds the same ones. */
import { createRng, type Parameter, pinball, type Runtime, type Tape, type Tensor } from '@scale/numerics'
import { labels, numbers, type Shard, shardOf, whole } from '../../numerics/tests/models/model.ts'
import type { Inputs, Variables } from '../network/embedding.ts'
import { createNetwork, type Network, type NetworkInputs, type NetworkSize } from '../network/network.ts'
import { type Pass, passOn } from '../network/pass.ts'
import { newWeights } from '../network/weights.ts'

export interface MadeNetwork {
  readonly network: Network
  readonly named: ReadonlyMap<string, Parameter>
  readonly parameters: Parameter[]
  inputs(tape: Tape): NetworkInputs
  loss(tape: Tape): Tensor
}

export const scales = {
  tiny: {
    batch: 3,
    dropout: 0,
    size: {
      hidden: 4,
      heads: 2,
      past: 4,
      future: 2,
      quantiles: 3,
      statics: { reals: 1, categories: [3] },
      known: { reals: 2, categories: [4] },
      observed: { reals: 2, categories: [2] },
    },
  },
  bench: {
    batch: 64,
    dropout: 0.1,
    size: {
      hidden: 32,
      heads: 4,
      past: 60,
      future: 14,
      quantiles: 3,
      statics: { reals: 1, categories: [10] },
      known: { reals: 3, categories: [7] },
      observed: { reals: 4, categories: [] },
    },
  },
} satisfies Record<string, { batch: number; dropout: number; size: NetworkSize }>

export const quantiles = [0.1, 0.5, 0.9]

export function makeNetwork(runtime: Runtime, scale: keyof typeof scales, shard: Shard = whole): MadeNetwork {
  const { batch, dropout, size } = scales[scale]
  const weights = newWeights(runtime, createRng(1))
  const network = createNetwork(weights, size)
  for (const [index, [name, parameter]] of [...weights.named].entries()) {
    const scaled = name.endsWith('gamma')
    const start = numbers(1000 + index, parameter.size, scaled ? 0.1 : 0.4)
    parameter.data.set(scaled ? start.map((value) => value + 1) : start)
  }
  const { known, observed, past, future } = size
  const joint = {
    reals: known.reals + observed.reals,
    categories: [...known.categories, ...observed.categories],
  }
  const rowsOf = (tape: Tape, seed: number, steps: number, { reals, categories }: Variables): Inputs => {
    const rows = (steps * batch) / shard.workers
    const part = { batch, inner: 1 }
    const values = shardOf(numbers(seed, reals * steps * batch), part, shard)
    return {
      reals: tape.constant(values, [reals, rows, 1]),
      categories: categories.map((count, j) =>
        shardOf(labels(10 * seed + j, steps * batch, count), part, shard),
      ),
    }
  }
  const inputs = (tape: Tape): NetworkInputs => ({
    statics: rowsOf(tape, 1, 1, size.statics),
    history: rowsOf(tape, 2, past, joint),
    future: rowsOf(tape, 3, future, known),
  })
  const target = shardOf(numbers(4, future * batch), { batch, inner: 1 }, shard)
  const rng = createRng(shard.rank)
  return {
    network,
    named: weights.named,
    parameters: [...weights.named.values()],
    inputs,
    loss(tape) {
      const pass: Pass = passOn(tape, { rate: dropout, rng })
      const { quantiles: answer } = network.run(pass, inputs(tape))
      return pinball(tape, answer, tape.constant(target, [target.length]), quantiles)
    },
  }
}
