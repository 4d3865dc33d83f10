/**
 * The safetensors format (Hugging Face): 8 bytes of length, a JSON header, then the raw little-endian numbers, float32 or
 * signed bytes. PyTorch, jax and most runtimes read it.
 */
export interface StoredTensor {
  shape: readonly number[]
  data: Float32Array | Int8Array
}

export interface SafetensorsFile {
  tensors: Record<string, StoredTensor>
  metadata: Record<string, string>
}

const headerBytesMax = 100_000_000
const metadataKey = '__metadata__'

/** Writes tensors in the order of their names, so that equal contents give equal bytes. */
export function encodeSafetensors({ tensors, metadata }: SafetensorsFile): Uint8Array<ArrayBuffer> {
  const names = Object.keys(tensors).toSorted()
  const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { [metadataKey]: metadata } : {}
  let size = 0
  for (const name of names) {
    const { shape, data } = tensors[name] ?? { shape: [], data: new Float32Array() }
    header[name] = {
      dtype: data instanceof Int8Array ? 'I8' : 'F32',
      shape,
      data_offsets: [size, size + data.byteLength],
    }
    size += data.byteLength
  }
  const json = JSON.stringify(header)
  const bytes = new TextEncoder().encode(json)
  const start = 8 + Math.ceil(bytes.length / 8) * 8
  const file = new Uint8Array(start + size).fill(0x20, 8, start)
  const view = new DataView(file.buffer)
  view.setBigUint64(0, BigInt(start - 8), true)
  file.set(bytes, 8)
  let place = start
  for (const name of names) {
    const { data } = tensors[name] ?? { data: new Int8Array() }
    if (data instanceof Int8Array) file.set(new Uint8Array(data.buffer, data.byteOffset, data.length), place)
    else for (const [at, value] of data.entries()) view.setFloat32(place + 4 * at, value, true)
    place += data.byteLength
  }
  return file
}

/** Reads a file of float32 and int8 tensors. Throws a RangeError on anything that does not fit the format. */
export function decodeSafetensors(file: Uint8Array): SafetensorsFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const length = file.length >= 8 ? Number(view.getBigUint64(0, true)) : Infinity
  if (length > headerBytesMax || 8 + length > file.length) throw new RangeError('safetensors: no header')
  const { [metadataKey]: metadata = {}, ...entries } = readHeader(file.subarray(8, 8 + length))
  const body = new DataView(file.buffer, file.byteOffset + 8 + length, file.length - 8 - length)
  const read = Object.entries(entries).map(([name, entry]) => [name, readTensor(name, entry, body)] as const)
  const sizes = read.map(([, { data }]) => data.byteLength).reduce((sum, bytes) => sum + bytes, 0)
  if (sizes !== body.byteLength) throw new RangeError('safetensors: tensors overlap or leave gaps')
  return { tensors: Object.fromEntries(read), metadata: readMetadata(metadata) }
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return { ...header }
  } catch (error) {
    throw new RangeError('safetensors: the header is not JSON', { cause: error })
  }
  throw new RangeError('safetensors: the header is no object')
}

function readMetadata(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]))
}

function readTensor(name: string, entry: unknown, body: DataView): StoredTensor {
  const fault = (what: string) => new RangeError(`safetensors: ${name}: ${what}`)
  if (typeof entry !== 'object' || entry === null) throw fault('no description')
  const { dtype, shape, data_offsets: offsets } = entry as Record<string, unknown>
  if (dtype !== 'F32' && dtype !== 'I8') throw fault(`dtype ${String(dtype)}, only F32 and I8 are read`)
  if (!isCounts(shape) || !isCounts(offsets)) throw fault('shape or offsets are no counts')
  const [start = 0, end = 0] = offsets
  const size = shape.reduce((product, count) => product * count, 1)
  if (offsets.length !== 2 || end - start !== (dtype === 'I8' ? 1 : 4) * size || end > body.byteLength)
    throw fault('offsets do not fit')
  if (dtype === 'I8')
    return { shape, data: Int8Array.from({ length: size }, (_, i) => body.getInt8(start + i)) }
  return { shape, data: Float32Array.from({ length: size }, (_, i) => body.getFloat32(start + 4 * i, true)) }
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0)
}
