/** One of the replicas of a data-parallel step. */
import { parentPort, workerData } from 'node:worker_threads'
import { bestStepMs, type Share } from './step.ts'

parentPort?.postMessage(await bestStepMs(workerData as Share))
