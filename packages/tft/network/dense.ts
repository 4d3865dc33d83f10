import { batchedLinear, linear, type Tape, type Tensor } from '@scale/numerics'
import type { Weights } from './weights.ts'

export interface DenseSize {
  readonly inputs: number
  readonly outputs: number
  /** A layer of its own for each of so many equal parts of the rows: one per variable. Default: one layer for all. */
  readonly groups?: number | undefined
  /** Layers side by side, each of `outputs`; 1. */
  readonly parallel?: number
  readonly bias?: boolean
}

/** xW + b. x: (groups×)…×inputs → …×(parallel·outputs). */
export function dense(
  weights: Weights,
  name: string,
  { inputs, outputs, groups, parallel = 1, bias = true }: DenseSize,
): (tape: Tape, x: Tensor) => Tensor {
  const lead = groups === undefined ? [] : [groups]
  const width = parallel * outputs
  const w = weights.glorot(`${name}.w`, [...lead, inputs, width], outputs)
  const b = bias ? weights.constant(`${name}.b`, [...lead, width], 0) : null
  return (tape, x) => (groups === undefined ? linear(tape, x, w, b) : batchedLinear(tape, x, w, b))
}
