import { decodeSafetensors, encodeSafetensors } from '@scale/numerics'
import type { Schema } from './data/schema.ts'
import { TftError } from './errors.ts'
import type { StoredWeights } from './network/weights.ts'
import type { Config } from './options.ts'

/** A trained model: plain data. */
export interface TftModel {
  readonly version: 1
  readonly config: Config
  readonly schema: Schema
  readonly weights: StoredWeights
  /** Added to each learned level, in scaled units: what the held-out part asked for. */
  readonly corrections: readonly number[]
  readonly training: {
    readonly seed: number
    /** Steps that were made. */
    readonly steps: number
    readonly series: number
    readonly observations: number
    /** Tells one training set from another; not against forgery. */
    readonly fingerprint: string
  }
  readonly metrics: {
    /** On the held-out last part of the series, with the weights that are kept. */
    readonly heldOutLoss: number
    readonly heldOutWindows: number
    /** Mean absolute error there over that of the naive forecast; null where that has none. */
    readonly errorOverNaive: number | null
  }
}

const kind = 'scale-tft'

/** A safetensors file: the weights, and all else as JSON among its metadata. */
export function toBytes({ weights, ...rest }: TftModel): Uint8Array<ArrayBuffer> {
  return encodeSafetensors({ tensors: { ...weights }, metadata: { [kind]: JSON.stringify(rest) } })
}

/** @throws TftError `model_unreadable` */
export function fromBytes(bytes: Uint8Array): TftModel {
  try {
    const { tensors, metadata } = decodeSafetensors(bytes)
    const rest = JSON.parse(metadata[kind] ?? 'null') as Omit<TftModel, 'weights'> | null
    if (rest?.version === 1) return { ...rest, weights: tensors }
  } catch (error) {
    throw new TftError('model_unreadable', 'These bytes are no stored model.', { cause: error })
  }
  throw new TftError('model_unreadable', 'The stored model is of another kind or of a newer version.')
}

/** FNV-1a, 32 bits, over the words of all targets, and their number. */
export function fingerprintOf(targets: readonly Float64Array[]): string {
  let [hash, count] = [0x811c9dc5, 0]
  for (const values of targets) {
    for (const word of new Uint32Array(values.slice().buffer)) hash = Math.imul(hash ^ word, 0x01000193)
    count += values.length
  }
  return `${count}-${(hash >>> 0).toString(16).padStart(8, '0')}`
}
