/** One of two replicas: five steps of Adam on its half of the batch. */
import { parentPort, workerData } from 'node:worker_threads'
import { adam, createRuntime, joinExchange, Tape } from '../index.ts'
import { hashOf } from './models/train.ts'
import { build, type ModelName } from './models/zoo.ts'

const { buffer, rank, workers, name } = workerData as {
  buffer: SharedArrayBuffer
  rank: number
  workers: number
  name: ModelName
}
const runtime = await createRuntime()
const { parameters, loss } = build(runtime, name, 'small', { rank, workers })
const optimiser = adam(runtime, parameters, { rate: 1e-2 })
const exchange = joinExchange(parameters, { buffer, rank, workers, timeoutMsMax: 20_000 })
const tape = new Tape(runtime)
for (let step = 0; step < 5; step++) {
  tape.backward(loss(tape))
  tape.reset()
  exchange.average(1)
  optimiser.step()
}
parentPort?.postMessage({ hash: hashOf(parameters), values: parameters.flatMap(({ data }) => [...data]) })
