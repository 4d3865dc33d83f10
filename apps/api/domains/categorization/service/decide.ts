/** Who is believed: earlier choices for the merchant, then the model, then the dictionary; each only where sure enough. */
import type { Evidence, Suggestion } from '../contract.ts'

export interface Candidate {
  source: Exclude<Suggestion['source'], 'none'>
  categoryId: string
  probability: number
  evidence: readonly Evidence[]
}

export type Decision = Pick<Suggestion, 'source' | 'categoryId' | 'probability' | 'filed' | 'evidence'>

/**
 * `candidates` come in order of authority. The first that reaches `threshold` files the row; where none does, the
 * likeliest is what the review suggests.
 */
export function decide(candidates: readonly Candidate[], threshold: number): Decision {
  const sure = candidates.find(({ probability }) => probability >= threshold)
  if (sure) return { ...sure, filed: true }
  const [likeliest] = candidates.toSorted((one, other) => other.probability - one.probability)
  if (likeliest) return { ...likeliest, filed: false }
  return { source: 'none', categoryId: null, probability: 0, filed: false, evidence: [] }
}

/**
 * How likely the next row of a merchant is what most choices so far say: the mean of a Beta posterior whose prior is
 * two choices' worth of `agreementPrior`. One choice gives 0.93, one of two 0.7, three of five 0.69.
 */
export function memoryProbability(agreeing: number, choices: number): number {
  return (agreeing + priorWeight * agreementPrior) / (choices + priorWeight)
}
const priorWeight = 2
const agreementPrior = 0.9
