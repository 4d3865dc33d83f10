interface Entry {
  readonly data_offsets: readonly [number, number]
}

/** A safetensors file: a length, a JSON header, the tensors' bytes. */
export function readTensors(bytes: Uint8Array<ArrayBuffer>): {
  tensor(name: string): ArrayBuffer
  metadata: Readonly<Record<string, string>>
} {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
  const data = 8 + length
  const header: Record<string, Entry> & { __metadata__?: Record<string, string> } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, data)),
  )
  return {
    metadata: header.__metadata__ ?? {},
    tensor(name) {
      const [from, to] = header[name]?.data_offsets ?? [0, 0]
      return bytes.buffer.slice(data + from, data + to)
    },
  }
}
