import { linear, lookup, naiveBayes, type Classifier } from '@scale/baselines'
import { bucketOf, foldText, gramsOf, type Row, train } from '@scale/hypcd'
import { lookup as dictionary } from '@scale/merchants'
import { createRng } from '@scale/numerics'

export interface Guess {
  readonly label: string
  readonly probability: number
}

export interface Model {
  readonly name: string
  train(
    rows: readonly Row[],
    labels: readonly string[],
    seed: number,
  ): Promise<(rows: readonly Row[]) => Guess[]>
}

const buckets = 1 << 16
/** The account's name stands for a whole, so it weighs as much as the grams of a word: as hints do in the product's model. */
const accountCopies = 6
const gramsIn = ({ text, account }: Row): Int32Array => {
  const grams = gramsOf(foldText(text))
  if (account !== undefined) {
    for (let copy = 0; copy < accountCopies; copy++) grams.push(`account ${copy} ${account}`)
    for (const word of foldText(text).split(' ')) grams.push(`account ${account} ${word}`)
  }
  return Int32Array.from(grams, (gram) => bucketOf(gram, buckets))
}

/**
 * Rivals see the text in lower case, references and all, as a bag of words and character 3–5-grams; and, where the product's model
 * does, the account, alone and with each word.
 */
export const models: readonly Model[] = [
  scale(),
  rival('lookup', (row) => row, lookupOfRows),
  rival('naive-bayes', gramsIn, (inputs, labels, classes) =>
    naiveBayes({ inputs, labels, classes }, { buckets }),
  ),
  rival('linear', gramsIn, (inputs, labels, classes, seed) =>
    linear({ inputs, labels, classes }, { buckets, permutation: createRng(seed).permutation }),
  ),
]

/** The product's: the classifier, with what the merchant dictionary says of a row as a hint. */
function scale(): Model {
  const known = new Map<string, readonly string[]>()
  const hintsFor = ({ text, amount = -1 }: Row): readonly string[] => {
    const sign = amount < 0 ? -1 : 1
    const key = `${sign} ${text}`
    const found = known.has(key) ? null : dictionary(text, { sign })
    const hints = known.get(key) ?? (found ? [found.category, found.category.split('.', 1)[0] ?? ''] : [])
    known.set(key, hints)
    return hints
  }
  const hinted = (row: Row): Row => ({ ...row, hints: hintsFor(row) })
  return {
    name: 'scale',
    async train(rows, labels, seed) {
      const classifier = await train(rows.map(hinted), labels, { seed })
      return (asked) => classifier.predict(asked.map(hinted))
    },
  }
}

/** The same text from the same account; where that is new, the same text. */
function lookupOfRows(rows: readonly Row[], labels: Int32Array, classes: number): Classifier<Row> {
  const textOf = ({ text }: Row) => foldText(text)
  const bothOf = (row: Row) => `${row.account ?? ''}\n${textOf(row)}`
  const byText = lookup({ inputs: rows.map(textOf), labels, classes })
  const byBoth = lookup({ inputs: rows.map(bothOf), labels, classes })
  const known = new Set(rows.map(bothOf))
  return {
    predict: (row) => (known.has(bothOf(row)) ? byBoth.predict(bothOf(row)) : byText.predict(textOf(row))),
  }
}

function rival<Input>(
  name: string,
  inputOf: (row: Row) => Input,
  fit: (inputs: Input[], labels: Int32Array, classes: number, seed: number) => Classifier<Input>,
): Model {
  return {
    name,
    async train(rows, labels, seed) {
      const names = [...new Set(labels)].toSorted()
      const numbers = new Map(names.map((label, number) => [label, number]))
      const classes = Int32Array.from(labels, (label) => numbers.get(label) ?? 0)
      const fitted = fit(rows.map(inputOf), classes, names.length, seed)
      return (asked) => asked.map((row) => surest(fitted.predict(inputOf(row)), names))
    },
  }
}

function surest(probabilities: Float64Array, names: readonly string[]): Guess {
  let best = 0
  for (const [label, probability] of probabilities.entries()) {
    if (probability > (probabilities[best] ?? 0)) best = label
  }
  return { label: names[best] ?? '', probability: probabilities[best] ?? 0 }
}
