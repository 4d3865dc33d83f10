/** Every variable its own vector of `hidden` numbers (§4.2): reals by a dense layer of one input each, categories by a table. */
import { batchedLinear, concat, gather, reshape, slice, type Tape, type Tensor } from '@scale/numerics'
import type { Weights } from './weights.ts'

/** How many reals, and how many values each category has. */
export interface Variables {
  readonly reals: number
  readonly categories: readonly number[]
}

/** Numbers of some rows, step by step of one batch. */
export interface Inputs {
  /** reals×rows×1; null where there are no reals. */
  readonly reals: Tensor | null
  /** By category one number per row, below its count. */
  readonly categories: readonly Int32Array[]
}

export interface Embedding {
  /** The first reals and, of the categories, the first: variables×rows×hidden, reals first. */
  embed(tape: Tape, inputs: Inputs): Tensor
}

export function embedding(
  weights: Weights,
  name: string,
  { reals, categories }: Variables,
  hidden: number,
): Embedding {
  const w = reals > 0 ? weights.glorot(`${name}.reals.w`, [reals, 1, hidden]) : null
  const b = reals > 0 ? weights.constant(`${name}.reals.b`, [reals, hidden], 0) : null
  const tables = categories.map((count, j) =>
    weights.uniform(`${name}.categories.${j}`, [count, hidden], 0.05),
  )
  return {
    embed(tape, inputs) {
      const parts: Tensor[] = []
      if (inputs.reals && w && b) {
        const used = inputs.reals.length(0)
        const first = (tensor: Tensor) => (used < reals ? slice(tape, tensor, 0, 0, used) : tensor)
        parts.push(batchedLinear(tape, inputs.reals, first(w), first(b)))
      }
      for (const [j, rows] of inputs.categories.entries()) {
        const table = tables[j]
        if (!table) throw new RangeError(`category ${j} of ${tables.length}`)
        parts.push(reshape(tape, gather(tape, table, rows), [1, rows.length, hidden]))
      }
      const [head, ...tail] = parts
      if (!head) throw new RangeError('a network needs at least one variable of each kind')
      return tail.length === 0 ? head : concat(tape, [head, ...tail], 0)
    },
  }
}
