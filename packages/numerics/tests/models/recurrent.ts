import { linear, lstm, meanSquaredError, reshape, type Runtime, slice } from '../../index.ts'
import { type Model, numbers, parameterSource, type Shard, shardOf, whole } from './model.ts'

export interface RecurrentSize {
  batch: number
  steps: number
  inputs: number
  hidden: number
}

/** One number from the last state of an LSTM, mean squared error. */
export function recurrent(runtime: Runtime, size: RecurrentSize, shard: Shard = whole): Model {
  const { batch, steps, inputs, hidden } = size
  const { parameters, next } = parameterSource(runtime)
  const bound = 1 / Math.sqrt(hidden)
  const weights = {
    wx: next([inputs, 4 * hidden], bound),
    wh: next([hidden, 4 * hidden], bound),
    b: next([4 * hidden], bound),
  }
  const [head, bias] = [next([hidden, 1], bound), next([1], 0.1)]
  const x = shardOf(numbers(1, steps * batch * inputs), { batch, inner: inputs }, shard)
  const y = shardOf(numbers(2, batch), { batch, inner: 1 }, shard)
  const rows = y.length
  return {
    parameters,
    loss(tape) {
      const zero = tape.constant(new Float32Array(rows * hidden), [rows, hidden])
      const { y: states } = lstm(tape, tape.constant(x, [steps, rows, inputs]), weights, { h: zero, c: zero })
      const last = reshape(tape, slice(tape, states, 0, steps - 1, steps), [rows, hidden])
      return meanSquaredError(tape, linear(tape, last, head, bias), tape.constant(y, [rows, 1]))
    },
  }
}
