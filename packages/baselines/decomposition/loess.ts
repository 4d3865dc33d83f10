/**
 * Local regression on evenly spaced values with the tricube weight (Cleveland, Cleveland, McRae & Terpenning 1990, §2):
 * at each place a constant (degree 0) or a line (degree 1) is fitted to its `window` nearest values.
 */
export interface Loess {
  /** Values each fit looks at, odd; more than there are widens the weights instead. */
  readonly window: number
  readonly degree: 0 | 1
  /** Every jump-th place is fitted and those between lie on a line, as in STL's own code. */
  readonly jump: number
}

/** The curve at positions −1 … n of n values, so that a seasonal figure exists one season beyond either end. */
export function loessBeyond(values: Float64Array, loess: Loess): Float64Array {
  const n = values.length
  const curve = new Float64Array(n + 2)
  curve[0] = localFit(values, -1, loess)
  curve[n + 1] = localFit(values, n, loess)
  curve.set(loessCurve(values, loess), 1)
  return curve
}

/** The curve at positions 0 … n − 1 of n values. */
export function loessCurve(values: Float64Array, loess: Loess): Float64Array {
  const n = values.length
  const curve = new Float64Array(n)
  let fitted = 0
  curve[0] = localFit(values, 0, loess)
  while (fitted < n - 1) {
    const next = Math.min(n - 1, fitted + loess.jump)
    const from = curve[fitted] as number
    const to = localFit(values, next, loess)
    for (let i = fitted + 1; i <= next; i++) curve[i] = from + ((to - from) * (i - fitted)) / (next - fitted)
    fitted = next
  }
  return curve
}

function localFit(values: Float64Array, at: number, { window, degree }: Loess): number {
  const n = values.length
  const span = Math.min(window, n)
  const left = Math.max(0, Math.min(n - span, Math.round(at) - Math.floor(span / 2)))
  const right = left + span - 1
  const reach = Math.max(at - left, right - at) + (window > n ? (window - n) / 2 : 0)
  let [total, meanAt, mean] = [0, 0, 0]
  for (let i = left; i <= right; i++) {
    const weight = tricube(Math.abs(i - at) / reach)
    total += weight
    meanAt += weight * i
    mean += weight * (values[i] as number)
  }
  if (!(total > 0)) return values[Math.max(0, Math.min(n - 1, Math.round(at)))] as number
  meanAt /= total
  mean /= total
  if (degree === 0) return mean
  let [squares, products] = [0, 0]
  for (let i = left; i <= right; i++) {
    const weight = tricube(Math.abs(i - at) / reach)
    squares += weight * (i - meanAt) ** 2
    products += weight * (i - meanAt) * (values[i] as number)
  }
  // As in STL's code: where the weights sit on one place a slope means nothing.
  return Math.sqrt(squares / total) > 0.001 * n ? mean + ((at - meanAt) * products) / squares : mean
}

/** As in STL's code, weights within 0.1 % of the reach are 1 and beyond 99.9 % they are 0. */
function tricube(distance: number): number {
  if (distance <= 0.001) return 1
  if (!(distance <= 0.999)) return 0
  const rest = 1 - distance * distance * distance
  return rest * rest * rest
}
