/**
 * A forest as bytes: "SIF1", the length of the head (32 bits), the head as JSON, then tree by tree the arrays of
 * `Tree`. All numbers are little-endian, as on every machine that Node and browsers run on.
 */
import { featureCount, isEncoding } from './encoding.ts'
import { ForestError } from './errors.ts'
import type { IsolationForest } from './model.ts'
import type { Tree } from './tree.ts'

const magic = 0x31_46_49_53
const headAt = 8

type Shape = Pick<Tree, 'width' | 'depth'> & { readonly nodes: number }
type Head = Omit<IsolationForest, 'trees'> & { readonly trees: readonly Shape[] }

export function toBytes(model: IsolationForest): Uint8Array<ArrayBuffer> {
  const trees = model.trees.map(({ width, depth, left }): Shape => ({ width, depth, nodes: left.length }))
  const head = new TextEncoder().encode(JSON.stringify({ ...model, trees } satisfies Head))
  const arrays = model.trees.flatMap(({ left, feature, weight, point, threshold, pathLength }) =>
    [left, feature, weight, point, threshold, pathLength].map(bytesOf),
  )
  const parts = [bytesOf(Uint32Array.of(magic, head.length)), head, ...arrays]
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/**
 * Reads what `toBytes` wrote. Every row is proved to reach a leaf, so damaged bytes cannot misread memory or hang.
 * @throws ForestError `model_unreadable`
 */
export function fromBytes(bytes: Uint8Array): IsolationForest {
  let at = 0
  const take = (size: number): ArrayBuffer => {
    if (!(at + size <= bytes.length)) throw unreadable('they end too early')
    // A copy, because typed arrays must start at a multiple of their element's size.
    return new Uint8Array(bytes.subarray(at, (at += size))).buffer
  }
  const [sign, headLength = 0] = new Uint32Array(take(headAt))
  if (sign !== magic) throw unreadable('they do not start with SIF1')
  const head = headOf(take(headLength))
  const features = featureCount(head.encodings)
  const trees = head.trees.map(({ width, depth, nodes }): Tree => {
    const placed = width === 1 ? 0 : nodes * width
    const tree = {
      width,
      depth,
      left: new Int32Array(take(nodes * 4)),
      feature: new Int32Array(take(nodes * width * 4)),
      weight: new Float64Array(take(placed * 8)),
      point: new Float64Array(take(placed * 8)),
      threshold: new Float64Array(take(nodes * 8)),
      pathLength: new Float64Array(take(nodes * 8)),
    }
    if (!isSound(tree, features)) throw unreadable('a tree leads nowhere')
    return tree
  })
  if (at !== bytes.length) throw unreadable('there are more than a forest needs')
  return { ...head, trees }
}

function unreadable(why: string): ForestError {
  return new ForestError('model_unreadable', `These bytes are no forest: ${why}. Fit it anew.`)
}

function headOf(bytes: ArrayBuffer): Head {
  let head: unknown
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw unreadable('the head is not JSON')
  }
  if (!isHead(head)) throw unreadable('the head is that of another version')
  return head
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

function isHead(value: unknown): value is Head {
  const head = value as Head | null
  return (
    head?.version === 1 &&
    isCount(head.sampleSize) &&
    Number.isFinite(head.offset) &&
    isCount(head.grown) &&
    typeof head.options === 'object' &&
    Array.isArray(head.encodings) &&
    head.encodings.every(isEncoding) &&
    Array.isArray(head.trees) &&
    head.trees.length > 0 &&
    head.trees.every(
      ({ nodes, width, depth }) =>
        isCount(nodes) && nodes > 0 && isCount(width) && width > 0 && isCount(depth),
    )
  )
}

/** A child stands behind its parent, or is the parent itself where that is a leaf: so every way ends. */
function isSound({ depth, left, feature, threshold }: Tree, features: number): boolean {
  const linked = left.every((child, node) =>
    child === node ? threshold[node] === Infinity : child > node && child + 1 < left.length,
  )
  return linked && depth < left.length && feature.every((number) => number >= 0 && number < features)
}
