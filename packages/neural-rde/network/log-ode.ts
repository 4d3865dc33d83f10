/**
 * The neural rough differential equation (Morrill, Salvi, Kidger, Foster & Lyons 2021, arXiv 2009.08295): a hidden
 * state z starts from the first observation and is driven through each window by the log-signature ℓ of the path there,
 * dz/dt = f(z)·ℓ for one unit of time, f a small network from R^h to h×|ℓ| matrices. Gradients flow back through the
 * steps of the solver themselves (discretise, then optimise): exact, and with some dozens of windows cheaper than the adjoint.
 * Unlike the official code each hidden layer has weights of its own.
 */
import {
  addScaled,
  linear,
  matvec,
  relu,
  reshape,
  type Rng,
  type StoredTensor,
  tanh,
  type Tape,
  type Tensor,
} from '@scale/numerics'
import { dormandPrince } from '../ode/dormand-prince.ts'
import { rk4 } from '../ode/rk4.ts'
import { drawLayer, type Weights, weightOf } from './weights.ts'

export interface LogOdeSize {
  /** Numbers the first state is made from: first values, whether they were seen, statics. */
  readonly inputs: number
  /** Coordinates of a log-signature. */
  readonly logSignature: number
  /** h, entries of the state. */
  readonly hidden: number
  /** Entries of the vector field's hidden layers. */
  readonly width: number
  /** Hidden layers of the vector field, from 1. */
  readonly layers: number
}

export function drawLogOde(rng: Rng, size: LogOdeSize): Record<string, StoredTensor> {
  const { inputs, logSignature, hidden, width, layers } = size
  const weights = drawLayer(rng, 'initial', inputs, hidden)
  for (let layer = 0; layer < layers; layer++) {
    Object.assign(weights, drawLayer(rng, `field.${layer}`, layer === 0 ? hidden : width, width))
  }
  return Object.assign(weights, drawLayer(rng, `field.${layers}`, width, hidden * logSignature))
}

/** First state. inputs: batch × inputs; batch × hidden. */
export function initialState(tape: Tape, weights: Weights<Tensor>, inputs: Tensor): Tensor {
  return linear(tape, inputs, weightOf(weights, 'initial.w'), weightOf(weights, 'initial.b'))
}

/**
 * f(z), batch × hidden × logSignature: linear layers with ReLU between them and tanh before the last, which keeps the growth of z
 * linear. z: batch × hidden.
 */
export function vectorField(tape: Tape, weights: Weights<Tensor>, z: Tensor): Tensor {
  const layer = (x: Tensor, at: number) =>
    linear(tape, x, weightOf(weights, `field.${at}.w`), weightOf(weights, `field.${at}.b`))
  let x = layer(z, 0)
  let at = 1
  for (; `field.${at + 1}.w` in weights; at++) x = layer(relu(tape, x), at)
  const flat = layer(tanh(tape, x), at)
  const [batch, hidden] = [z.length(0), z.length(1)]
  return reshape(tape, flat, [batch, hidden, flat.length(1) / hidden])
}

/** Carries a state over one unit of time of ż = field(z). */
export type Solver = (field: (z: Tensor) => Tensor, z: Tensor) => Tensor

/** One step of RK4 per window: what models are trained with. */
export function rungeKutta(tape: Tape, steps = 1): Solver {
  return (field, z) => rk4(field, z, (x, y, factor) => addScaled(tape, x, y, factor), steps)
}

/** As many steps as 32-bit numbers can tell apart. No gradient flows through it. */
export function adaptive(tape: Tape): Solver {
  return (field, z) => {
    const slope = (at: Float64Array) => Float64Array.from(field(tape.constant(at, z.shape)).data)
    const end = dormandPrince(slope, Float64Array.from(z.data), { relative: 1e-4, absolute: 1e-5 })
    return tape.constant(end, z.shape)
  }
}

/** The states at the end of each window. logSignatures: one batch × logSignature per window. */
export function drive(
  tape: Tape,
  weights: Weights<Tensor>,
  { start, logSignatures, solver }: { start: Tensor; logSignatures: readonly Tensor[]; solver: Solver },
): Tensor[] {
  let z = start
  return logSignatures.map((driver) => {
    z = solver((at) => matvec(tape, vectorField(tape, weights, at), driver), z)
    return z
  })
}
