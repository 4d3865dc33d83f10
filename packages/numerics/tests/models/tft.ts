/**
 * The weight-bearing parts of a temporal fusion transformer (Lim et al. 2021): variable selection, LSTM encoder and decoder,
 * gated residual networks, interpretable attention, quantiles. No static variables, no dropout. Rows are time-major.
 */
import {
  add,
  batchedLinear,
  bmm,
  concat,
  elu,
  glu,
  layerNorm,
  linear,
  lstm,
  meanFirst,
  type Parameter,
  permute,
  pinball,
  reshape,
  type Runtime,
  scale,
  slice,
  softmax,
  type Tape,
  type Tensor,
  weightedSum,
} from '../../index.ts'
import { type Model, numbers, parameterSource, type Shard, shardOf, whole } from './model.ts'

export interface TftSize {
  batch: number
  past: number
  future: number
  pastVariables: number
  futureVariables: number
  hidden: number
  heads: number
}

type Next = (shape: readonly number[], amplitude: number, shift?: number) => Parameter
type Layer = (tape: Tape, x: Tensor) => Tensor

export function tft(runtime: Runtime, size: TftSize, shard: Shard = whole): Model {
  const { past, future, hidden, pastVariables, futureVariables } = size
  const { parameters, next } = parameterSource(runtime)
  const selectPast = variableSelection(next, pastVariables, hidden)
  const selectFuture = variableSelection(next, futureVariables, hidden)
  const [encoder, decoder] = [lstmWeights(next, hidden), lstmWeights(next, hidden)]
  const localGate = gate(next, hidden)
  const enrich = residual(next, hidden)
  const attend = attention(next, size)
  const attentionGate = gate(next, hidden)
  const forward = residual(next, hidden)
  const outputGate = gate(next, hidden)
  const head = dense(next, hidden, 3)
  const data = batchOf(size, shard)
  const batch = size.batch / shard.workers
  return {
    parameters,
    loss(tape) {
      const history = selectPast(tape, tape.constant(data.past, [pastVariables, past * batch, 1]))
      const known = selectFuture(tape, tape.constant(data.future, [futureVariables, future * batch, 1]))
      const zero = tape.constant(new Float32Array(batch * hidden), [batch, hidden])
      const seen = lstm(tape, reshape(tape, history, [past, batch, hidden]), encoder, { h: zero, c: zero })
      const last = reshape(tape, slice(tape, seen.y, 0, past - 1, past), [batch, hidden])
      const steps = reshape(tape, known, [future, batch, hidden])
      const ahead = lstm(tape, steps, decoder, { h: last, c: seen.c })
      const rows = [(past + future) * batch, hidden]
      const states = reshape(tape, concat(tape, [seen.y, ahead.y], 0), rows)
      const local = localGate(tape, states, concat(tape, [history, known], 0))
      const enriched = enrich(tape, local)
      const attended = attentionGate(tape, attend(tape, enriched, batch), enriched)
      const out = outputGate(tape, forward(tape, attended), local)
      const quantiles = head(tape, slice(tape, out, 0, past * batch, (past + future) * batch))
      return pinball(tape, quantiles, tape.constant(data.target, [future * batch]), [0.1, 0.5, 0.9])
    },
  }
}

function batchOf({ batch, past, future, pastVariables, futureVariables }: TftSize, shard: Shard) {
  const layout = { batch, inner: 1 }
  return {
    past: shardOf(numbers(1, pastVariables * past * batch), layout, shard),
    future: shardOf(numbers(2, futureVariables * future * batch), layout, shard),
    target: shardOf(numbers(3, future * batch), layout, shard),
  }
}

function dense(next: Next, inputs: number, outputs: number): Layer {
  const [w, b] = [next([inputs, outputs], 1 / Math.sqrt(inputs)), next([outputs], 0.1)]
  return (tape, x) => linear(tape, x, w, b)
}

function lstmWeights(next: Next, hidden: number) {
  const bound = 1 / Math.sqrt(hidden)
  const [wx, wh] = [next([hidden, 4 * hidden], bound), next([hidden, 4 * hidden], bound)]
  return { wx, wh, b: next([4 * hidden], 0.1) }
}

