/** How well scores put anomalies before the other rows; both count ties as scikit-learn does. */
export interface Ranking {
  /** The share of pairs of an anomaly and another row in which the anomaly scores higher; a tie is half a pair. */
  readonly rocAuc: number
  /** Precision at each anomaly's score, averaged over anomalies. */
  readonly averagePrecision: number
}

/** @param labels 1 for an anomaly, 0 for any other row; both kinds occur */
export function ranking(scores: Float64Array, labels: Uint8Array): Ranking {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const anomalies = labels.reduce((sum, label) => sum + label, 0)
  const others = labels.length - anomalies
  if (anomalies === 0 || others === 0) throw new Error('the labels must name anomalies and other rows')
  let [found, passed, pairs, precision] = [0, 0, 0, 0]
  for (let from = 0, to = 0; from < order.length; from = to) {
    const level = scores[order[from] ?? 0]
    let hits = 0
    for (; to < order.length && scores[order[to] ?? 0] === level; to++) hits += labels[order[to] ?? 0] ?? 0
    const misses = to - from - hits
    pairs += hits * (others - passed - misses / 2)
    found += hits
    passed += misses
    precision += hits * (found / to)
  }
  return { rocAuc: pairs / (anomalies * others), averagePrecision: precision / anomalies }
}
