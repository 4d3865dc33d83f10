import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRuntime, type KernelKind } from '../index.ts'

const simd = await createRuntime({ kernels: 'simd' })
const plain = await createRuntime({ kernels: 'plain' })
const relaxed = await createRuntime({ kernels: 'relaxed' })

/** C = A·B + C for any sizes and layouts; the blocks of the compiled kernel are 4, 8, 64, 256 and 512. */
const across = (...edges: number[]) =>
  fc.oneof(...edges.map((edge) => fc.integer({ min: edge - 3, max: edge + 5 })))
const sizes = fc.oneof(
  fc.record({ m: across(4, 64), n: across(4, 8), k: across(4) }),
  fc.record({ m: across(256), n: across(8), k: across(4) }),
  fc.record({ m: across(4), n: across(512), k: across(4) }),
  fc.record({ m: across(4, 64), n: across(8), k: across(256) }),
)
const layouts = fc.record({ aTransposed: fc.boolean(), bTransposed: fc.boolean(), accumulate: fc.boolean() })
const products = fc.tuple(sizes, layouts).map(([size, layout]) => ({ ...size, ...layout }))

test('gemm is the sum of products, in the same order everywhere', () => {
  fc.assert(
    fc.property(products, (product) => {
      const expected = multiplyBy('plain', product)
      expect(multiplyBy('simd', product)).toEqual(expected)
      const fused = multiplyBy('relaxed', product)
      const gaps = expected.map((value, i) => Math.abs(value - (fused[i] ?? Number.NaN)))
      expect(gaps.every((gap) => gap < 1e-4)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

function multiplyBy(
  kind: KernelKind,
  { m, n, k, aTransposed, bTransposed, accumulate }: Shape,
): Float32Array {
  const { arena, kernels } = { simd, plain, relaxed }[kind]
  const [a, b, c] = [arena.take(m * k), arena.take(k * n), arena.take(m * n)]
  for (let i = 0; i < m * k; i++) arena.f32[(a >> 2) + i] = Math.sin(i + 1)
  for (let i = 0; i < k * n; i++) arena.f32[(b >> 2) + i] = Math.cos(i * 1.3)
  for (let i = 0; i < m * n; i++) arena.f32[(c >> 2) + i] = Math.sin(i / 7)
  const [aRow, aStep] = aTransposed ? [4, 4 * m] : [4 * k, 4]
  const [bStep, bColumn] = bTransposed ? [4, 4 * k] : [4 * n, 4]
  kernels.gemm(a, aRow, aStep, b, bStep, bColumn, c, m, n, k, accumulate)
  const result = arena.f32.slice(c >> 2, (c >> 2) + m * n)
  arena.release()
  return result
}

interface Shape {
  m: number
  n: number
  k: number
  aTransposed: boolean
  bTransposed: boolean
  accumulate: boolean
}
