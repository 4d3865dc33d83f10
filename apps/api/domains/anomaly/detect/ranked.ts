/** The latest values of something, at hand in order of size: medians and ranks without sorting. Plain data. */
export interface Ranked {
  readonly max: number
  /** As they came; `next` is the place of the oldest once it is full. */
  readonly values: number[]
  readonly rising: number[]
  next: number
}

export function startRanked(max: number): Ranked {
  return { max, values: [], rising: [], next: 0 }
}

export function remember(ranked: Ranked, value: number): void {
  const { values, rising, max } = ranked
  if (values.length < max) values.push(value)
  else {
    rising.splice(below(ranked, values[ranked.next] as number), 1)
    values[ranked.next] = value
    ranked.next = (ranked.next + 1) % max
  }
  rising.splice(below(ranked, value), 0, value)
}

/** How many lie below a value. */
export function below({ rising }: Pick<Ranked, 'rising'>, value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

export function quantile({ rising }: Pick<Ranked, 'rising'>, level: number): number {
  const place = level * (rising.length - 1)
  const [under, above] = [rising[Math.floor(place)] ?? 0, rising[Math.ceil(place)] ?? 0]
  return under + (above - under) * (place % 1)
}

/** The standard deviation, if normal, from the quartiles: odd values do not move it. */
export function spread(ranked: Pick<Ranked, 'rising'>): number {
  return (quantile(ranked, 0.75) - quantile(ranked, 0.25)) / 1.349
}
