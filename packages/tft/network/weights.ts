/**
 * Learned tensors by name. A new network starts as in Google's code, by the defaults of Keras: Glorot uniform kernels, zero
 * biases, an orthogonal recurrent kernel and a forget bias of 1 for the LSTMs, embeddings in ±0.05.
 */
import type { Parameter, Rng, Runtime, StoredTensor, Tape, Tensor } from '@scale/numerics'
import { TftError } from '../errors.ts'

export interface Weights {
  /** …×in×out, uniform in ±√(6 / (in + out)) (Glorot & Bengio 2010); `outputs` where several kernels stand side by side. */
  glorot(name: string, shape: readonly number[], outputs?: number): Tensor
  constant(name: string, shape: readonly number[], value: number): Tensor
  uniform(name: string, shape: readonly number[], bound: number): Tensor
  /** Orthonormal rows (Saxe et al. 2014); there are at most as many rows as columns. */
  orthogonal(name: string, rows: number, columns: number): Tensor
  /** Zeros, but ones for the second quarter: the forget gate of an LSTM is open at first (Jozefowicz et al. 2015). */
  forgetBias(name: string, hidden: number): Tensor
}

export type StoredWeights = Readonly<Record<string, StoredTensor>>

/** Weights to be learned; `named` has them in the order they were asked for. */
export function newWeights(runtime: Runtime, rng: Rng): Weights & { readonly named: Map<string, Parameter> } {
  const named = new Map<string, Parameter>()
  const weights = weightsBy((name, shape, draw) => {
    const size = shape.reduce((product, length) => product * length, 1)
    const parameter = runtime.parameter(draw(rng, size), shape)
    named.set(name, parameter)
    return parameter
  })
  return { ...weights, named }
}

/** Weights that were learned, for one pass on a tape. @throws TftError `model_unreadable` where one is missing or does not fit */
export function storedWeights(tape: Tape, stored: StoredWeights): Weights {
  return weightsBy((name, shape) => tape.constant(storedNumbers(stored[name], name, shape), shape))
}

/** Copies of weights as they stand. */
export function storedOf(
  named: ReadonlyMap<string, Tensor>,
): Record<string, { shape: readonly number[]; data: Float32Array }> {
  return Object.fromEntries(
    [...named].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]),
  )
}

type Draw = (rng: Rng, size: number) => Float32Array

function weightsBy(keep: (name: string, shape: readonly number[], draw: Draw) => Tensor): Weights {
  const uniform = (name: string, shape: readonly number[], bound: number) =>
    keep(name, shape, (rng, size) =>
      Float32Array.from({ length: size }, () => bound * (2 * rng.uniform() - 1)),
    )
  return {
    uniform,
    glorot(name, shape, outputs = shape.at(-1) ?? 1) {
      return uniform(name, shape, Math.sqrt(6 / ((shape.at(-2) ?? 1) + outputs)))
    },
    constant: (name, shape, value) => keep(name, shape, (_, size) => new Float32Array(size).fill(value)),
    orthogonal: (name, rows, columns) =>
      keep(name, [rows, columns], (rng) => orthonormalRows(rng, rows, columns)),
    forgetBias: (name, hidden) =>
      keep(name, [4 * hidden], (_, size) => new Float32Array(size).fill(1, hidden, 2 * hidden)),
  }
}

function storedNumbers(
  tensor: StoredTensor | undefined,
  name: string,
  shape: readonly number[],
): Float32Array {
  const fits = tensor?.shape.join('×') === shape.join('×')
  if (!fits || !(tensor?.data instanceof Float32Array)) {
    throw new TftError(
      'model_unreadable',
      `The stored model has no weights "${name}" of shape ${shape.join('×')}.`,
    )
  }
  return tensor.data
}

/** Gram and Schmidt, twice over each row for single precision's sake. */
function orthonormalRows(rng: Rng, rows: number, columns: number): Float32Array {
  const data = new Float32Array(rows * columns)
  const row = (index: number) => data.subarray(index * columns, (index + 1) * columns)
  const dot = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)
  for (let index = 0; index < rows; index++) {
    const own = row(index)
    for (let i = 0; i < columns; i++) own[i] = rng.normal()
    for (let before = 0; before < 2 * index; before++) {
      const other = row(before % index)
      const along = dot(own, other)
      for (let i = 0; i < columns; i++) own[i] = (own[i] as number) - along * (other[i] as number)
    }
    const norm = Math.sqrt(dot(own, own))
    for (let i = 0; i < columns; i++) own[i] = (own[i] as number) / norm
  }
  return data
}
