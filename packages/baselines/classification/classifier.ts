/** Rivals that sort rows into classes. Classes are numbers from 0; each answer is a probability per class, summing to 1. */
export interface Classifier<Input> {
  /** One row of probabilities, as long as there are classes. */
  predict(input: Input): Float64Array
}

export interface Examples<Input> {
  readonly inputs: readonly Input[]
  /** The class of each input. */
  readonly labels: Int32Array
  readonly classes: number
}

/** How often each class occurs, plus `smoothing` each, as shares. */
export function classShares({ labels, classes }: Examples<unknown>, smoothing = 1): Float64Array {
  const shares = new Float64Array(classes).fill(smoothing / (labels.length + smoothing * classes))
  for (const label of labels) shares[label] = (shares[label] ?? 0) + 1 / (labels.length + smoothing * classes)
  return shares
}
