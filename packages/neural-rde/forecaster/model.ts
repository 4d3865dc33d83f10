import type { StoredTensor } from '@scale/numerics'
import { decodeModel, encodeModel } from '../network/file.ts'
import type { Weights } from '../network/weights.ts'
import type { Config } from './config.ts'

/** A trained forecaster: plain data. */
export interface ForecasterModel {
  readonly config: Config
  readonly weights: Weights<StoredTensor>
  /** Factor of each coordinate of a log-signature. */
  readonly normaliser: readonly number[]
  /** Added to each learned level, in spreads: what the held-out part asked for. */
  readonly corrections: readonly number[]
  readonly training: {
    readonly seed: number
    readonly steps: number
    readonly series: number
    readonly fingerprint: string
  }
  readonly metrics: {
    /** Mean over moments of the pinball losses summed over levels, in spreads, on the held-out last part of the series. */
    readonly heldOutLoss: number
    /** Moments that were held out. */
    readonly heldOut: number
  }
}

/** A safetensors file. */
export function toBytes(model: ForecasterModel): Uint8Array<ArrayBuffer> {
  return encodeModel('forecaster', model)
}

/** @throws NeuralRdeError `model_unreadable` where the bytes are no forecaster of this version */
export function fromBytes(bytes: Uint8Array): ForecasterModel {
  return decodeModel('forecaster', bytes)
}
