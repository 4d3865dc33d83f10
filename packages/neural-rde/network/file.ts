import { decodeSafetensors, encodeSafetensors, type StoredTensor } from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import type { Weights } from './weights.ts'

const version = 1

/** Kinds of models there are, as their files name them. */
type Kind = 'forecaster' | 'scorer'

/** A safetensors file: weights as tensors, all else, which JSON can hold, as one entry `model` of its metadata. */
export function encodeModel<Model extends { readonly weights: Weights<StoredTensor> }>(
  kind: Kind,
  { weights, ...rest }: Model,
): Uint8Array<ArrayBuffer> {
  const stored = { kind: `neural-rde-${kind}`, version, ...rest }
  return encodeSafetensors({ tensors: { ...weights }, metadata: { model: JSON.stringify(stored) } })
}

/**
 * Reads what `encodeModel` wrote; what is not of this kind and version is refused before anything else of it is used.
 * @throws NeuralRdeError `model_unreadable`
 */
export function decodeModel<Model extends { readonly weights: Weights<StoredTensor> }>(
  kind: Kind,
  bytes: Uint8Array,
): Model {
  try {
    const { tensors, metadata } = decodeSafetensors(bytes)
    const { kind: storedKind, version: storedVersion, ...rest } = JSON.parse(metadata['model'] ?? '{}')
    if (storedKind === `neural-rde-${kind}` && storedVersion === version) return { ...rest, weights: tensors }
  } catch (cause) {
    throw new NeuralRdeError('model_unreadable', `The file is no model: ${String(cause)}`)
  }
  throw new NeuralRdeError('model_unreadable', `The file is no ${kind} of this version.`)
}
