/** Every op on small inputs: what PyTorch says of it (fixtures/ops.json, made by bench/oracles/torch_ops.py), and how it is called. */
import { readFileSync } from 'node:fs'
import {
  add,
  addScaled,
  batchedLinear,
  bmm,
  clipNorm,
  concat,
  crossEntropy,
  dropout,
  elu,
  embeddingBag,
  expmap0,
  gather,
  glu,
  hyperbolicMlr,
  klDivergence,
  layerNorm,
  linear,
  logmap0,
  lstm,
  matvec,
  meanFirst,
  meanSquaredError,
  mobiusAdd,
  mul,
  normalize,
  permute,
  pinball,
  poincareDistances,
  relu,
  reshape,
  type Runtime,
  scale,
  sigmoid,
  slice,
  softmax,
  softplus,
  tanh,
  Tape,
  type Tensor,
  weightedSum,
} from '../index.ts'

interface Numbers {
  shape: number[]
  data: number[]
}

export interface Fixture {
  name: string
  inputs: Record<string, Numbers>
  weights: Numbers
  output: Numbers
  gradients: Record<string, Numbers>
}

const file = new URL('fixtures/ops.json', import.meta.url)
export const fixtures = JSON.parse(readFileSync(file, 'utf8')) as Fixture[]

type Call = (tape: Tape, of: (name: string) => Tensor) => Tensor

const c = 0.7
const bags = {
  indices: Int32Array.of(3, 1, 3, 0, 5, 5),
  weights: Float32Array.of(1, -1, 0.5, 1, 0.25, -2),
  offsets: Int32Array.of(0, 3, 3, 6),
}

export const calls: Record<string, Call> = {
  linear: (tape, of) => linear(tape, of('x'), of('w'), of('b')),
  'linear without bias': (tape, of) => linear(tape, of('x'), of('w'), null),
  batchedLinear: (tape, of) => batchedLinear(tape, of('x'), of('w'), of('b')),
  bmm: (tape, of) => bmm(tape, of('a'), of('b')),
  'bmm transposed': (tape, of) => bmm(tape, of('a'), of('b'), { transposeB: true }),
  add: (tape, of) => add(tape, of('x'), of('y')),
  addScaled: (tape, of) => addScaled(tape, of('x'), of('y'), -0.75),
  mul: (tape, of) => mul(tape, of('x'), of('y')),
  'mul by itself': (tape, of) => mul(tape, of('x'), of('x')),
  scale: (tape, of) => scale(tape, of('x'), -1.25),
  relu: (tape, of) => relu(tape, of('x')),
  elu: (tape, of) => elu(tape, of('x')),
  tanh: (tape, of) => tanh(tape, of('x')),
  sigmoid: (tape, of) => sigmoid(tape, of('x')),
  softplus: (tape, of) => softplus(tape, of('x')),
  glu: (tape, of) => glu(tape, of('x')),
  layerNorm: (tape, of) => layerNorm(tape, of('x'), of('gamma'), of('beta'), { epsilon: 1e-3 }),
  'layerNorm in groups': (tape, of) => layerNorm(tape, of('x'), of('gamma'), of('beta')),
  dropout: (tape, of) => dropout(tape, of('x'), { rate: 0.25, seed: 5 }),
  softmax: (tape, of) => softmax(tape, of('x')),
  'softmax masked': (tape, of) => softmax(tape, of('x'), { mask: of('mask') }),
  lstm: (tape, of) => {
    const weights = { wx: of('wx'), wh: of('wh'), b: of('b') }
    const { y, c: last } = lstm(tape, of('x'), weights, { h: of('h'), c: of('c') })
    return concat(tape, [reshape(tape, y, [20, 6]), last], 0)
  },
  embeddingBag: (tape, of) => embeddingBag(tape, of('table'), bags),
  gather: (tape, of) => gather(tape, of('x'), Int32Array.of(2, 0, 2)),
  concat: (tape, of) => concat(tape, [of('x'), of('y')], 1),
  slice: (tape, of) => slice(tape, of('x'), 1, 2, 5),
  permute: (tape, of) => permute(tape, of('x'), [2, 0, 3, 1]),
  'permute rows': (tape, of) => permute(tape, of('x'), [1, 0, 2]),
  reshape: (tape, of) => reshape(tape, of('x'), [2, 12]),
  meanFirst: (tape, of) => meanFirst(tape, of('x')),
  matvec: (tape, of) => matvec(tape, of('f'), of('x')),
  weightedSum: (tape, of) => weightedSum(tape, of('values'), of('weights')),
  expmap0: (tape, of) => expmap0(tape, of('x'), c),
  logmap0: (tape, of) => logmap0(tape, of('x'), c),
  clipNorm: (tape, of) => clipNorm(tape, of('x'), 1.5),
  normalize: (tape, of) => normalize(tape, of('x')),
  mobiusAdd: (tape, of) => mobiusAdd(tape, of('a'), of('b'), c),
  'mobiusAdd of one row': (tape, of) => mobiusAdd(tape, of('a'), of('b'), c),
  hyperbolicMlr: (tape, of) => hyperbolicMlr(tape, of('x'), of('a'), of('p'), c),
  poincareDistances: (tape, of) => poincareDistances(tape, of('a'), of('b'), c),
  meanSquaredError: (tape, of) => meanSquaredError(tape, of('prediction'), of('target')),
  pinball: (tape, of) => pinball(tape, of('prediction'), of('target'), [0.1, 0.5, 0.9]),
  crossEntropy: (tape, of) => crossEntropy(tape, of('logits'), Int32Array.of(1, 4, 0, 1)),
  'crossEntropy with a mask': (tape, of) =>
    crossEntropy(tape, of('logits'), of('targets'), { mask: of('mask') }),
  klDivergence: (tape, of) => klDivergence(tape, of('p'), of('prior')),
}

/** Runs a case. `inputs` may replace numbers of the fixture. */
export function run(
  runtime: Runtime,
  fixture: Fixture,
  inputs: Record<string, ArrayLike<number>> = {},
): { tape: Tape; inputs: Record<string, Tensor>; output: Tensor } {
  const tape = new Tape(runtime)
  const tensors = Object.fromEntries(
    Object.entries(fixture.inputs).map(([name, { shape, data }]) => {
      const options = { requiresGradient: name in fixture.gradients }
      return [name, tape.constant(inputs[name] ?? data, shape, options)]
    }),
  )
  const call = calls[fixture.name]
  if (!call) throw new Error(`no call for ${fixture.name}`)
  const output = call(tape, (name) => tensors[name] ?? tape.constant([], []))
  return { tape, inputs: tensors, output }
}
