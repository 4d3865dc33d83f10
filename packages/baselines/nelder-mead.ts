/**
 * Minimises a function without derivatives by moving a simplex downhill (Nelder & Mead 1965, coefficients 1, 2, ½, ½).
 * It takes a fixed budget of evaluations, so that the same data cost the same everywhere, and stops before it when
 * the simplex is flat. A point where the function is not a number counts as infinitely bad.
 */
export interface Minimum {
  readonly at: Float64Array
  readonly value: number
}

export interface SimplexLimits {
  /** Calls of the function, at most. */
  readonly evaluationsMax: number
  /** Stops when best and worst corner differ by less than this share of the best. Default 1e-8. */
  readonly tolerance?: number
}

/**
 * @param start where to begin, d numbers
 * @param step edge of the first simplex along each of the d directions
 */
export function minimise(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  step: ArrayLike<number>,
  { evaluationsMax, tolerance = 1e-8 }: SimplexLimits,
): Minimum {
  const d = start.length
  const measured = (x: Float64Array): Minimum => {
    const value = f(x)
    return { at: x, value: Number.isNaN(value) ? Infinity : value }
  }
  const corners = [measured(Float64Array.from(start))]
  for (let i = 0; i < d; i++) {
    const corner = Float64Array.from(start)
    corner[i] = (corner[i] as number) + (step[i] as number)
    corners.push(measured(corner))
  }
  let evaluations = d + 1
  const byValue = (a: Minimum, b: Minimum): number => (a.value === b.value ? 0 : a.value - b.value)
  corners.sort(byValue)
  while (d > 0 && evaluations < evaluationsMax) {
    const best = corners[0] as Minimum
    const worst = corners[d] as Minimum
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + 1e-12)) break
    const center = centerWithout(corners, d)
    const towards = (factor: number): Minimum => {
      evaluations++
      return measured(center.map((c, i) => c + factor * ((worst.at[i] as number) - c)))
    }
    const reflected = towards(-1)
    if (reflected.value < best.value) {
      const expanded = towards(-2)
      corners[d] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < (corners[d - 1] as Minimum).value) {
      corners[d] = reflected
    } else {
      const contracted = reflected.value < worst.value ? towards(-0.5) : towards(0.5)
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[d] = contracted
      else {
        for (let k = 1; k <= d; k++) {
          const corner = (corners[k] as Minimum).at
          corners[k] = measured(corner.map((x, i) => ((best.at[i] as number) + x) / 2))
        }
        evaluations += d
      }
    }
    corners.sort(byValue)
  }
  return corners[0] as Minimum
}

function centerWithout(corners: readonly Minimum[], left: number): Float64Array {
  const center = new Float64Array(left)
  for (let k = 0; k < left; k++) {
    const { at } = corners[k] as Minimum
    for (let i = 0; i < left; i++) center[i] = (center[i] as number) + (at[i] as number) / left
  }
  return center
}
