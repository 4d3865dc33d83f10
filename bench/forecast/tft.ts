/** The temporal fusion transformer, trained by two worker threads. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Forecast } from '../../packages/baselines/index.ts'
import { createRuntime } from '../../packages/numerics/index.ts'
import {
  type Entity,
  exchangeBufferFor,
  forecast,
  fromBytes,
  type Partner,
  type TftOptions,
} from '../../packages/tft/index.ts'
import type { Ask } from './global.ts'

/** What one of the threads is given. */
export interface Share {
  readonly entities: readonly Entity[]
  readonly options: TftOptions
  readonly partner: Partner
}

const workers = 2

export async function tft(ask: Ask): Promise<readonly Forecast[]> {
  const { training, histories, floors, levels, horizon, seasonLengths } = ask
  const entities = training.map((target): Entity => ({ target }))
  const options: TftOptions = { horizon, seasonLengths, quantiles: [...levels] }
  const buffer = exchangeBufferFor(await createRuntime(), entities, options, workers)
  const shares = Array.from({ length: workers }, (_, rank): Share => {
    return { entities, options, partner: { buffer, rank, workers } }
  })
  const [bytes] = await Promise.all(shares.map(trainedBy))
  const wanted = histories.map((target, at): Entity => ({ target, floor: floors[at] ?? null }))
  return forecast(await createRuntime(), fromBytes(bytes ?? new Uint8Array()), wanted, levels)
}

async function trainedBy(share: Share): Promise<Uint8Array> {
  const worker = new Worker(new URL('tft-worker.ts', import.meta.url), { workerData: share })
  const [bytes] = (await once(worker, 'message')) as [Uint8Array]
  await worker.terminate()
  return bytes
}
