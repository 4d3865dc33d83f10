import { concat, linear, slice, softplus, type Tape, type Tensor } from '@scale/numerics'

/**
 * Quantiles that cannot cross: the middle one, and away from it steps of softplus size. raw: rows × levels, the steps;
 * its middle column is not used. middle: rows × 1. Result: rows × levels, rising along each row (floating-point sums of what is not
 * negative do not fall).
 */
export function risingQuantiles(tape: Tape, middle: Tensor, raw: Tensor): Tensor {
  const levels = raw.length(1)
  const centre = (levels - 1) / 2
  const sums = new Float32Array(levels * levels)
  for (let to = 0; to < levels; to++) {
    sums[centre * levels + to] = 1
    for (let step = to; step < centre; step++) sums[step * levels + to] = -1
    for (let step = to; step > centre; step--) sums[step * levels + to] = 1
  }
  const steps = softplus(tape, raw)
  const below = slice(tape, steps, 1, 0, centre)
  const above = slice(tape, steps, 1, centre + 1, levels)
  return linear(tape, concat(tape, [below, middle, above], 1), tape.constant(sums, [levels, levels]), null)
}
