import { createRuntime, decodeSafetensors, encodeSafetensors, type StoredTensor } from '@scale/numerics'
import type { Row } from '../encoder/row.ts'
import { buckets } from '../encoder/features.ts'
import { decodeTable, encodeTable } from '../encoder/quantise.ts'
import { type Classifier, classifierOf, type HeldOutMetrics, type Model, modelVersion } from './classifier.ts'
import { createExperts } from './experts.ts'
import { remember } from './memory.ts'

interface Stored {
  readonly version: number
  readonly buckets: number
  readonly seed: number
  readonly labels: readonly string[]
  readonly isotonic: { ends: number[]; shares: number[] } | null
  readonly stack: readonly { known: number[]; new: number[]; levels: number[] }[]
  readonly metrics: HeldOutMetrics | null
  readonly rows: readonly Row[]
  readonly rowLabels: readonly number[]
}

/**
 * A safetensors file: weights as tensors, all else as one entry `model` of its metadata, training rows included (they are the memory and
 * the reasons), so it is as private as they are. With `quantised` the tables of names are stored as bytes, a quarter the size.
 */
export function toBytes({ model }: Classifier, { quantised = false } = {}): Uint8Array<ArrayBuffer> {
  const tensors: Record<string, StoredTensor> = {}
  for (const [at, member] of model.experts.members.entries()) {
    for (const [name, { shape, data }] of Object.entries(member.weights)) {
      const tensor = { shape, data: data.slice() }
      Object.assign(tensors, encodeTable(`${at}.${name}`, tensor, quantised && shape[0] === buckets))
    }
  }
  return encodeSafetensors({ tensors, metadata: { model: JSON.stringify(storedOf(model)) } })
}

function storedOf({ version, seed, labels, isotonic, stack, metrics, examples }: Model): Stored {
  return {
    version,
    buckets,
    seed,
    labels,
    isotonic: isotonic && { ends: [...isotonic.ends], shares: [...isotonic.shares] },
    stack: stack.map((weights) => ({
      known: [...weights.known],
      new: [...weights.new],
      levels: [...weights.levels],
    })),
    metrics,
    rows: examples.rows,
    rowLabels: [...examples.labels],
  }
}

/** Rejects with a RangeError where the bytes are no model of this version. */
export async function fromBytes(bytes: Uint8Array): Promise<Classifier> {
  const { tensors, metadata } = decodeSafetensors(bytes)
  const stored = read(metadata.model ?? '')
  const { labels, rows, seed } = stored
  const examples = { rows, labels: Int32Array.from(stored.rowLabels), classes: labels.length }
  const experts = createExperts(await createRuntime(), labels.length, seed, remember(examples))
  for (const [at, member] of experts.members.entries()) {
    for (const [name, weight] of Object.entries(member.weights)) {
      const { data } = decodeTable(`${at}.${name}`, tensors)
      if (data.length !== weight.size) throw new RangeError(`model: ${at}.${name} has ${data.length} numbers`)
      weight.data.set(data)
    }
  }
  const { stack, isotonic } = stored
  return classifierOf({
    version: modelVersion,
    seed,
    labels,
    experts,
    examples,
    stack: stack.map((weights) => ({
      known: Float64Array.from(weights.known),
      new: Float64Array.from(weights.new),
      levels: Float64Array.from(weights.levels),
    })),
    isotonic: isotonic && {
      ends: Float64Array.from(isotonic.ends),
      shares: Float64Array.from(isotonic.shares),
    },
    metrics: stored.metrics,
  })
}

function read(text: string): Stored {
  const stored = parsed(text)
  if (stored?.version !== modelVersion || stored.buckets !== buckets) {
    throw new RangeError('model: not one of this version')
  }
  return stored
}

/** Files come from `toBytes`; what is not of this version is refused before anything else of it is used. */
function parsed(text: string): Stored | null {
  try {
    return JSON.parse(text) as Stored | null
  } catch {
    return null
  }
}
