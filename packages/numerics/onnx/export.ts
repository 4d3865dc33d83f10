import type { Tape } from '../tape.ts'
import type { Tensor } from '../tensor.ts'
import { OnnxGraph } from './graph.ts'
import { type Field, int, join, message, string } from './protobuf.ts'

const irVersion = 8
const opset = 17
const elementTypes = { float32: 1, int64: 7 } as const

/**
 * What ran on a tape, as an ONNX model (opset 17): run the model once on an example, then export. Shapes are those of the example.
 * Whatever leads to `outputs` and is not an input becomes a weight. `indices` names row numbers (of `gather`, `embeddingBag`) that
 * shall be inputs too; they are int64 there.
 */
export function exportOnnx(
  tape: Tape,
  face: {
    inputs: Readonly<Record<string, Tensor>>
    outputs: Readonly<Record<string, Tensor>>
    indices?: Readonly<Record<string, Int32Array>>
  },
): Uint8Array {
  const numbers = Object.entries(face.indices ?? {})
  const inputs = Object.entries(face.inputs)
  const named = [...inputs, ...numbers].map(([name, value]) => [value, name] as const)
  const graph = new OnnxGraph(new Map<Tensor | Int32Array, string>(named), tape.steps)
  const outputs = Object.entries(face.outputs).map(([name, tensor]) => {
    graph.rename(graph.of(tensor), name)
    return valueInfo(12, name, elementTypes.float32, tensor.shape)
  })
  return join([
    int(1, irVersion),
    string(2, 'SCALE'),
    message(7, [
      ...graph.fields,
      string(2, 'model'),
      ...inputs.map(([name, { shape }]) => valueInfo(11, name, elementTypes.float32, shape)),
      ...numbers.map(([name, { length }]) => valueInfo(11, name, elementTypes.int64, [length])),
      ...outputs,
    ]),
    message(8, [string(1, ''), int(2, opset)]),
  ])
}

function valueInfo(field: number, name: string, type: number, shape: readonly number[]): Field {
  const dimensions = shape.map((length) => message(1, [int(1, length)]))
  const tensorType = message(1, [int(1, type), message(2, dimensions)])
  return message(field, [string(1, name), message(2, [tensorType])])
}
