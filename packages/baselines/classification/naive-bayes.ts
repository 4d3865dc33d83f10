import { classShares, type Classifier, type Examples } from './classifier.ts'

/**
 * Multinomial naive Bayes over bags of hashed names (McCallum, Nigam 1998), Lidstone smoothing. A bag lists places below
 * `buckets`, repeated as often as they occur.
 */
export function naiveBayes(
  examples: Examples<Int32Array>,
  { buckets, smoothing = 0.1 }: { buckets: number; smoothing?: number },
): Classifier<Int32Array> {
  const { inputs, labels, classes } = examples
  const logShares = classShares(examples).map(Math.log)
  const counts = new Float32Array(buckets * classes)
  const totals = new Float64Array(classes)
  for (const [row, bag] of inputs.entries()) {
    const label = labels[row] ?? 0
    totals[label] = (totals[label] ?? 0) + bag.length
    for (const place of bag) counts[place * classes + label] = (counts[place * classes + label] ?? 0) + 1
  }
  const logTotals = totals.map((total) => Math.log(total + smoothing * buckets))
  return {
    predict(bag) {
      const scores = Float64Array.from(logShares)
      for (const place of bag) {
        for (let label = 0; label < classes; label++) {
          const count = counts[place * classes + label] ?? 0
          scores[label] = (scores[label] ?? 0) + Math.log(count + smoothing) - (logTotals[label] ?? 0)
        }
      }
      return softmax(scores)
    },
  }
}

function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((total, each) => total + each, 0)
  return raised.map((each) => each / sum)
}
