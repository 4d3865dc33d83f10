import { describe, expect, test } from 'vitest'
import {
  adam,
  addScaled,
  clipGradients,
  createRuntime,
  embeddingBag,
  linear,
  meanSquaredError,
  type Optimiser,
  type Parameter,
  type Runtime,
  sgd,
  Tape,
} from '../index.ts'

const runtime = await createRuntime()

/** Minimises the mean square of a few numbers: the gradient of w is w. */
function descend(
  optimiserOf: (runtime: Runtime, parameters: Parameter[]) => Optimiser,
  steps: number,
): number[] {
  const w = runtime.parameter([1, -2], [2])
  const optimiser = optimiserOf(runtime, [w])
  const tape = new Tape(runtime)
  for (let step = 0; step < steps; step++) {
    tape.backward(meanSquaredError(tape, w, tape.constant([0, 0], [2])))
    tape.reset()
    optimiser.step()
  }
  return [...w.data]
}

/** What torch.optim (1.13, double precision) makes of the same two numbers in three steps. */
const references = [
  ['adam', (r: Runtime, p: Parameter[]) => adam(r, p, { rate: 0.1 }), [0.7015862745, -1.7006233928]],
  [
    'adamw',
    (r: Runtime, p: Parameter[]) => adam(r, p, { rate: 0.1, decay: 0.5 }),
    [0.5749739323, -1.4310252444],
  ],
  ['sgd', (r: Runtime, p: Parameter[]) => sgd(r, p, { rate: 0.1 }), [0.729, -1.458]],
  [
    'sgd with momentum',
    (r: Runtime, p: Parameter[]) => sgd(r, p, { rate: 0.1, momentum: 0.9 }),
    [0.486, -0.972],
  ],
] as const

describe('optimisers', () => {
  test.each(references)('%s steps as PyTorch does', (_, optimiserOf, expected) => {
    for (const [i, value] of descend(optimiserOf, 3).entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 5)
  })

  test('adam reaches the minimum', () => {
    for (const value of descend((r, p) => adam(r, p, { rate: 0.05 }), 400))
      expect(Math.abs(value)).toBeLessThan(1e-3)
  })

  test('clipping leaves the direction and bounds the norm', () => {
    const [a, b] = [runtime.parameter([3, 0], [2]), runtime.parameter([0, 0, 4], [3])]
    const tape = new Tape(runtime)
    for (const w of [a, b])
      tape.contribute(w, (address) => runtime.kernels.scale(w.address, 1, address, w.size))
    tape.reset()
    expect(clipGradients(runtime, [a, b], 1)).toBe(5)
    expect([...(a.gradientData ?? []), ...(b.gradientData ?? [])]).toEqual(
      [0.6, 0, 0, 0, 0.8].map(Math.fround),
    )
    expect(clipGradients(runtime, [a, b], 2)).toBeCloseTo(1, 6)
  })

  test('of a sparse table only the rows that were read move, and they move as in a dense one', () => {
    const rows = (sparse: boolean) => {
      const table = runtime.parameter([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3], { sparse })
      const optimiser = adam(runtime, [table], { rate: 0.1, decay: 0.1 })
      const tape = new Tape(runtime)
      const bags = {
        indices: Int32Array.of(2, 2, 0),
        weights: Float32Array.of(1, 1, -1),
        offsets: Int32Array.of(0, 2, 3),
      }
      const y = embeddingBag(tape, table, bags)
      tape.backward(meanSquaredError(tape, y, tape.constant(new Float32Array(6), [2, 3])))
      tape.reset()
      optimiser.step()
      return { values: [...table.data], gradients: [...(table.gradientData ?? [])] }
    }
    const [sparse, dense] = [rows(true), rows(false)]
    expect(sparse.values.slice(3, 6)).toEqual([4, 5, 6])
    expect(sparse.values.slice(0, 3)).toEqual(dense.values.slice(0, 3))
    expect(sparse.values.slice(6)).toEqual(dense.values.slice(6))
    expect(sparse.gradients).toEqual(Array(9).fill(0))
  })
})

describe('the tape', () => {
  test('gradients add up over micro-batches until the optimiser has used them', () => {
    const w = runtime.parameter([2], [1])
    const tape = new Tape(runtime)
    for (let micro = 0; micro < 3; micro++) {
      tape.backward(meanSquaredError(tape, w, tape.constant([0], [1])))
      tape.reset()
    }
    expect([...(w.gradientData ?? [])]).toEqual([12])
  })

  test('two losses of one step add their gradients', () => {
    const w = runtime.parameter([2], [1])
    const tape = new Tape(runtime)
    const doubled = addScaled(tape, w, w, 1)
    for (const target of [0, 1]) tape.backward(meanSquaredError(tape, doubled, tape.constant([target], [1])))
    tape.reset()
    expect([...(w.gradientData ?? [])]).toEqual([4 * 4 + 4 * 3])
  })

  test('memory is the same after a hundred steps as after one', () => {
    const w = runtime.parameter(new Float32Array(100), [10, 10])
    const tape = new Tape(runtime)
    const used = Array.from({ length: 100 }, () => {
      tape.backward(linear(tape, tape.constant(new Float32Array(10), [1, 10]), w, null), new Float32Array(10))
      const bytes = runtime.arena.bytesUsed
      tape.reset()
      return bytes
    })
    expect(new Set(used).size).toBe(1)
  })

  test('the arena grows past its first pages and keeps what was there', async () => {
    for (const kernels of ['simd', 'plain'] as const) {
      const small = await createRuntime({ kernels })
      const w = small.parameter([1, 2, 3], [3])
      const tape = new Tape(small)
      const big = tape.constant(new Float32Array(6_000_000).fill(2), [6_000_000])
      expect([...w.data, big.data.at(-1)]).toEqual([1, 2, 3, 2])
    }
  })

  test('mistakes are told apart', () => {
    const tape = new Tape(runtime)
    const x = tape.constant([1, 2, 3], [1, 3])
    const w = tape.constant([1, 2], [2, 1])
    expect(() => linear(tape, x, w, null)).toThrow('linear: w: shape 2×1 where 3×1 is due')
    expect(() => runtime.parameter([1], [1])).toThrow('between two steps')
    expect(() => tape.backward(x, [1, 1, 1])).toThrow('nothing that led here has a gradient')
    expect(() => x.value).toThrow('not one number')
    tape.reset()
  })
})
