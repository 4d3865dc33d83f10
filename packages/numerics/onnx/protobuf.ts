/** The wire format of Protocol Buffers, as far as ONNX needs it: a message is bytes, a field is appended to a list of bytes. */
export type Field = Uint8Array

const text = new TextEncoder()

function varint(value: number): number[] {
  if (value < 0) return varintOf(BigInt.asUintN(64, BigInt(value)))
  return varintOf(BigInt(value))
}

function varintOf(value: bigint): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  bytes.push(Number(rest))
  return bytes
}

export function int(field: number, value: number): Field {
  return Uint8Array.from([...varint(field << 3), ...varint(value)])
}

/** Integers of a repeated field, packed. */
export function ints(field: number, values: readonly number[]): Field {
  return bytes(field, Uint8Array.from(values.flatMap(varint)))
}

export function float(field: number, value: number): Field {
  const data = new DataView(new ArrayBuffer(4))
  data.setFloat32(0, value, true)
  return Uint8Array.from([...varint((field << 3) | 5), ...new Uint8Array(data.buffer)])
}

export function string(field: number, value: string): Field {
  return bytes(field, text.encode(value))
}

export function message(field: number, parts: readonly Field[]): Field {
  return bytes(field, join(parts))
}

export function bytes(field: number, value: Uint8Array): Field {
  return join([Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value])
}

export function join(parts: readonly Field[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let place = 0
  for (const part of parts) {
    all.set(part, place)
    place += part.length
  }
  return all
}
