import { refuseHuge } from './errors.ts'

/** What every detector says of a series, value by value; each array is as long as the series. */
export interface Scored<Model> {
  /**
   * Higher is stranger, never below 0. 0 while the detector has seen too little to judge, NaN where the value is
   * missing. A score looks back only: values to come never change it.
   */
  readonly scores: Float64Array
  /** What the value was expected to be before it was seen; NaN where there was no expectation yet. */
  readonly expected: Float64Array
  /** How far from it values usually fall, as a standard deviation. */
  readonly spread: Float64Array
  /** The detector after the series: what comes next is scored with this one. */
  readonly model: Model
}

export interface Judgement {
  readonly score: number
  readonly expected: number
  readonly spread: number
}

/** Nothing can be said yet. */
export const undecided: Judgement = { score: 0, expected: NaN, spread: NaN }

/** Scores beyond this say nothing more; a value off a level that never moved gets it, too. */
export const deviationsMax = 100

export function deviations(value: number, { expected, spread }: Omit<Judgement, 'score'>): number {
  const distance = Math.abs(value - expected)
  return distance === 0 ? 0 : Math.min(distance / spread, deviationsMax)
}

/**
 * Takes one value after the other; `step` judges it and learns from it. A missing value is neither.
 * @throws SeriesError `value_out_of_range`
 */
export function judged(
  series: Float64Array,
  step: (value: number, at: number) => Judgement,
): Omit<Scored<unknown>, 'model'> {
  refuseHuge(series)
  const scores = new Float64Array(series.length).fill(NaN)
  const expected = scores.slice()
  const spread = scores.slice()
  for (const [at, value] of series.entries()) {
    if (Number.isNaN(value)) continue
    const judgement = step(value, at)
    scores[at] = judgement.score
    expected[at] = judgement.expected
    spread[at] = judgement.spread
  }
  return { scores, expected, spread }
}