/** LN(skip + GLU(x)) */
function gate(next: Next, hidden: number): (tape: Tape, x: Tensor, skip: Tensor) => Tensor {
  const wide = dense(next, hidden, 2 * hidden)
  const [gamma, beta] = [next([hidden], 0.1, 1), next([hidden], 0.1)]
  return (tape, x, skip) => layerNorm(tape, add(tape, skip, glu(tape, wide(tape, x))), gamma, beta)
}

/** Gated residual network without context: LN(x + GLU(W₁ ELU(W₂x))). */
function residual(next: Next, hidden: number): Layer {
  const [second, first, last] = [dense(next, hidden, hidden), dense(next, hidden, hidden), gate(next, hidden)]
  return (tape, x) => last(tape, first(tape, elu(tape, second(tape, x))), x)
}

/** A gated residual network per variable, weighed by one over all of them. x: variables×rows×1, result: rows×hidden. */
function variableSelection(next: Next, variables: number, hidden: number): Layer {
  const bound = 1 / Math.sqrt(hidden)
  const grouped = (inputs: number, outputs: number, amplitude: number): Layer => {
    const w = next([variables, inputs, outputs], amplitude)
    const b = next([variables, outputs], 0.1)
    return (tape, x) => batchedLinear(tape, x, w, b)
  }
  const embed = grouped(1, hidden, 1)
  const [second, first] = [grouped(hidden, hidden, bound), grouped(hidden, hidden, bound)]
  const wide = grouped(hidden, 2 * hidden, bound)
  const [gamma, beta] = [next([variables, hidden], 0.1, 1), next([variables, hidden], 0.1)]
  const jointSecond = dense(next, variables * hidden, hidden)
  const jointFirst = dense(next, hidden, hidden)
  const jointWide = dense(next, hidden, 2 * variables)
  const jointSkip = dense(next, variables * hidden, variables)
  const [jointGamma, jointBeta] = [next([variables], 0.1, 1), next([variables], 0.1)]
  return (tape, x) => {
    const embedded = embed(tape, x)
    const gated = glu(tape, wide(tape, first(tape, elu(tape, second(tape, embedded)))))
    const each = layerNorm(tape, add(tape, embedded, gated), gamma, beta)
    const flat = reshape(tape, permute(tape, embedded, [1, 0, 2]), [x.length(1), variables * hidden])
    const joint = glu(tape, jointWide(tape, jointFirst(tape, elu(tape, jointSecond(tape, flat)))))
    const scores = layerNorm(tape, add(tape, jointSkip(tape, flat), joint), jointGamma, jointBeta)
    return weightedSum(tape, each, softmax(tape, scores))
  }
}

/** Interpretable multi-head attention, causal: heads share the values, their weights are averaged. */
function attention(next: Next, { hidden, heads, past, future }: TftSize) {
  const width = hidden / heads
  const bound = 1 / Math.sqrt(hidden)
  const [wq, wk, wv] = [
    next([hidden, hidden], bound),
    next([hidden, hidden], bound),
    next([hidden, width], bound),
  ]
  const wo = next([width, hidden], 1 / Math.sqrt(width))
  const steps = past + future
  const causal = Float32Array.from({ length: steps * steps }, (_, i) =>
    i % steps <= Math.floor(i / steps) ? 1 : 0,
  )
  return (tape: Tape, x: Tensor, batch: number): Tensor => {
    const perHead = (w: Parameter) =>
      permute(tape, reshape(tape, linear(tape, x, w, null), [steps, batch, heads, width]), [2, 1, 0, 3])
    const queries = scale(tape, perHead(wq), 1 / Math.sqrt(width))
    const scores = bmm(tape, queries, perHead(wk), { transposeB: true })
    const mask = tape.constant(causal, [steps, steps])
    const weights = meanFirst(tape, softmax(tape, scores, { mask }))
    const values = permute(tape, reshape(tape, linear(tape, x, wv, null), [steps, batch, width]), [1, 0, 2])
    const mixed = linear(tape, bmm(tape, weights, values), wo, null)
    return reshape(tape, permute(tape, mixed, [1, 0, 2]), [steps * batch, hidden])
  }
}
