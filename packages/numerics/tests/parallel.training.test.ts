import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { createExchangeBuffer, createRuntime, joinExchange, Tape, adam } from '../index.ts'
import { build, modelNames } from './models/zoo.ts'

interface Trained {
  hash: string
  values: number[]
}

test.each(modelNames)('%s: two workers on halves get where one gets on the whole', async (name) => {
  const runtime = await createRuntime()
  const { parameters, loss } = build(runtime, name, 'small')
  const optimiser = adam(runtime, parameters, { rate: 1e-2 })
  const buffer = createExchangeBuffer(parameters, 2)
  const script = new URL('parallel.worker.ts', import.meta.url)
  const replicas = [0, 1].map(async (rank) => {
    const worker = new Worker(script, { workerData: { buffer, rank, workers: 2, name } })
    const [trained] = (await once(worker, 'message')) as [Trained]
    await worker.terminate()
    return trained
  })
  const tape = new Tape(runtime)
  for (let step = 0; step < 5; step++) {
    tape.backward(loss(tape))
    tape.reset()
    optimiser.step()
  }
  const [first, second] = await Promise.all(replicas)
  expect(first?.hash).toBe(second?.hash)
  const alone = parameters.flatMap(({ data }) => [...data])
  const gaps = alone.map((value, i) => Math.abs(value - (first?.values[i] ?? Number.NaN)))
  expect(Math.max(...gaps)).toBeLessThan(2e-3)
})

test('a worker whose partner never comes gives up and says so', async () => {
  const runtime = await createRuntime()
  const w = runtime.parameter([1], [1])
  const buffer = createExchangeBuffer([w], 2)
  const exchange = joinExchange([w], { buffer, rank: 0, workers: 2, timeoutMsMax: 20 })
  expect(() => exchange.average(1)).toThrow('did not come within 20 ms')
})
