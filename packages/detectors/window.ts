/** The latest values of a series, kept in order of time and of size. */
export interface Window {
  push(value: number): void
  readonly count: number
  /** In order of time. */
  readonly values: readonly number[]
  /** In order of size. */
  readonly sorted: readonly number[]
  median(): number
  /**
   * A standard deviation that few outliers cannot move: 1.4826 · MAD, and where half the values are equal 1.2533 · the
   * mean absolute deviation (both equal σ for normal values; Iglewicz & Hoaglin 1993). 0 where all are equal.
   */
  spread(): number
}

export function windowOf(size: number, start: readonly number[]): Window {
  const values: number[] = []
  const sorted: number[] = []
  const push = (value: number): void => {
    if (values.length === size) sorted.splice(firstNotBelow(sorted, values.shift() as number), 1)
    values.push(value)
    sorted.splice(firstNotBelow(sorted, value), 0, value)
  }
  for (const value of start) push(value)
  return {
    push,
    values,
    sorted,
    get count() {
      return values.length
    },
    median: () => medianOf(sorted),
    spread() {
      const middle = medianOf(sorted)
      const typical = medianDistance(sorted, middle)
      if (typical > 0) return 1.4826 * typical
      return (1.2533 * sorted.reduce((sum, value) => sum + Math.abs(value - middle), 0)) / sorted.length
    },
  }
}

/** The median of sorted values; between the middle two where their number is even. */
export function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2
}

/** The median of |value − middle|, found by walking outwards: the nearer neighbour is always the next one. */
function medianDistance(sorted: readonly number[], middle: number): number {
  let right = firstNotBelow(sorted, middle)
  let left = right - 1
  let [nearer, distance] = [0, 0]
  for (let taken = 0; taken <= sorted.length / 2; taken++) {
    const below = left < 0 ? Infinity : middle - (sorted[left] as number)
    const above = right === sorted.length ? Infinity : (sorted[right] as number) - middle
    if (below <= above) left--
    else right++
    nearer = distance
    distance = Math.min(below, above)
  }
  return sorted.length % 2 === 1 ? distance : (nearer + distance) / 2
}

/** The first place whose value is not below `value`, by bisection. */
export function firstNotBelow(sorted: readonly number[], value: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] as number) < value) from = middle + 1
    else to = middle
  }
  return from
}
