import { createRuntime, exportOnnx, Tape, type Tensor } from '@scale/numerics'
import { rungeKutta } from '../network/log-ode.ts'
import { constantsOf } from '../network/weights.ts'
import { sizesOf } from './config.ts'
import type { ForecasterModel } from './model.ts'
import { type Given, quantilesOf } from './network.ts'

/**
 * The network as an ONNX model for `batch` series (fixed; opset 17), with one step of RK4 per window. Inputs, float32: `first`
 * (batch×inputs), `logSignatures.0` … one per window, the oldest first (batch×coordinates, normalised), and of each step ahead of each
 * series `about` (what is known of it) and `anchors`. Output: `quantiles` ((batch·horizon)×levels), in spreads; they do not
 * cross. Paths, normaliser, scale and corrections are not in it, they stay with the model.
 */
export async function toOnnx(
  { config, weights }: Pick<ForecasterModel, 'config' | 'weights'>,
  batch: number,
): Promise<Uint8Array> {
  const tape = new Tape(await createRuntime(), { gradients: false })
  const { inputs, logSignature, features, anchors } = sizesOf(config)
  const moments = batch * config.horizon
  const zeros = (rows: number, columns: number) =>
    tape.constant(new Float32Array(rows * columns), [rows, columns])
  const given: Given = {
    first: zeros(batch, inputs),
    logSignatures: Array.from({ length: config.windows }, () => zeros(batch, logSignature)),
    about: zeros(moments, features),
    anchors: zeros(moments, anchors),
    owner: Int32Array.from({ length: moments }, (_, moment) => Math.floor(moment / config.horizon)),
  }
  const quantiles = quantilesOf(tape, constantsOf(tape, weights), given, rungeKutta(tape))
  return exportOnnx(tape, { inputs: namedInputs(given), outputs: { quantiles } })
}

/** What is given, under the names it has in the ONNX model. */
export function namedInputs({ first, logSignatures, about, anchors }: Given): Record<string, Tensor> {
  const windows = logSignatures.map((driver, window) => [`logSignatures.${window}`, driver] as const)
  return { first, ...Object.fromEntries(windows), about, anchors }
}
