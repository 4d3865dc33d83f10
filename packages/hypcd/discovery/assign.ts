/** Three answers to which category a row is of. */
import { createRng } from '@scale/numerics'
import { kMeans } from '../clustering/kmeans.ts'
import { mixture } from '../clustering/mixture.ts'
import type { Points } from '../clustering/points.ts'
import { directionsOf, gatherTexts } from '../clustering/texts.ts'
import type { Row } from '../encoder/row.ts'
import { type Model, predict } from '../training/model.ts'

/** The trained head; semi-supervised k-means on the features; or, text by text, a mixture that counts the size of categories in. */
export type Assigner = 'head' | 'clusters' | 'mixture'

export interface Known {
  readonly rows: readonly Row[]
  /** Class of each row, −1 where it is not known. */
  readonly labels: Int32Array
  readonly points: Points
}

/** κ of the mixture. Chosen on other rows than those of the published figures: see the README. */
const concentration = 10

/** The category of each row by each of them; labelled rows keep theirs. */
export function assignments(
  model: Model,
  { rows, labels, points }: Known,
  { seed, starts }: { seed: number; starts: number },
): Readonly<Record<Assigner, Int32Array>> {
  const { runtime, classes: clusters } = model
  const nearest = kMeans(runtime, points, { clusters, labels, rng: createRng(seed), starts }).clusters
  const texts = gatherTexts(
    rows.map(({ text }) => text),
    labels,
  )
  const directions = directionsOf(texts, points)
  const ofTexts = mixture(runtime, texts, directions, { start: nearest, labels, clusters, concentration })
  const keep = (found: Int32Array) => labels.map((label, row) => (label < 0 ? (found[row] ?? 0) : label))
  return {
    head: keep(predict(model, rows)),
    clusters: nearest,
    mixture: keep(texts.ofRows.map((text) => ofTexts[text] ?? 0)),
  }
}
