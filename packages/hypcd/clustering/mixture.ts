/**
 * A mixture of von Mises–Fisher distributions of one concentration, fitted by classification EM (Banerjee et al. 2005, "hard-moVMF"; Celeux,
 * Govaert 1992): k-means on the sphere in which a class also weighs by its size. Payments are Zipfian; k-means tears their large classes apart.
 */
import type { Runtime } from '@scale/numerics'
import { eachProduct } from './kmeans.ts'
import { type Points, unitRows } from './points.ts'
import type { Texts } from './texts.ts'

export interface MixtureOptions {
  /** Cluster of each row to begin with. */
  readonly start: Int32Array
  /** Class of each row, −1 where it is not known. */
  readonly labels: Int32Array
  /** Number of clusters, the labelled classes first. */
  readonly clusters: number
  /** κ: the smaller, the more the size of a class counts beside what a text looks like. */
  readonly concentration: number
}

/** As many rows of the same text as this are outweighed by what the text looks like. */
const resemblance = 10
const iterationsMax = 30

/**
 * The cluster of each text, the same for all its rows without label. points: a direction per text. What a text looks like is
 * joined with what is known of its rows: as a Dirichlet posterior, in which each labelled row stands for the hidden ones that come with it, and
 * unlabelled rows beyond those are New.
 */
export function mixture(
  runtime: Runtime,
  texts: Texts,
  points: Points,
  { start, labels, clusters, concentration }: MixtureOptions,
): Int32Array {
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0)
  const chosen = new Int32Array(texts.unlabelled.length)
  for (const [row, text] of texts.ofRows.entries()) {
    if (labels[row] === -1) chosen[text] = start[row] ?? 0
  }
  for (let iteration = 0; iteration < iterationsMax; iteration++) {
    const { centres, sizes } = refit(texts, points, chosen, clusters)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const logShares = sizes.map((size) => Math.log(size / total))
    let changed = 0
    eachProduct(runtime, points, centres, (text, cosines) => {
      if (texts.unlabelled[text] === 0) return
      const shares = softmax(logShares.map((log, cluster) => log + concentration * (cosines[cluster] ?? 0)))
      const best = largest(posterior(texts, text, shares, classes))
      if (best === chosen[text]) return
      chosen[text] = best
      changed++
    })
    if (changed === 0) break
  }
  return chosen
}

/** Directions and sizes of the clusters; those of labelled rows count with their class. */
function refit(
  { labelled, unlabelled }: Texts,
  { data, width }: Points,
  chosen: Int32Array,
  clusters: number,
): { centres: Float32Array; sizes: Float64Array } {
  const centres = new Float32Array(clusters * width)
  const sizes = new Float64Array(clusters)
  const add = (text: number, cluster: number, count: number) => {
    sizes[cluster] = (sizes[cluster] ?? 0) + count
    const [to, from] = [cluster * width, text * width]
    for (let j = 0; j < width; j++) centres[to + j] = (centres[to + j] ?? 0) + count * (data[from + j] ?? 0)
  }
  for (const [text, cluster] of chosen.entries()) {
    for (const [label, count] of labelled[text] ?? []) add(text, label, count)
    add(text, cluster, unlabelled[text] ?? 0)
  }
  return { centres: unitRows(centres, width), sizes }
}

/** Pseudo-counts of the clusters among a text's unlabelled rows. shares: what they would be by its looks, in sum 1. */
function posterior(texts: Texts, text: number, shares: Float64Array, classes: number): Float64Array {
  const counts = shares.map((share) => resemblance * share)
  const known = texts.labelled[text]
  if (!known || known.size === 0) return counts
  let rest = texts.unlabelled[text] ?? 0
  for (const [label, count] of known) {
    const expected = count * texts.hiddenPerLabelled
    counts[label] = (counts[label] ?? 0) + expected
    rest -= expected
  }
  const fresh = shares.subarray(classes).reduce((sum, share) => sum + share, 0)
  if (rest <= 0 || fresh === 0) return counts
  return counts.map((count, cluster) =>
    cluster < classes ? count : count + (rest * (shares[cluster] ?? 0)) / fresh,
  )
}

function softmax(logits: Float64Array): Float64Array {
  const most = logits.reduce((a, b) => Math.max(a, b))
  const weights = logits.map((logit) => Math.exp(logit - most))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function largest(values: Float64Array): number {
  return values.reduce((best, value, place) => (value > (values[best] ?? 0) ? place : best), 0)
}
