import { parentPort } from 'node:worker_threads'
import { trainHash } from './train.ts'

parentPort?.postMessage(await trainHash('simd'))
