import { createRuntime, exportOnnx, Tape, type Tensor } from '@scale/numerics'
import type { TftModel } from './model.ts'
import { sizeOf } from './training/fit.ts'
import type { Inputs, Variables } from './network/embedding.ts'
import { createNetwork, type NetworkSize } from './network/network.ts'
import { passOn } from './network/pass.ts'
import { type StoredWeights, storedWeights } from './network/weights.ts'

/**
 * The network as an ONNX model for `batch` samples (fixed; opset 17). Inputs: `statics` (reals×batch×1), `history` and `future`
 * (reals×(steps·batch)×1, step by step), float32; for each category, in the order of the model, int64 `statics.0`, `history.0` …;
 * outputs: `quantiles` ((future·batch)×quantiles, in units of the scaled target, they may cross) and `attention`
 * (batch×heads×future×steps).
 */
export async function networkToOnnx(
  size: NetworkSize,
  stored: StoredWeights,
  batch: number,
): Promise<Uint8Array> {
  const runtime = await createRuntime()
  const tape = new Tape(runtime)
  const network = createNetwork(storedWeights(tape, stored), size)
  const { statics, known, observed, past, future } = size
  const zeros = ({ reals, categories }: Variables, rows: number): Inputs => ({
    reals: reals > 0 ? tape.constant(new Float32Array(reals * rows), [reals, rows, 1]) : null,
    categories: categories.map(() => new Int32Array(rows)),
  })
  const joint = {
    reals: known.reals + observed.reals,
    categories: [...known.categories, ...observed.categories],
  }
  const inputs = {
    statics: zeros(statics, batch),
    history: zeros(joint, past * batch),
    future: zeros(known, future * batch),
  }
  const { quantiles, attention } = network.run(passOn(tape), inputs)
  const parts = Object.entries(inputs)
  return exportOnnx(tape, {
    inputs: Object.fromEntries(
      parts.flatMap(([name, { reals }]): [string, Tensor][] => (reals ? [[name, reals]] : [])),
    ),
    indices: Object.fromEntries(
      parts.flatMap(([name, { categories }]) => categories.map((rows, j) => [`${name}.${j}`, rows] as const)),
    ),
    outputs: { quantiles, attention },
  })
}

/** @see networkToOnnx; scaling, anchors and corrections are not in it, they stay with the model. */
export function toOnnx({ schema, config, weights }: TftModel, batch: number): Promise<Uint8Array> {
  return networkToOnnx(sizeOf(schema, config), weights, batch)
}
