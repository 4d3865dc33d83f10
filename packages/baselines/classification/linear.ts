import type { Classifier, Examples } from './classifier.ts'

export interface LinearOptions {
  /** Places of a bag lie below it. */
  readonly buckets: number
  /** Strength of the L2 penalty per row. */
  readonly penalty?: number
  readonly epochs?: number
  /** Order of the rows: a random permutation of `count` numbers for each epoch. */
  readonly permutation: (count: number) => ArrayLike<number>
}

/**
 * One logistic regression per class against the rest on bags of hashed names, each weighted by its inverse document frequency
 * and the bag scaled to norm 1; stochastic gradient descent with an L2 penalty and Bottou's falling rate, as scikit-learn's
 * `SGDClassifier(loss="log_loss")`. Probabilities are the sigmoids, scaled to sum 1.
 */
export function linear(examples: Examples<Int32Array>, options: LinearOptions): Classifier<Int32Array> {
  const { buckets, penalty = 1e-5, epochs = 12, permutation } = options
  const { inputs, labels, classes } = examples
  const weigh = inverseFrequency(inputs, buckets)
  const bags = inputs.map(weigh)
  const weights = new Float32Array(buckets * classes)
  const biases = new Float32Array(classes)
  const scores = new Float64Array(classes)
  // Weights are stored divided by `shrink`, so that the penalty costs one product a step.
  let shrink = 1
  const score = ({ places, values }: Weighed) => {
    for (let label = 0; label < classes; label++) scores[label] = 0
    for (const [entry, place] of places.entries()) {
      const value = shrink * (values[entry] ?? 0)
      for (let label = 0, at = place * classes; label < classes; label++, at++) {
        scores[label] = (scores[label] ?? 0) + value * (weights[at] ?? 0)
      }
    }
    for (let label = 0; label < classes; label++) {
      scores[label] = 1 / (1 + Math.exp(-(scores[label] ?? 0) - (biases[label] ?? 0)))
    }
  }
  // Bottou's start: the rate at which a typical weight of 1/√√penalty is reached by one step.
  const start = 1 / (penalty * Math.sqrt(1 / Math.sqrt(penalty)))
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = permutation(bags.length)
    for (let turn = 0; turn < bags.length; turn++) {
      const row = order[turn] ?? 0
      const bag = bags[row]
      if (!bag) continue
      const rate = 1 / (penalty * (start + step++))
      score(bag)
      shrink *= 1 - rate * penalty
      for (let label = 0; label < classes; label++) {
        scores[label] = -rate * ((scores[label] ?? 0) - (label === labels[row] ? 1 : 0))
        biases[label] = (biases[label] ?? 0) + 0.01 * (scores[label] ?? 0)
      }
      for (const [entry, place] of bag.places.entries()) {
        const value = (bag.values[entry] ?? 0) / shrink
        for (let label = 0, at = place * classes; label < classes; label++, at++) {
          weights[at] = (weights[at] ?? 0) + value * (scores[label] ?? 0)
        }
      }
    }
  }
  return {
    predict(bag) {
      score(weigh(bag))
      const sum = scores.reduce((total, each) => total + each, 0)
      return scores.map((each) => each / sum)
    },
  }
}

interface Weighed {
  readonly places: Int32Array
  readonly values: Float64Array
}

function inverseFrequency(inputs: readonly Int32Array[], buckets: number): (bag: Int32Array) => Weighed {
  const rows = new Float64Array(buckets)
  for (const bag of inputs) for (const place of new Set(bag)) rows[place] = (rows[place] ?? 0) + 1
  return (bag) => {
    const counts = new Map<number, number>()
    for (const place of bag) counts.set(place, (counts.get(place) ?? 0) + 1)
    const places = Int32Array.from(counts.keys())
    const values = Float64Array.from(counts, ([place, count]) => {
      const idf = Math.log((1 + inputs.length) / (1 + (rows[place] ?? 0))) + 1
      return (1 + Math.log(count)) * idf
    })
    const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
    return { places, values: values.map((value) => value / norm) }
  }
}
