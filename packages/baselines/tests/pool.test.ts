import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinballLoss, pooled } from '../index.ts'

const voice = (weight: number, ...values: number[]) => ({ weight, values: Float64Array.from(values) })

test('quantiles are averaged level by level, by what each weighs', () => {
  expect([...pooled([voice(0.25, 0, 4), voice(0.75, 8, 12)])]).toEqual([6, 10])
  expect([...pooled([voice(1, 3), voice(0, 5)])]).toEqual([3])
})

test('who looks less far has no say beyond its end', () => {
  expect([...pooled([voice(0.5, 2, 2, 2), voice(0.5, 4)])]).toEqual([3, 2, 2])
  expect([...pooled([voice(0, 2, 2), voice(1, 4)])]).toEqual([4, NaN])
  expect([...pooled([])]).toEqual([])
})

test('what rises in each rises together', () => {
  const rising = fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 5 })
    .map((values) => values.toSorted((one, other) => one - other))
  const weighed = fc.tuple(fc.integer({ min: 1, max: 9 }), rising)
  fc.assert(
    fc.property(fc.array(weighed, { minLength: 1, maxLength: 4 }), (list) => {
      const all = pooled(list.map(([weight, values]) => voice(weight / 10, ...values)))
      for (const [at, value] of all.entries())
        if (at > 0) expect(value).toBeGreaterThanOrEqual((all[at - 1] as number) - 1e-9)
    }),
  )
})

test('a quantile loses its level of what lies above it, the rest of 1 of what lies below; gaps lose nothing', () => {
  expect(pinballLoss([10, 10], [0.1, 0.9], [14])).toBeCloseTo(0.1 * 4 + 0.9 * 4)
  expect(pinballLoss([10, 10], [0.1, 0.9], [6])).toBeCloseTo(0.9 * 4 + 0.1 * 4)
  expect(pinballLoss([10, 3], [0.5], [NaN, 5])).toBe(1)
})
