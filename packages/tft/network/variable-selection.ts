/**
 * Variable selection network (§4.2): v = softmax(GRN_v(Ξ, c_s)) over all variables together, ξ̃ⱼ = GRNⱼ(ξⱼ) with weights of its
 * own for each, the same at every step, and their sum weighed by v (eq. 6–8).
 */
import { permute, reshape, softmax, type Tensor, weightedSum } from '@scale/numerics'
import { gatedResidualNetwork } from './grn.ts'
import type { Pass } from './pass.ts'
import type { Weights } from './weights.ts'

export interface SelectionSize {
  readonly variables: number
  readonly hidden: number
  /** Whether a static context takes part in choosing. */
  readonly context: boolean
}

export interface Selected {
  /** rows×hidden */
  readonly values: Tensor
  /** rows×variables, rows that sum to 1: the importance of each variable. */
  readonly weights: Tensor
}

/** embedded: variables×rows×hidden; context: batch×hidden. */
export type VariableSelection = (pass: Pass, embedded: Tensor, context?: Tensor) => Selected

export function variableSelection(
  weights: Weights,
  name: string,
  { variables, hidden, context }: SelectionSize,
): VariableSelection {
  const inputs = variables * hidden
  const choose = gatedResidualNetwork(weights, `${name}.choose`, {
    inputs,
    hidden,
    outputs: variables,
    context: context ? hidden : undefined,
  })
  const each = gatedResidualNetwork(weights, `${name}.each`, { inputs: hidden, hidden, groups: variables })
  return (pass, embedded, c) => {
    const { tape } = pass
    const flat = reshape(tape, permute(tape, embedded, [1, 0, 2]), [embedded.length(1), inputs])
    const chosen = softmax(tape, choose(pass, flat, c))
    return { values: weightedSum(tape, each(pass, embedded), chosen), weights: chosen }
  }
}
