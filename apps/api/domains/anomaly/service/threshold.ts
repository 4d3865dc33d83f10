/** What a person said of earlier alerts moves what the next ones need. In log-odds, so that no word makes anything certain. */
import { type Candidate, thresholdOf } from '../detect/choose.ts'
import type { Verdicts } from '../store/alerts.ts'

/** "This is fine" about a kind: each one weighs less than the one before. */
const perFine = 0.6
/** About the same payee it weighs the more. */
const perFineThere = 2.5
const perUseful = -0.3
const usefulMost = -1

export function thresholdFor(verdicts: readonly Verdicts[]): (candidate: Candidate) => number {
  const kinds = Map.groupBy(verdicts, ({ kind }) => kind)
  return ({ kind, payee }) => {
    const said = kinds.get(kind) ?? []
    const count = (of: 'fine' | 'useful', some = said) => some.reduce((sum, one) => sum + one[of], 0)
    const there = payee === null ? [] : said.filter((one) => one.payee === payee)
    const shift =
      perFine * Math.log2(1 + count('fine')) +
      perFineThere * count('fine', there) +
      Math.max(usefulMost, perUseful * Math.log2(1 + count('useful')))
    const base = thresholdOf(kind)
    return 1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + shift)))
  }
}
