import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createExchangeBuffer, createRuntime, type KernelKind } from '../../packages/numerics/index.ts'
import { build, type ModelName } from '../../packages/numerics/tests/models/zoo.ts'

const workers = 2

/** The same step with each of two worker threads on half the batch, in ms. */
export async function twoWorkersMs(kernels: KernelKind, name: ModelName, steps: number): Promise<number> {
  const { parameters } = build(await createRuntime({ kernels }), name, 'bench')
  const buffer = createExchangeBuffer(parameters, workers)
  const script = new URL('worker.ts', import.meta.url)
  const times = await Promise.all(
    Array.from({ length: workers }, async (_, rank) => {
      const worker = new Worker(script, { workerData: { name, kernels, buffer, rank, workers, steps } })
      const [ms] = (await once(worker, 'message')) as [number]
      await worker.terminate()
      return ms
    }),
  )
  return Math.max(...times)
}
