import { reliability } from '@scale/hypcd'

/** What a model said of one row, and what is so. */
export interface Answer {
  readonly label: string
  readonly probability: number
  readonly truth: string
  /** Whether the row's text was in the training rows. */
  readonly seen: boolean
}

export interface Quality {
  readonly rows: number
  /** Null where there are no such rows. */
  readonly accuracy: number | null
}

export interface Score {
  readonly accuracy: number
  readonly macroF1: number
  /** Expected calibration error over 15 bins of equal width. */
  readonly ece: number
  readonly seen: Quality
  readonly unseen: Quality
  /** Accuracy among the surest half, four fifths, 95 % of the rows. */
  readonly coverage: Readonly<Record<'50' | '80' | '95', number>>
}

export function scoreOf(answers: readonly Answer[]): Score {
  const surest = answers.toSorted((a, b) => b.probability - a.probability)
  const among = (share: number) => accuracy(surest.slice(0, Math.ceil(share * surest.length)))
  return {
    accuracy: accuracy(answers),
    macroF1: macroF1(answers),
    ece: reliability(
      answers.map(({ probability }) => probability),
      answers.map(({ label, truth }) => label === truth),
    ).error,
    seen: quality(answers.filter(({ seen }) => seen)),
    unseen: quality(answers.filter(({ seen }) => !seen)),
    coverage: { 50: among(0.5), 80: among(0.8), 95: among(0.95) },
  }
}

function quality(answers: readonly Answer[]): Quality {
  return { rows: answers.length, accuracy: answers.length > 0 ? accuracy(answers) : null }
}

function accuracy(answers: readonly Answer[]): number {
  return answers.filter(({ label, truth }) => label === truth).length / Math.max(1, answers.length)
}

/** Mean F1 over the labels that occur in truth or answers, as scikit-learn's `f1_score(average="macro")`. */
function macroF1(answers: readonly Answer[]): number {
  const counts = new Map<string, { right: number; said: number; so: number }>()
  const of = (label: string) => {
    const count = counts.get(label) ?? { right: 0, said: 0, so: 0 }
    counts.set(label, count)
    return count
  }
  for (const { label, truth } of answers) {
    of(label).said++
    of(truth).so++
    if (label === truth) of(label).right++
  }
  const scores = [...counts.values()].map(({ right, said, so }) => (2 * right) / (said + so))
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
}
