import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import { exchangeBufferFor, fromBytes } from '../index.ts'
import { small, trained, weekly } from './made.ts'

test('two partners learn what one learns alone, and the same as each other', async () => {
  const entities = [
    { target: weekly(1, 60) },
    { target: weekly(2, 40).map((value, i) => (i % 5 === 0 ? Number.NaN : value)) },
  ]
  const options = { ...small, dropout: 0 }
  const buffer = exchangeBufferFor(await createRuntime(), entities, options, 2)
  const models = await Promise.all(
    [0, 1].map(async (rank) => {
      const worker = new Worker(new URL('parallel.worker.ts', import.meta.url), {
        workerData: { entities, options, partner: { buffer, rank, workers: 2 } },
      })
      const [bytes] = (await once(worker, 'message')) as [Uint8Array]
      await worker.terminate()
      return fromBytes(bytes)
    }),
  )
  const [first, second] = models
  expect(first).toEqual(second)
  const alone = await trained(entities, options)
  for (const [name, { data }] of Object.entries(alone.weights)) {
    for (const [i, value] of data.entries()) expect(first?.weights[name]?.data[i], name).toBeCloseTo(value, 2)
  }
})
