/** One of the replicas of a data-parallel step: its share of the batch, gradients averaged over the shared buffer. */
import { parentPort, workerData } from 'node:worker_threads'
import { adam, createRuntime, joinExchange, type KernelKind, Tape } from '../../packages/numerics/index.ts'
import { build, type ModelName } from '../../packages/numerics/tests/models/zoo.ts'

const { name, kernels, buffer, rank, workers, steps } = workerData as {
  name: ModelName
  kernels: KernelKind
  buffer: SharedArrayBuffer
  rank: number
  workers: number
  steps: number
}
const runtime = await createRuntime({ kernels })
const { parameters, loss } = build(runtime, name, 'bench', { rank, workers })
const optimiser = adam(runtime, parameters)
const exchange = joinExchange(parameters, { buffer, rank, workers })
const tape = new Tape(runtime)
let best = Infinity
for (let step = 0; step < steps; step++) {
  const start = performance.now()
  tape.backward(loss(tape))
  tape.reset()
  exchange.average(1)
  optimiser.step()
  best = Math.min(best, performance.now() - start)
}
parentPort?.postMessage(best)
