import { createRng, type Rng } from '@scale/numerics'

/** Share of the labelled classes that plays New in a rehearsal, and of the other labelled rows that is hidden with them. */
const hiddenShare = 0.33

/** Discovery played on labelled rows, where the outcome can be checked. */
export interface Rehearsal {
  /** Class of each row as the rehearsal may know it, renumbered without gaps; −1 for the hidden ones too. */
  readonly labels: Int32Array
  readonly oldClasses: number
  /** Labelled rows whose label was hidden, and those labels. */
  readonly hidden: Int32Array
  readonly truth: Int32Array
}

/**
 * Hides some labelled classes whole and part of the others, as New categories are hidden in truth: choices are made by what is recovered, so
 * that no unlabelled row's truth is ever looked at. Null where there are too few labelled classes for that.
 */
export function rehearse(labels: Int32Array, classes: number, seed: number): Rehearsal | null {
  const playNew = Math.floor(classes * hiddenShare)
  if (playNew < 2) return null
  const rng = createRng(seed)
  const order = rng.permutation(classes)
  const place = new Int32Array(classes)
  for (const [rank, label] of order.entries()) place[label] = rank
  const oldClasses = classes - playNew
  const known = labels.map((label) => knownLabel(label, { place, oldClasses, rng }))
  const hidden = Int32Array.from(labels.keys().filter((row) => (labels[row] ?? -1) >= 0 && known[row] === -1))
  return { labels: known, oldClasses, hidden, truth: Int32Array.from(hidden, (row) => labels[row] ?? 0) }
}

function knownLabel(
  label: number,
  { place, oldClasses, rng }: { place: Int32Array; oldClasses: number; rng: Rng },
): number {
  if (label < 0 || rng.uniform() < hiddenShare) return -1
  const rank = place[label] ?? 0
  return rank < oldClasses ? rank : -1
}
