/**
 * Gated residual network (§4.1): η₂ = ELU(aW₂ + b₂ + cW₃), η₁ = η₂W₁ + b₁, out = LN(skip(a) + GLU(η₁)) (eq. 2–5). The skip is the
 * identity, or a dense layer where the output has another size. Dropout acts on η₁, as in Google's code.
 */
import { add, elu, gather, type Tape, type Tensor } from '@scale/numerics'
import { dense } from './dense.ts'
import { gate } from './gate.ts'
import type { Pass } from './pass.ts'
import type { Weights } from './weights.ts'

export interface GrnSize {
  readonly inputs: number
  readonly hidden: number
  /** Default: as many as inputs, and then the skip is the identity. */
  readonly outputs?: number
  /** Width of the context; none by default. */
  readonly context?: number | undefined
  /** One network per variable. */
  readonly groups?: number
}

/** a: …×inputs, its rows step by step of one batch; context: batch×context, the same at every step. Result: …×outputs. */
export type Grn = (pass: Pass, a: Tensor, context?: Tensor) => Tensor

export function gatedResidualNetwork(weights: Weights, name: string, size: GrnSize): Grn {
  const { inputs, hidden, outputs, context, groups } = size
  const skip = outputs === undefined ? null : dense(weights, `${name}.skip`, { inputs, outputs, groups })
  const second = dense(weights, `${name}.second`, { inputs, outputs: hidden, groups })
  const third =
    context === undefined
      ? null
      : dense(weights, `${name}.context`, { inputs: context, outputs: hidden, bias: false })
  const first = dense(weights, `${name}.first`, { inputs: hidden, outputs: hidden, groups })
  const last = gate(weights, `${name}.gate`, { inputs: hidden, outputs: outputs ?? inputs, groups })
  return (pass, a, c) => {
    const { tape } = pass
    const straight = second(tape, a)
    const joined = third && c ? add(tape, straight, everyStep(tape, third(tape, c), straight)) : straight
    const inner = first(tape, elu(tape, joined))
    return last(pass, pass.drop(inner), skip ? skip(tape, a) : a)
  }
}

/** The rows of a batch again and again, for each step of `like`. */
function everyStep(tape: Tape, rows: Tensor, like: Tensor): Tensor {
  const batch = rows.length(0)
  const steps = like.size / rows.size
  if (steps === 1) return rows
  return gather(
    tape,
    rows,
    Int32Array.from({ length: steps * batch }, (_, row) => row % batch),
  )
}
