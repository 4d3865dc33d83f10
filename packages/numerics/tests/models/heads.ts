import { crossEntropy, expmap0, hyperbolicMlr, linear, relu, type Runtime } from '../../index.ts'
import { labels, type Model, numbers, parameterSource, type Shard, shardOf, whole } from './model.ts'

export interface HeadSize {
  batch: number
  inputs: number
  hidden: number
  classes: number
}

/** Linear, ReLU, linear, cross-entropy. */
export function mlp(runtime: Runtime, size: HeadSize, shard: Shard = whole): Model {
  const { inputs, hidden, classes } = size
  const { parameters, next } = parameterSource(runtime)
  const [w1, b1] = [next([inputs, hidden], 1 / Math.sqrt(inputs)), next([hidden], 0.1)]
  const [w2, b2] = [next([hidden, classes], 1 / Math.sqrt(hidden)), next([classes], 0.1)]
  const { x, y } = batchOf(size, shard)
  return {
    parameters,
    loss(tape) {
      const h = relu(tape, linear(tape, tape.constant(x, [y.length, inputs]), w1, b1))
      return crossEntropy(tape, linear(tape, h, w2, b2), y)
    },
  }
}

/** Linear, exp₀, hyperbolic multinomial logistic regression in the ball of curvature −0.1, cross-entropy. */
export function hyperbolicHead(runtime: Runtime, size: HeadSize, shard: Shard = whole): Model {
  const { inputs, hidden, classes } = size
  const c = 0.1
  const { parameters, next } = parameterSource(runtime)
  const [w, b] = [next([inputs, hidden], 1 / Math.sqrt(inputs)), next([hidden], 0.1)]
  const [normals, points] = [next([classes, hidden], 1 / Math.sqrt(hidden)), next([classes, hidden], 0.05)]
  const { x, y } = batchOf(size, shard)
  return {
    parameters,
    loss(tape) {
      const m = expmap0(tape, linear(tape, tape.constant(x, [y.length, inputs]), w, b), c)
      return crossEntropy(tape, hyperbolicMlr(tape, m, normals, expmap0(tape, points, c), c), y)
    },
  }
}

function batchOf({ batch, inputs, classes }: HeadSize, shard: Shard): { x: Float32Array; y: Int32Array } {
  return {
    x: shardOf(numbers(1, batch * inputs), { batch, inner: inputs }, shard),
    y: shardOf(labels(2, batch, classes), { batch, inner: 1 }, shard),
  }
}
