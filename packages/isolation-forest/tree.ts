/**
 * One isolation tree. A node draws features in random order until one (axis-parallel: Liu, Ting & Zhou 2008) or
 * `extension + 1` (hyperplane: Hariri, Carrasco Kind & Brunner 2019, eq. 1) of them vary among its rows, and cuts at
 * random within their ranges. Passing over constant features is scikit-learn's convention; the Extended Isolation
 * Forest has none and wastes levels on them, so at `extension` 0 the two are one here.
 */
import { averagePathLength } from './path-length.ts'
import type { Random } from './random.ts'

/**
 * Nodes in flat arrays; the root is node 0, the right child stands after the left one. A leaf is its own left child
 * with an infinite threshold, so that `depth` equal steps lead any row to its leaf without asking where it is.
 */
export interface Tree {
  /** Coordinates per cut: 1 is axis-parallel. */
  readonly width: number
  /** Steps from the root to the deepest leaf. */
  readonly depth: number
  readonly left: Int32Array
  /** `width` features by node; unused places have weight 0. */
  readonly feature: Int32Array
  /** Their weights w by node: the cut's normal. Empty when `width` is 1, where the weight is 1. */
  readonly weight: Float64Array
  /** The point p of the cut by node, as long as `weight`. */
  readonly point: Float64Array
  /** w·p by node: a row x goes right where w·x > threshold. */
  readonly threshold: Float64Array
  /** Mean path length h of the training rows that came by; in a leaf its depth + c(rows in it). */
  readonly pathLength: Float64Array
}

/** Rows to grow from, by feature: feature f of row r is `values[f * rows + r]`. */
export interface Sample {
  readonly rows: number
  readonly features: number
  readonly values: Float64Array
}

export interface Growth {
  readonly width: number
  readonly depthMax: number
  readonly random: Random
}

export function growTree(sample: Sample, { width, depthMax, random }: Growth): Tree {
  const order = Uint32Array.from({ length: sample.rows }, (_, row) => row)
  const drawCut = cutDrawer(sample, order, width, random)
  const left = [0]
  const threshold = [Infinity]
  const pathLength = [0]
  const feature: number[] = new Array<number>(width).fill(0)
  const weight: number[] = new Array<number>(width).fill(0)
  const point: number[] = new Array<number>(width).fill(0)

  let deepest = 0
  const grow = (node: number, from: number, to: number, depth: number): number => {
    deepest = Math.max(deepest, depth)
    const cut = depth < depthMax && to - from > 1 ? drawCut(from, to) : null
    if (!cut) return (pathLength[node] = depth + averagePathLength(to - from))
    const middle = partition(sample, order, from, to, cut)
    const child = left.length
    left[node] = child
    threshold[node] = cut.threshold
    for (let place = 0; place < cut.features.length; place++) {
      feature[node * width + place] = cut.features[place] as number
      weight[node * width + place] = cut.weights[place] as number
      point[node * width + place] = cut.points[place] as number
    }
    left.push(child, child + 1)
    threshold.push(Infinity, Infinity)
    pathLength.push(0, 0)
    for (const array of [feature, weight, point]) for (let i = 0; i < 2 * width; i++) array.push(0)
    const below = (middle - from) * grow(child, from, middle, depth + 1)
    const above = (to - middle) * grow(child + 1, middle, to, depth + 1)
    return (pathLength[node] = (below + above) / (to - from))
  }
  grow(0, 0, sample.rows, 0)
  return {
    width,
    depth: deepest,
    left: Int32Array.from(left),
    feature: Int32Array.from(feature),
    weight: Float64Array.from(width === 1 ? [] : weight),
    point: Float64Array.from(width === 1 ? [] : point),
    threshold: Float64Array.from(threshold),
    pathLength: Float64Array.from(pathLength),
  }
}

interface Cut {
  features: number[]
  weights: number[]
  points: number[]
  threshold: number
}

/** Draws the cut of the rows `order[from…to)`, or null where no feature tells them apart. */
function cutDrawer({ rows, features, values }: Sample, order: Uint32Array, width: number, random: Random) {
  const candidates = Uint32Array.from({ length: features }, (_, feature) => feature)
  return (from: number, to: number): Cut | null => {
    const cut: Cut = { features: [], weights: [], points: [], threshold: 0 }
    for (let tried = 0; tried < features && cut.features.length < width; tried++) {
      const drawn = tried + random.below(features - tried)
      const feature = candidates[drawn] as number
      candidates[drawn] = candidates[tried] as number
      candidates[tried] = feature
      let min = Infinity
      let max = -Infinity
      for (let place = from; place < to; place++) {
        const value = values[feature * rows + (order[place] as number)] as number
        if (value < min) min = value
        if (value > max) max = value
      }
      if (min === max) continue
      const weight = width === 1 ? 1 : random.normal()
      const point = between(min, max, random.uniform())
      cut.features.push(feature)
      cut.weights.push(weight)
      cut.points.push(point)
      cut.threshold += weight * point
    }
    return cut.features.length === 0 ? null : cut
  }
}

/** A point of [min, max), so that ≤ leaves rows on both sides; min + (max − min)·u could overflow. */
function between(min: number, max: number, u: number): number {
  const point = min * (1 - u) + max * u
  return point > min && point < max ? point : min
}

/** Moves the rows that go left to the front of `order[from…to)`; returns where the others start. */
function partition(sample: Sample, order: Uint32Array, from: number, to: number, cut: Cut): number {
  let middle = from
  for (let place = from; place < to; place++) {
    const row = order[place] as number
    let projection = 0
    for (let i = 0; i < cut.features.length; i++) {
      const value = sample.values[(cut.features[i] as number) * sample.rows + row] as number
      projection += (cut.weights[i] as number) * value
    }
    if (!(projection > cut.threshold)) {
      order[place] = order[middle] as number
      order[middle++] = row
    }
  }
  return middle
}
