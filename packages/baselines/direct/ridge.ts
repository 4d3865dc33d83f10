import { choleskyFactor, choleskySolve, traceOfInverse } from '../cholesky.ts'

/** What least squares needs to know of d inputs and several targets, all with mean 0. */
export interface Moments {
  readonly rows: number
  /** Of the inputs; a smaller one is rounding. */
  readonly meanSquareLeast: number
  /** Of the inputs, d × d. */
  readonly products: Float64Array
  /** Each target's with the inputs. */
  readonly withInputs: readonly Float64Array[]
  /** Each target's with itself. */
  readonly squares: readonly number[]
}

export interface Ridge {
  /** Per target, one weight per input. */
  readonly weights: readonly Float64Array[]
  /** Per target, what is left. */
  readonly variances: readonly number[]
}

/** Over the inputs' mean square. The least one also keeps inputs that say the same from running apart. */
const penalties = [1e-3, 1e-2, 1e-1, 1, 10]

/**
 * Ridge regression whose penalty, one for all targets, is the one of least generalised cross-validation error (Golub,
 * Heath & Wahba 1979, Technometrics 21, 215–223).
 */
export function ridge(moments: Moments): Ridge {
  const d = moments.withInputs[0]?.length ?? 0
  let meanSquare = 0
  for (let i = 0; i < d; i++) meanSquare += (moments.products[i * d + i] as number) / d
  meanSquare = Math.max(meanSquare, moments.meanSquareLeast)
  if (meanSquare === 0) return penalised(moments, 1)
  return penalties
    .map((penalty) => penalised(moments, penalty * meanSquare))
    .reduce((best, each) => (each.error < best.error ? each : best))
}

function penalised(
  { rows, products, withInputs, squares }: Moments,
  penalty: number,
): Ridge & { error: number } {
  const d = withInputs[0]?.length ?? 0
  const shrunk = products.slice()
  for (let i = 0; i < d; i++) shrunk[i * d + i] = (shrunk[i * d + i] as number) + penalty
  const factor = choleskyFactor(shrunk, d)
  const weights = withInputs.map((right) => choleskySolve(factor, right.slice()))
  // (XᵀX + λ) w = Xᵀy, so Σ (y − Xw)² = yᵀy − wᵀXᵀy − λ wᵀw.
  const residuals = weights.map((each, target) => {
    const right = withInputs[target] as Float64Array
    const explained = each.reduce(
      (sum, weight, i) => sum + weight * ((right[i] as number) + penalty * weight),
      0,
    )
    return Math.max(0, (squares[target] as number) - explained)
  })
  const parameters = 1 + d - penalty * traceOfInverse(factor, d)
  const free = Math.max(1, rows - parameters)
  const error = residuals.reduce((sum, each) => sum + each, 0) / free ** 2
  return { weights, variances: residuals.map((each) => each / free), error }
}
