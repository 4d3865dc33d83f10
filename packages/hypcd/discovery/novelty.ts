/** Which rows of a stream belong to no known category. */
import {
  normalize,
  poincareDistances,
  type Runtime,
  scale,
  Tape,
  bmm,
  reshape,
  type Tensor,
} from '@scale/numerics'
import { means } from '../clustering/kmeans.ts'
import type { Points } from '../clustering/points.ts'
import { toBall } from '../geometry/ball.ts'
import type { Space } from '../head/head.ts'

/** What is known of the categories: where they lie and how far their rows reach. */
export interface KnownCategories {
  readonly space: Space
  /** Mean feature of each category, in tangent space. */
  readonly prototypes: Points
  /** Distance to the own prototype that 95 % of a category's rows keep. */
  readonly radii: Float64Array
}

const quantile = 0.95
/** With fewer rows a category's own quantile says little: that of all rows stands in. */
const rowsForRadius = 20
const rowsAtOnce = 2048

/** features: of labelled rows, as the encoder gives them (not scaled to norm 1). labels: category of each, from 0. */
export function knownCategories(
  runtime: Runtime,
  space: Space,
  features: Points,
  labels: Int32Array,
): KnownCategories {
  const count = labels.reduce((most, label) => Math.max(most, label + 1), 0)
  const prototypes = { data: new Float32Array(count * features.width), width: features.width }
  means(features, labels, prototypes.data)
  const reach: number[][] = Array.from({ length: count }, () => [])
  eachDistance(runtime, { space, prototypes }, features, (row, distances) => {
    const label = labels[row] ?? -1
    if (label >= 0) reach[label]?.push(distances[label] ?? 0)
  })
  const common = quantileOf(reach.flat())
  const radii = Float64Array.from(reach, (own) => (own.length < rowsForRadius ? common : quantileOf(own)))
  return { space, prototypes, radii }
}

/**
 * 1 where a row is novel: its largest probability is below `confidenceMin`, or it lies farther from the nearest prototype than that category
 * reaches. confidences: largest probability of each row.
 */
export function novelRows(
  runtime: Runtime,
  known: KnownCategories,
  features: Points,
  { confidences, confidenceMin }: { confidences: ArrayLike<number>; confidenceMin: number },
): Uint8Array {
  const novel = new Uint8Array(features.data.length / features.width)
  eachDistance(runtime, known, features, (row, distances) => {
    const nearest = distances.reduce((best, distance, k) => (distance < (distances[best] ?? 0) ? k : best), 0)
    const far = (distances[nearest] ?? 0) > (known.radii[nearest] ?? 0)
    novel[row] = far || (confidences[row] ?? 0) < confidenceMin ? 1 : 0
  })
  return novel
}

/** Calls `use` for each row with its distances to all prototypes: Poincaré distances in the ball, negative cosines on the sphere. */
function eachDistance(
  runtime: Runtime,
  { space, prototypes }: Pick<KnownCategories, 'space' | 'prototypes'>,
  { data, width }: Points,
  use: (row: number, distances: Float32Array) => void,
): void {
  const categories = prototypes.data.length / width
  const tape = new Tape(runtime, { gradients: false })
  for (let from = 0; from < data.length; from += rowsAtOnce * width) {
    const part = data.subarray(from, from + rowsAtOnce * width)
    const rows = part.length / width
    const z = tape.constant(part, [rows, width])
    const distances = distancesOf(tape, space, z, tape.constant(prototypes.data, [categories, width])).data
    for (let row = 0; row < rows; row++) {
      use(from / width + row, distances.subarray(row * categories, (row + 1) * categories))
    }
    tape.reset()
  }
}

function distancesOf(tape: Tape, space: Space, z: Tensor, prototypes: Tensor): Tensor {
  if (space.geometry === 'hyperbolic') {
    const { ball } = space
    return poincareDistances(tape, toBall(tape, z, ball), toBall(tape, prototypes, ball), ball.curvature)
  }
  const unit = (x: Tensor) => reshape(tape, normalize(tape, x), [1, ...x.shape])
  const cosines = bmm(tape, unit(z), unit(prototypes), { transposeB: true })
  return reshape(tape, scale(tape, cosines, -1), [z.length(0), prototypes.length(0)])
}

/** The value that a share of them does not exceed; infinite for none. */
function quantileOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(quantile * sorted.length), sorted.length - 1)] ?? Number.POSITIVE_INFINITY
}
