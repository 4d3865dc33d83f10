import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSafetensors, encodeSafetensors } from '../index.ts'

/** Written by the safetensors library of Hugging Face for {"b": [[1, 2]], "a": [-0.5]}, its header as it orders it. */
const header =
  '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]}}'
const tensors = {
  a: { shape: [1], data: Float32Array.of(-0.5) },
  b: { shape: [1, 2], data: Float32Array.of(1, 2) },
}

test('the layout is that of the format', () => {
  const file = encodeSafetensors({ tensors, metadata: {} })
  const view = new DataView(file.buffer)
  const length = Number(view.getBigUint64(0, true))
  expect(length % 8).toBe(0)
  expect(new TextDecoder().decode(file.subarray(8, 8 + length)).trimEnd()).toBe(header)
  expect([0, 4, 8].map((place) => view.getFloat32(8 + length + place, true))).toEqual([-0.5, 1, 2])
})

test('what is written is read, whatever it is', () => {
  const tensor = fc
    .array(fc.float({ noNaN: true }), { maxLength: 9 })
    .map((values) => ({ shape: [values.length], data: Float32Array.from(values) }))
  const names = fc.string({ minLength: 1 }).filter((name) => name !== '__metadata__' && name !== '__proto__')
  const file = fc.record({
    tensors: fc.dictionary(names, tensor),
    metadata: fc.dictionary(names, fc.string(), { maxKeys: 3 }),
  })
  fc.assert(
    fc.property(file, (contents) => {
      const read = decodeSafetensors(encodeSafetensors(contents))
      expect({ ...read.tensors }).toEqual({ ...contents.tensors })
      expect({ ...read.metadata }).toEqual({ ...contents.metadata })
    }),
  )
})

const withHeader = (text: string, body = 12) => {
  const bytes = new TextEncoder().encode(text)
  const file = new Uint8Array(8 + bytes.length + body)
  new DataView(file.buffer).setBigUint64(0, BigInt(bytes.length), true)
  file.set(bytes, 8)
  return file
}

test.each([
  ['nothing', new Uint8Array(0)],
  ['a length beyond the file', Uint8Array.of(255, 0, 0, 0, 0, 0, 0, 0, 1)],
  ['no JSON', withHeader('{"a"')],
  ['a list', withHeader('[]')],
  ['another type', withHeader('{"a":{"dtype":"F16","shape":[6],"data_offsets":[0,12]}}')],
  ['a negative count', withHeader('{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}')],
  ['offsets beyond the file', withHeader('{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}')],
  ['a shape that does not fit', withHeader('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}')],
  ['bytes of nobody', withHeader('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}')],
])('%s is refused', (_, file) => {
  expect(() => decodeSafetensors(file)).toThrow(RangeError)
})
