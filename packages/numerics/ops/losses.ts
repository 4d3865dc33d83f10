/** Losses: one number each, summed in double precision. Targets get no gradient. */
import type { OnnxGraph } from '../onnx/graph.ts'
import { log } from '../scalar.ts'
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'

/** Mean of (prediction − target)². */
export function meanSquaredError(tape: Tape, prediction: Tensor, target: Tensor): Tensor {
  expectShape('meanSquaredError: target', target.shape, prediction.shape)
  const truth = target.data
  let sum = 0
  for (const [i, value] of prediction.data.entries()) sum += (value - (truth[i] ?? 0)) ** 2
  return loss(tape, prediction, sum / prediction.size, {
    slope: (f32, i, value) => (2 * (value - (f32[(target.address >> 2) + i] ?? 0))) / prediction.size,
    onnx(graph) {
      const gap = graph.node('Sub', [graph.of(prediction), graph.of(target)])
      return graph.mean(graph.node('Mul', [gap, gap]))
    },
  })
}

/**
 * Pinball (quantile) loss: mean over targets of Σ_q max(q·(y−ŷ_q), (q−1)·(y−ŷ_q)). prediction: …×quantiles, target: ….
 */
export function pinball(
  tape: Tape,
  prediction: Tensor,
  target: Tensor,
  quantiles: readonly number[],
): Tensor {
  const count = quantiles.length
  expectShape('pinball: target', [...target.shape, count], prediction.shape)
  const { f32 } = tape.runtime.arena
  const gap = (view: Float32Array, i: number, value: number) =>
    (view[(target.address >> 2) + Math.floor(i / count)] ?? 0) - value
  const weight = (i: number, distance: number) => (quantiles[i % count] ?? 0) - (distance < 0 ? 1 : 0)
  let sum = 0
  for (const [i, value] of prediction.data.entries()) {
    const distance = gap(f32, i, value)
    sum += weight(i, distance) * distance
  }
  return loss(tape, prediction, sum / target.size, {
    slope: (view, i, value) => -weight(i, gap(view, i, value)) / target.size,
    onnx(graph) {
      const gap = graph.node('Sub', [
        graph.reshape(graph.of(target), [...target.shape, 1]),
        graph.of(prediction),
      ])
      const above = graph.node('Mul', [gap, graph.constant(Float32Array.from(quantiles), [count])])
      const below = graph.node('Sub', [above, gap])
      return graph.node('Mul', [graph.mean(graph.node('Max', [above, below])), graph.scalar(count)])
    },
  })
}

/**
 * Cross-entropy of softmax(logits), mean over rows. logits: rows×n; targets: one class per row, or rows×n probabilities, of which a
 * row may sum to less than 1. Places where `mask` (rows×n) is 0 are outside the softmax; no target may lie there.
 */
export function crossEntropy(
  tape: Tape,
  logits: Tensor,
  targets: Int32Array | Tensor,
  options: { mask?: Tensor } = {},
): Tensor {
  const { arena, kernels } = tape.runtime
  const [rows, n] = [logits.length(0), logits.length(1)]
  const { mask } = options
  if (mask) expectShape('crossEntropy: mask', mask.shape, logits.shape)
  const wanted = probabilities(tape, targets, rows, n)
  const [p, stats] = [arena.take(logits.size), arena.take(2 * rows)]
  kernels.softmax(logits.address, mask?.address ?? 0, rows, p, stats, rows, n)

  const { f32 } = arena
  const rowSums = new Float64Array(rows)
  let sum = 0
  for (let r = 0; r < rows; r++) {
    const largest = f32[(stats >> 2) + 2 * r] ?? 0
    const logSum = largest + log(f32[(stats >> 2) + 2 * r + 1] ?? 0)
    for (let i = r * n; i < (r + 1) * n; i++) {
      const q = f32[(wanted.address >> 2) + i] ?? 0
      if (q === 0) continue
      rowSums[r] = (rowSums[r] ?? 0) + q
      sum += q * (logSum - (f32[(logits.address >> 2) + i] ?? 0))
    }
  }
  return loss(tape, logits, sum / rows, {
    slope: (view, i) => {
      const whole = rowSums[Math.floor(i / n)] ?? 0
      return (whole * (view[(p >> 2) + i] ?? 0) - (view[(wanted.address >> 2) + i] ?? 0)) / rows
    },
    onnx(graph) {
      const open = (x: string, otherwise: number) =>
        mask
          ? graph.node('Where', [graph.node('Cast', [graph.of(mask)], { to: 9 }), x, graph.scalar(otherwise)])
          : x
      const logs = graph.node('LogSoftmax', [open(graph.of(logits), -1e9)], { axis: -1 })
      const weighted = graph.node('Mul', [open(logs, 0), graph.of(wanted)])
      return graph.node('Mul', [graph.mean(weighted), graph.scalar(-n)])
    },
  })
}

function probabilities(tape: Tape, targets: Int32Array | Tensor, rows: number, n: number): Tensor {
  if (!(targets instanceof Int32Array)) {
    expectShape('crossEntropy: targets', targets.shape, [rows, n])
    return targets
  }
  expectShape('crossEntropy: targets', [targets.length], [rows])
  const wanted = tape.constant(new Float32Array(rows * n), [rows, n])
  const { data } = wanted
  for (const [r, target] of targets.entries()) {
    if (target < 0 || target >= n) throw new RangeError(`crossEntropy: class ${target} of ${n}`)
    data[r * n + target] = 1
  }
  return wanted
}

/** Σ p·log(p/prior), how far a distribution has moved from the expected one. p, prior: positive, of one size. */
export function klDivergence(tape: Tape, p: Tensor, prior: Tensor): Tensor {
  expectShape('klDivergence: prior', prior.shape, p.shape)
  const ratio = (view: Float32Array, i: number, value: number) =>
    log(value / (view[(prior.address >> 2) + i] ?? 0))
  const { f32 } = tape.runtime.arena
  let sum = 0
  for (const [i, value] of p.data.entries()) sum += value * ratio(f32, i, value)
  return loss(tape, p, sum, {
    slope: (view, i, value) => ratio(view, i, value) + 1,
    onnx(graph) {
      const logRatio = graph.node('Log', [graph.node('Div', [graph.of(p), graph.of(prior)])])
      const mean = graph.mean(graph.node('Mul', [graph.of(p), logRatio]))
      return graph.node('Mul', [mean, graph.scalar(p.size)])
    },
  })
}

interface Shape {
  /** ∂loss/∂x[i] where x[i] = value; `memory` is the whole arena. */
  slope: (memory: Float32Array, i: number, value: number) => number
  onnx: (graph: OnnxGraph) => string
}

function loss(tape: Tape, x: Tensor, value: number, { slope, onnx }: Shape): Tensor {
  const y = tape.constant([value], [1], { requiresGradient: x.requiresGradient })
  tape.record({
    outputs: [y],
    backward: () =>
      tape.contribute(x, (address) => {
        const { f32 } = tape.runtime.arena
        const up = f32[y.gradient >> 2] ?? 0
        const from = x.address >> 2
        for (let i = 0; i < x.size; i++) f32[(address >> 2) + i] = up * slope(f32, i, f32[from + i] ?? 0)
      }),
    onnx: (graph) => graph.reshape(onnx(graph), [1]),
  })
  return y
}
