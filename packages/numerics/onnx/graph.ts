import type { Step } from '../tape.ts'
import type { Tensor } from '../tensor.ts'
import { bytes, type Field, float, int, ints, message, string } from './protobuf.ts'

export type Attribute = number | string | readonly number[]

/** Element types and attribute types of onnx.proto. */
const types = { float32: 1, int64: 7 } as const
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const

/**
 * An ONNX graph under construction. Ops ask it for the names of their inputs; asking for a tensor that another op made writes
 * that op first, so only what leads to the outputs is written, in order.
 */
export class OnnxGraph {
  readonly #nodes: Field[] = []
  readonly #initializers: Field[] = []
  readonly #names: Map<Tensor | Int32Array, string>
  readonly #makers = new Map<Tensor, Step>()
  #count = 0

  /** `named`: the inputs of the graph. `steps`: the ops of a tape. */
  constructor(named: ReadonlyMap<Tensor | Int32Array, string>, steps: readonly Step[]) {
    this.#names = new Map(named)
    for (const step of steps) for (const output of step.outputs) this.#makers.set(output, step)
  }

  /** Fields 1 (node) and 5 (initializer) of GraphProto. */
  get fields(): readonly Field[] {
    return [...this.#nodes, ...this.#initializers]
  }

  /** The name of a tensor. One that no op made becomes a weight of the graph. */
  of(tensor: Tensor): string {
    const known = this.#names.get(tensor)
    if (known !== undefined) return known
    const maker = this.#makers.get(tensor)
    if (!maker) return this.#keep(tensor, this.constant(tensor.data, tensor.shape))
    const made = [maker.onnx(this)].flat()
    for (const [i, output] of maker.outputs.entries()) this.#keep(output, made[i] ?? '')
    return this.of(tensor)
  }

  /** The name of row numbers: an input of the graph if they are named there, else a constant. */
  indices(values: Int32Array): string {
    const known = this.#names.get(values)
    return known ?? this.ints([...values])
  }

  node(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    return this.nodes(type, inputs, 1, attributes)[0] ?? ''
  }

  /** A node of several outputs. An empty input name means the input is left out. */
  nodes(
    type: string,
    inputs: readonly string[],
    count: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string[] {
    const outputs = Array.from({ length: count }, () => this.#fresh())
    this.#nodes.push(
      message(1, [
        ...inputs.map((name) => string(1, name)),
        ...outputs.map((name) => string(2, name)),
        string(4, type),
        ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
      ]),
    )
    return outputs
  }

  /** Lets an output of the graph have the name its reader expects. */
  rename(name: string, to: string): void {
    this.#nodes.push(message(1, [string(1, name), string(2, to), string(4, 'Identity')]))
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), [])
  }

  constant(values: Float32Array, shape: readonly number[]): string {
    const raw = new Uint8Array(values.slice().buffer)
    return this.#initializer(types.float32, shape, raw)
  }

  ints(values: readonly number[]): string {
    const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
    return this.#initializer(types.int64, [values.length], raw)
  }

  reshape(name: string, shape: readonly number[]): string {
    return this.node('Reshape', [name, this.ints(shape)])
  }

  /** Mean over everything. */
  mean(name: string): string {
    return this.node('ReduceMean', [name], { keepdims: 0 })
  }

  #initializer(type: number, shape: readonly number[], raw: Uint8Array): string {
    const name = this.#fresh()
    this.#initializers.push(message(5, [ints(1, shape), int(2, type), string(8, name), bytes(9, raw)]))
    return name
  }

  #keep(tensor: Tensor, name: string): string {
    this.#names.set(tensor, name)
    return name
  }

  #fresh(): string {
    this.#count += 1
    return `%${this.#count}`
  }
}

/** AttributeProto: whole numbers are ints, others floats. */
function attributeFields(name: string, value: Attribute): Field[] {
  if (typeof value === 'string') return [string(1, name), string(4, value), int(20, attributeTypes.string)]
  if (typeof value !== 'number') return [string(1, name), ints(8, value), int(20, attributeTypes.ints)]
  return Number.isInteger(value)
    ? [string(1, name), int(3, value), int(20, attributeTypes.int)]
    : [string(1, name), float(2, value), int(20, attributeTypes.float)]
}
