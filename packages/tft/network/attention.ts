/**
 * Interpretable multi-head attention (§4.4, eq. 13–16): heads have queries and keys of their own and share the values, so that
 * their mean weight says what was looked at. Causal over all steps, past ones too. Only the steps asked for are worked out:
 * the others' answers are used nowhere.
 */
import { bmm, linear, meanFirst, permute, reshape, scale, slice, softmax, type Tensor } from '@scale/numerics'
import type { Pass } from './pass.ts'
import type { Weights } from './weights.ts'

export interface Attended {
  /** ((steps − from)·batch)×hidden */
  readonly values: Tensor
  /** batch×heads×(steps − from)×steps, rows that sum to 1. */
  readonly attention: Tensor
}

/** x: (steps·batch)×hidden, step by step; the queries are those of the steps from `from` on. */
export type Attention = (pass: Pass, x: Tensor, span: { steps: number; from: number }) => Attended

export function interpretableAttention(
  weights: Weights,
  name: string,
  { hidden, heads }: { hidden: number; heads: number },
): Attention {
  const width = hidden / heads
  const wq = weights.glorot(`${name}.queries`, [hidden, hidden], width)
  const wk = weights.glorot(`${name}.keys`, [hidden, hidden], width)
  const wv = weights.glorot(`${name}.values`, [hidden, width])
  const wo = weights.glorot(`${name}.out`, [width, hidden])
  return (pass, x, { steps, from }) => {
    const { tape } = pass
    const batch = x.length(0) / steps
    const ahead = steps - from
    const perHead = (rows: Tensor, w: Tensor, count: number) =>
      permute(tape, reshape(tape, linear(tape, rows, w, null), [count, batch, heads, width]), [1, 2, 0, 3])
    const asking = from === 0 ? x : slice(tape, x, 0, from * batch, steps * batch)
    const queries = scale(tape, perHead(asking, wq, ahead), 1 / Math.sqrt(width))
    const scores = bmm(tape, queries, perHead(x, wk, steps), { transposeB: true })
    const mask = tape.constant(causal(steps, from), [ahead, steps])
    const attention = softmax(tape, scores, { mask })
    const shared = permute(tape, reshape(tape, linear(tape, x, wv, null), [steps, batch, width]), [1, 0, 2])
    const mixed = bmm(tape, reshape(tape, attention, [batch, heads * ahead, steps]), shared)
    const byHead = permute(tape, reshape(tape, mixed, [batch, heads, ahead, width]), [1, 2, 0, 3])
    const mean = reshape(tape, meanFirst(tape, pass.drop(byHead)), [ahead * batch, width])
    return { values: pass.drop(linear(tape, mean, wo, null)), attention }
  }
}

/** 1 where step `from` + row may see the step of the column. */
function causal(steps: number, from: number): Float32Array {
  return Float32Array.from({ length: (steps - from) * steps }, (_, i) =>
    i % steps <= from + Math.floor(i / steps) ? 1 : 0,
  )
}
