/** One of the threads that train a temporal fusion transformer together. */
import { parentPort, workerData } from 'node:worker_threads'
import { createRuntime } from '../../packages/numerics/index.ts'
import { fit, toBytes } from '../../packages/tft/index.ts'
import type { Share } from './tft.ts'

const { entities, options, partner } = workerData as Share
const learning = fit(await createRuntime(), entities, options, partner)
let turn = learning.next()
while (!turn.done) turn = learning.next()
parentPort?.postMessage(toBytes(turn.value))
