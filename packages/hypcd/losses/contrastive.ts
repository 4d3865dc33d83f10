/**
 * Contrastive losses over two views of each of B rows: tensors of 2B rows hold the first views, then the second ones. Similarities are
 * cosines (angle; the map into the ball is radial and keeps them) or −d (distance). Liu, He, Han 2025, §3.3.
 */
import {
  addScaled,
  bmm,
  crossEntropy,
  normalize,
  poincareDistances,
  reshape,
  scale,
  type Tape,
  type Tensor,
} from '@scale/numerics'

/** Cosines of all pairs. z: n×dim; n×n. */
export function cosines(tape: Tape, z: Tensor): Tensor {
  const unit = reshape(tape, normalize(tape, z), [1, ...z.shape])
  return reshape(tape, bmm(tape, unit, unit, { transposeB: true }), [z.length(0), z.length(0)])
}

/** −d of all pairs. m: n×dim, in the ball; n×n. */
export function closeness(tape: Tape, m: Tensor, curvature: number): Tensor {
  return scale(tape, poincareDistances(tape, m, m, curvature), -1)
}

/** Which pairs of a batch belong together. */
export interface Pairs {
  /** 1 but on the diagonal: what a view is compared with. */
  readonly others: Tensor
  /** 1 at the other view of the same row. */
  readonly twins: Tensor
  /** Labelled views among themselves; null where the batch has no label. */
  readonly labelled: { readonly others: Tensor; readonly classmates: Tensor; readonly rows: number } | null
}

/** labels: class of each of the B rows, −1 where it is not known. A labelled view has its twin at least as classmate. */
export function pairsOf(tape: Tape, labels: Int32Array): Pairs {
  const n = 2 * labels.length
  const views = Int32Array.from({ length: n }, (_, view) => labels[view % labels.length] ?? -1)
  const sizes = new Map<number, number>()
  for (const label of views) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const [others, twins] = [new Float32Array(n * n).fill(1), new Float32Array(n * n)]
  const [seen, classmates] = [new Float32Array(n * n), new Float32Array(n * n)]
  for (let i = 0; i < n; i++) {
    others[i * n + i] = 0
    twins[i * n + ((i + labels.length) % n)] = 1
    const own = views[i] ?? -1
    const share = 1 / ((sizes.get(own) ?? 0) - 1)
    for (let j = 0; j < n; j++) {
      const label = views[j] ?? -1
      if (i === j || label < 0) continue
      seen[i * n + j] = 1
      if (label === own) classmates[i * n + j] = share
    }
  }
  const matrix = (data: Float32Array) => tape.constant(data, [n, n])
  const rows = n - (sizes.get(-1) ?? 0)
  const labelled = rows === 0 ? null : { others: matrix(seen), classmates: matrix(classmates), rows }
  return { others: matrix(others), twins: matrix(twins), labelled }
}

/** InfoNCE: −log of the softmax share, among all others, of the other view; mean over views. */
export function unsupervised(
  tape: Tape,
  similarity: Tensor,
  { others, twins }: Pairs,
  temperature: number,
): Tensor {
  return crossEntropy(tape, scale(tape, similarity, 1 / temperature), twins, { mask: others })
}

/** SupCon (Khosla et al. 2020) over labelled views: −log share, mean over the views of the same class, mean over labelled views. */
export function supervised(
  tape: Tape,
  similarity: Tensor,
  { others, classmates, rows }: NonNullable<Pairs['labelled']>,
  temperature: number,
): Tensor {
  const loss = crossEntropy(tape, scale(tape, similarity, 1 / temperature), classmates, { mask: others })
  return scale(tape, loss, similarity.length(0) / rows)
}

export interface ContrastiveWeights {
  /** λ_b: weight of the supervised loss; the unsupervised one has 1 − λ_b. */
  readonly supervised: number
  readonly temperature: { readonly unsupervised: number; readonly supervised: number }
}

/** (1−λ_b)·InfoNCE + λ_b·SupCon; InfoNCE alone, with its weight, where the batch has no label. */
export function contrastive(
  tape: Tape,
  similarity: Tensor,
  pairs: Pairs,
  weights: ContrastiveWeights,
): Tensor {
  const { temperature } = weights
  const free = scale(
    tape,
    unsupervised(tape, similarity, pairs, temperature.unsupervised),
    1 - weights.supervised,
  )
  if (!pairs.labelled) return free
  const guided = supervised(tape, similarity, pairs.labelled, temperature.supervised)
  return addScaled(tape, free, guided, weights.supervised)
}
