import type { Parameter, Rng, Runtime, StoredTensor, Tape, Tensor } from '@scale/numerics'

/** Weights by name, e.g. `field.0.w`, as they are stored, learned, or used on a tape. */
export type Weights<T> = Readonly<Record<string, T>>

/** A linear layer's weight and bias under `name`, uniform in ±1/√inputs as in PyTorch. */
export function drawLayer(
  rng: Rng,
  name: string,
  inputs: number,
  outputs: number,
): Record<string, StoredTensor> {
  const bound = 1 / Math.sqrt(inputs)
  const draw = (...shape: number[]): StoredTensor => {
    const size = shape.reduce((product, length) => product * length, 1)
    return { shape, data: Float32Array.from({ length: size }, () => bound * (2 * rng.uniform() - 1)) }
  }
  return { [`${name}.w`]: draw(inputs, outputs), [`${name}.b`]: draw(outputs) }
}

export function parametersOf(runtime: Runtime, weights: Weights<StoredTensor>): Weights<Parameter> {
  return mapped(weights, ({ data, shape }) => runtime.parameter(data, shape))
}

/** For inference: gone with the tape's step, so that many models can pass through one runtime. */
export function constantsOf(tape: Tape, weights: Weights<StoredTensor>): Weights<Tensor> {
  return mapped(weights, ({ data, shape }) => tape.constant(data, shape))
}

/** A copy to keep. */
export function storedOf(weights: Weights<Tensor>): Weights<StoredTensor> {
  return mapped(weights, ({ data, shape }) => ({ shape, data: data.slice() }))
}

function mapped<A, B>(weights: Weights<A>, change: (weight: A) => B): Weights<B> {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, change(weight)]))
}

export function weightOf<T>(weights: Weights<T>, name: string): T {
  const weight = weights[name]
  if (weight === undefined) throw new RangeError(`The network has no weight "${name}".`)
  return weight
}
