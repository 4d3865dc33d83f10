/** That training learns what there is to learn, with sizes a minute affords. */
import { createRng, createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import { type Entity, explain, forecast } from '../index.ts'
import { trained, weekly } from './made.ts'

/** Noise, and on days that are known ahead a payment: no past value tells when. */
function withPayments(seed: number, length: number, horizon: number): Entity {
  const rng = createRng(seed)
  const due = Float64Array.from({ length: length + horizon }, () => (rng.uniform() < 0.2 ? 1 : 0))
  const idle = Float64Array.from({ length: length + horizon }, () => rng.normal())
  return {
    target: Float64Array.from({ length }, (_, i) => 10 + 8 * (due[i] ?? 0) + 0.3 * rng.normal()),
    known: { due, idle },
  }
}

test('a known input that matters is found and weighed above one that does not', async () => {
  const entities = Array.from({ length: 12 }, (_, seed) => withPayments(seed, 80, 5))
  const model = await trained(entities, {
    horizon: 5,
    past: 15,
    hidden: 8,
    steps: 150,
    batchSize: 32,
    rate: 5e-3,
  })
  expect(model.metrics.errorOverNaive).toBeLessThan(0.4)
  const runtime = await createRuntime()
  const unseen = Array.from({ length: 8 }, (_, seed) => withPayments(100 + seed, 60, 5))
  const misses = forecast(runtime, model, unseen, [0.5]).flatMap(({ point }, i) =>
    Array.from(point, (value, step) => {
      const paid = unseen[i]?.known?.['due']?.[60 + step] === 1
      return Math.abs(value - (paid ? 18 : 10))
    }),
  )
  expect(misses.reduce((sum, miss) => sum + miss, 0) / misses.length).toBeLessThan(1)
  const shares = explain(runtime, model, unseen).map(({ future }) => future)
  const mean = (name: string) => shares.reduce((sum, share) => sum + (share[name] ?? 0), 0) / shares.length
  expect(mean('due')).toBeGreaterThan(mean('idle'))
})

test('on noise around a week, better than naive by what averaging gains', async () => {
  const entities = Array.from({ length: 10 }, (_, seed) => ({ target: weekly(seed, 120, 1) }))
  const model = await trained(entities, {
    horizon: 7,
    seasonLengths: 7,
    hidden: 8,
    steps: 150,
    batchSize: 32,
    rate: 5e-3,
  })
  expect(model.metrics.errorOverNaive).toBeLessThan(0.88)
})

test('where the held-out part gains no more, training stops and the best weights are kept', async () => {
  // Noise alone: what is learned after the first looks is not there.
  const rng = createRng(3)
  const noise = Array.from({ length: 4 }, () => ({
    target: Float64Array.from({ length: 40 }, () => rng.normal()),
  }))
  const options = { horizon: 3, past: 7, hidden: 4, batchSize: 8, steps: 400, rate: 3e-2 }
  const [soon, late] = [
    await trained(noise, { ...options, patience: 1 }),
    await trained(noise, { ...options, patience: 4 }),
  ]
  expect(soon.training.steps).toBeLessThan(late.training.steps)
  expect(late.training.steps).toBeLessThan(400)
  expect(late.metrics.heldOutLoss).toBeLessThanOrEqual(soon.metrics.heldOutLoss)
})
