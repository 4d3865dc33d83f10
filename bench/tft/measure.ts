/** A process that times one step of training, on one core or with its batch shared out to worker threads. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createExchangeBuffer, createRuntime, type KernelKind } from '../../packages/numerics/index.ts'
import { makeNetwork } from '../../packages/tft/tests/networks.ts'
import { bestStepMs } from './step.ts'

export interface StepOrder {
  readonly kernels: KernelKind
  readonly workers: number
  readonly budgetMs: number
}

export interface StepAnswer {
  readonly ms: number
  readonly rssMb: number
}

process.once('message', (order: StepOrder) => {
  void time(order).then((ms) => {
    process.send?.({ ms, rssMb: process.resourceUsage().maxRSS / 1024 })
  })
})

async function time({ kernels, workers, budgetMs }: StepOrder): Promise<number> {
  if (workers === 1) return bestStepMs({ kernels, steps: Math.ceil(budgetMs / 200) })
  const { parameters } = makeNetwork(await createRuntime({ kernels }), 'bench')
  const buffer = createExchangeBuffer(parameters, workers)
  const times = await Promise.all(
    Array.from({ length: workers }, async (_, rank) => {
      const share = { kernels, steps: Math.ceil(budgetMs / 100), parallel: { buffer, rank, workers } }
      const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: share })
      const [ms] = (await once(worker, 'message')) as [number]
      await worker.terminate()
      return ms
    }),
  )
  return Math.max(...times)
}
