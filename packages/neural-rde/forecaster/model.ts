import { decodeSafetensors, encodeSafetensors, type StoredTensor } from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import type { Weights } from '../network/weights.ts'
import type { Config } from './config.ts'

const version = 1
const kind = 'neural-rde-forecaster'

/** A trained forecaster: plain data. */
export interface ForecasterModel {
  readonly version: typeof version
  readonly config: Config
  readonly weights: Weights<StoredTensor>
  /** Factor of each coordinate of a log-signature. */
  readonly normaliser: Float64Array
  /** Added to each learned level, in spreads: what the held-out part asked for. */
  readonly corrections: Float64Array
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

export type ModelParts = Omit<ForecasterModel, 'version'>

export function modelOf(parts: ModelParts): ForecasterModel {
  return { version, ...parts }
}

/** A safetensors file: weights as tensors, all else as one entry `model` of its metadata. */
export function toBytes(model: ForecasterModel): Uint8Array<ArrayBuffer> {
  const { weights, normaliser, corrections, ...rest } = model
  const stored = { kind, ...rest, normaliser: [...normaliser], corrections: [...corrections] }
  return encodeSafetensors({ tensors: { ...weights }, metadata: { model: JSON.stringify(stored) } })
}

/** @throws NeuralRdeError `model_unreadable` where the bytes are no model of this version */
export function fromBytes(bytes: Uint8Array): ForecasterModel {
  try {
    const { tensors, metadata } = decodeSafetensors(bytes)
    const stored = JSON.parse(metadata['model'] ?? 'null') as
      | (ModelParts & { kind: string; version: number })
      | null
    if (stored?.kind === kind && stored.version === version) {
      const { config, normaliser, corrections, training, metrics } = stored
      return modelOf({
        config,
        weights: tensors,
        normaliser: Float64Array.from(normaliser),
        corrections: Float64Array.from(corrections),
        training,
        metrics,
      })
    }
  } catch (cause) {
    throw new NeuralRdeError('model_unreadable', `The file is no model: ${String(cause)}`)
  }
  throw new NeuralRdeError('model_unreadable', 'The file is no forecaster of this version.')
}
