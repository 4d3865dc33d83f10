import { createRng, createRuntime, Tape } from '@scale/numerics'
import * as ort from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { configOf, sizesOf } from '../forecaster/config.ts'
import { drawForecaster, quantilesOf } from '../forecaster/network.ts'
import { namedInputs, toOnnx } from '../forecaster/onnx.ts'
import { rungeKutta } from '../network/log-ode.ts'
import { constantsOf } from '../network/weights.ts'

ort.env.wasm.numThreads = 1
ort.env.logLevel = 'error'

test('the exported forecaster answers in ONNX Runtime as it does here', async () => {
  const batch = 3
  const config = configOf({ horizon: 4, seasonLengths: 7, hidden: 6, windows: 3 }, 1, 0)
  const { inputs, logSignature, features, anchors } = sizesOf(config)
  const rng = createRng(11)
  const weights = drawForecaster(rng, config)
  const tape = new Tape(await createRuntime(), { gradients: false })
  const drawn = (rows: number, columns: number) =>
    tape.constant(
      Float32Array.from({ length: rows * columns }, () => rng.normal()),
      [rows, columns],
    )
  const given = {
    first: drawn(batch, inputs),
    logSignatures: Array.from({ length: config.windows }, () => drawn(batch, logSignature)),
    about: drawn(batch * config.horizon, features),
    anchors: drawn(batch * config.horizon, anchors),
    owner: Int32Array.from({ length: batch * config.horizon }, (_, row) => Math.floor(row / config.horizon)),
  }
  const own = quantilesOf(tape, constantsOf(tape, weights), given, rungeKutta(tape))

  const session = await ort.InferenceSession.create(await toOnnx({ config, weights }, batch))
  const feeds = Object.entries(namedInputs(given)).map(([name, { data, shape }]) => {
    return [name, new ort.Tensor('float32', data.slice(), [...shape])] as const
  })
  const { quantiles } = await session.run(Object.fromEntries(feeds))
  await session.release()
  expect(quantiles?.data).toHaveLength(own.size)
  for (const [at, value] of own.data.entries()) expect(quantiles?.data[at]).toBeCloseTo(value, 5)
})
