/** The models that tests and benches train. bench/oracles/torch_models.py builds the same ones from the same numbers. */
import type { Parameter, Runtime, Tape, Tensor } from '../../index.ts'

export interface Model {
  parameters: Parameter[]
  /** Runs the model on its own batch. */
  loss(tape: Tape): Tensor
}

/** Which part of a batch a worker has. */
export interface Shard {
  rank: number
  workers: number
}

export const whole: Shard = { rank: 0, workers: 1 }

/** `count` numbers in ±amplitude that only the seed decides (the finaliser of MurmurHash3 over a counter). */
export function numbers(seed: number, count: number, amplitude = 1): Float32Array {
  const scale = Math.fround(amplitude)
  return Float32Array.from({ length: count }, (_, n) => (hash(seed, n) / 0x800000 - 1) * scale)
}

/** Classes 0 … classes−1. */
export function labels(seed: number, count: number, classes: number): Int32Array {
  return Int32Array.from({ length: count }, (_, n) => hash(seed, n) % classes)
}

/** 24 bits. */
function hash(seed: number, n: number): number {
  let h = (Math.imul(n, 0x9e3779b1) + Math.imul(seed, 0x632be59b)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 8
}

/** Makes parameters one after the other, each from its own seed. */
export function parameterSource(runtime: Runtime): {
  parameters: Parameter[]
  next(shape: readonly number[], amplitude: number, shift?: number): Parameter
} {
  const parameters: Parameter[] = []
  return {
    parameters,
    next(shape, amplitude, shift = 0) {
      const size = shape.reduce((product, length) => product * length, 1)
      const start = numbers(1000 + parameters.length, size, amplitude).map((value) => value + shift)
      const parameter = runtime.parameter(start, shape)
      parameters.push(parameter)
      return parameter
    },
  }
}

/** The shard of data laid out as outer×batch×inner. */
export function shardOf<T extends Float32Array | Int32Array>(
  data: T,
  { batch, inner }: { batch: number; inner: number },
  { rank, workers }: Shard,
): T {
  const part = batch / workers
  const from = rank * part
  return data.filter((_, i) => {
    const sample = Math.floor(i / inner) % batch
    return sample >= from && sample < from + part
  }) as T
}
