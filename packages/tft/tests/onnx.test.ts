import { createRuntime, Tape } from '@scale/numerics'
import * as ort from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { networkToOnnx } from '../onnx.ts'
import { passOn } from '../network/pass.ts'
import { storedOf } from '../network/weights.ts'
import { makeNetwork, scales } from './networks.ts'

ort.env.wasm.numThreads = 1
ort.env.logLevel = 'error'

test('the exported network answers in ONNX Runtime as it does here', async () => {
  const runtime = await createRuntime()
  const { network, named, inputs } = makeNetwork(runtime, 'tiny')
  const tape = new Tape(runtime)
  const given = inputs(tape)
  const own = network.run(passOn(tape), given)
  const { size, batch } = scales.tiny
  const session = await ort.InferenceSession.create(await networkToOnnx(size, storedOf(named), batch))
  const feeds: Record<string, ort.Tensor> = {}
  for (const [name, { reals, categories }] of Object.entries(given)) {
    if (reals) feeds[name] = new ort.Tensor('float32', reals.data.slice(), [...reals.shape])
    for (const [j, rows] of categories.entries()) {
      feeds[`${name}.${j}`] = new ort.Tensor('int64', BigInt64Array.from(rows, BigInt), [rows.length])
    }
  }
  const results = await session.run(feeds)
  await session.release()
  for (const name of ['quantiles', 'attention'] as const) {
    const actual = results[name]?.data
    expect(actual).toHaveLength(own[name].size)
    for (const [i, value] of own[name].data.entries()) expect(actual?.[i]).toBeCloseTo(value, 5)
  }
})
