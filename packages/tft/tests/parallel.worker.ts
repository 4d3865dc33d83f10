/** One of two partners that train one model. */
import { parentPort, workerData } from 'node:worker_threads'
import { createRuntime } from '@scale/numerics'
import { type Entity, fit, type Partner, type TftOptions, toBytes } from '../index.ts'

const { entities, options, partner } = workerData as {
  entities: Entity[]
  options: TftOptions
  partner: Partner
}
const learning = fit(await createRuntime(), entities, options, partner)
let turn = learning.next()
while (!turn.done) turn = learning.next()
parentPort?.postMessage(toBytes(turn.value))
