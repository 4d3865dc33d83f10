/** Quantiles of several forecasts made one, and what quantiles lose. */

/** One forecast's say: its quantiles, or any other curve of it, and what it weighs. */
export interface Voice {
  readonly weight: number
  readonly values: Float64Array
}

/**
 * Quantiles averaged level by level (Lichtendahl, Grushka-Cockayne & Winkler 2013), as long as the longest; they rise where
 * each rises. A forecast that looks less far has no say beyond its end; where none that weighs anything has one, it is NaN.
 */
export function pooled(voices: readonly Voice[]): Float64Array {
  const heard = voices.filter(({ weight }) => weight > 0)
  const length = Math.max(0, ...voices.map(({ values }) => values.length))
  return Float64Array.from({ length }, (_, at) => {
    let [sum, total] = [0, 0]
    for (const { weight, values } of heard) {
      if (at >= values.length) continue
      sum += weight * (values[at] as number)
      total += weight
    }
    return sum / total
  })
}

/** Of one quantile: its error is what came less what was said. */
export const pinball = (error: number, level: number): number => Math.max(level * error, (level - 1) * error)

/**
 * Summed over steps and levels (Koenker & Bassett 1978); a step without a value does not count.
 * @param quantiles steps × levels, row by row
 */
export function pinballLoss(
  quantiles: ArrayLike<number>,
  levels: ArrayLike<number>,
  came: ArrayLike<number>,
): number {
  let loss = 0
  for (let step = 0; step < came.length; step++) {
    const value = came[step] as number
    if (Number.isNaN(value)) continue
    for (let j = 0; j < levels.length; j++) {
      loss += pinball(value - (quantiles[step * levels.length + j] as number), levels[j] as number)
    }
  }
  return loss
}
