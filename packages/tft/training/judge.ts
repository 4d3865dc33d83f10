/** How a network does on windows it has not learned from. */
import type { Runtime } from '@scale/numerics'
import { batchOf } from '../data/batch.ts'
import type { Window, WindowShape } from '../data/window.ts'
import { infer } from '../network/infer.ts'
import type { NetworkSize } from '../network/network.ts'
import type { StoredWeights } from '../network/weights.ts'

export interface Judgement {
  /** Mean over values of the pinball losses summed over levels, in scaled units. */
  readonly loss: number
  /** By level, what came less what was said. */
  readonly errors: readonly Float64Array[]
  /** Mean absolute error of the level nearest the median over that of the naive forecast; NaN where that has none. */
  readonly errorOverNaive: number
}

export interface Judged {
  readonly size: NetworkSize
  readonly shape: WindowShape
  readonly levels: readonly number[]
}

/** Windows at a time, to bound memory. */
const batchSize = 16

export function judge(
  runtime: Runtime,
  { size, shape, levels }: Judged,
  weights: StoredWeights,
  windows: readonly Window[],
): Judgement {
  const errors: number[][] = levels.map(() => [])
  const middle = levels.indexOf(levels.toSorted((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5))[0] ?? 0.5)
  let [loss, own, naive, count] = [0, 0, 0, 0]
  for (let from = 0; from < windows.length; from += batchSize) {
    const batch = batchOf(windows.slice(from, from + batchSize), shape)
    const { quantiles } = infer(runtime, size, weights, batch)
    for (const [row, wanted] of batch.wanted.entries()) {
      if (Number.isNaN(wanted)) continue
      count++
      naive += Math.abs(wanted)
      for (const [j, level] of levels.entries()) {
        const error = wanted - (quantiles[row * levels.length + j] as number)
        errors[j]?.push(error)
        loss += Math.max(level * error, (level - 1) * error)
        if (j === middle) own += Math.abs(error)
      }
    }
  }
  return {
    loss: loss / Math.max(1, count),
    errors: errors.map((each) => Float64Array.from(each)),
    errorOverNaive: own / naive,
  }
}
