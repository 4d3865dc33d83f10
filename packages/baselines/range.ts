/** What the forecasts of a linear recursion stay within: an explosive fit must not leave the page. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** One range beyond what was seen on either side. */
export function rangeOf(values: Float64Array): Range {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return { low: low - (high - low), high: high + (high - low) }
}

export const within = ({ low, high }: Range, value: number): number => Math.min(high, Math.max(low, value))
