import type { TrainingReport } from './protocol.ts'

/** The rival that is right at least as often as the candidate, in the order in which they are asked; null promotes it. */
export function beatenBy({
  heldOut,
  before,
  naive,
}: Pick<TrainingReport, 'heldOut' | 'before' | 'naive'>): 'naive' | 'before' | null {
  if (naive.accuracy >= heldOut.accuracy) return 'naive'
  return before !== null && before.accuracy >= heldOut.accuracy ? 'before' : null
}
