import * as ort from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { createRuntime, exportOnnx, gather, linear, Tape } from '../index.ts'
import { fixtures, run } from './cases.ts'

ort.env.wasm.numThreads = 1
ort.env.logLevel = 'error'
const runtime = await createRuntime()

async function evaluate(model: Uint8Array, feeds: Record<string, ort.Tensor>): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(model)
  const { result } = await session.run(feeds)
  await session.release()
  return result?.data instanceof Float32Array ? result.data : expect.fail('no float32 result')
}

test.each(fixtures)('$name means the same in ONNX Runtime', async (fixture) => {
  const { tape, inputs, output } = run(runtime, fixture)
  const model = exportOnnx(tape, { inputs, outputs: { result: output } })
  const expected = output.data.slice()
  tape.reset()
  const feeds = Object.fromEntries(
    Object.entries(fixture.inputs).map(([name, { shape, data }]) => [
      name,
      new ort.Tensor('float32', Float32Array.from(data), shape),
    ]),
  )
  const actual = await evaluate(model, feeds)
  expect(actual.length).toBe(expected.length)
  for (const [i, value] of expected.entries()) {
    expect(Math.abs((actual[i] ?? Number.NaN) - value)).toBeLessThan(2e-5 * (1 + Math.abs(value)))
  }
})

test('what is no input becomes a weight, and row numbers can be an input', async () => {
  const table = runtime.parameter([1, 2, 3, 4, 5, 6], [3, 2])
  const w = runtime.parameter([1, -1], [2, 1])
  const tape = new Tape(runtime, { gradients: false })
  const rows = Int32Array.of(2, 0)
  const y = linear(tape, gather(tape, table, rows), w, null)
  const model = exportOnnx(tape, { inputs: {}, outputs: { result: y }, indices: { rows } })
  tape.reset()
  const feeds = { rows: new ort.Tensor('int64', BigInt64Array.of(1n, 1n), [2]) }
  expect([...(await evaluate(model, feeds))]).toEqual([-1, -1])
})
