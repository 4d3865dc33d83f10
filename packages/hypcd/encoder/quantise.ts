/**
 * Tables as signed bytes with one scale per row, the row's largest number over 127: a quarter the size, and each number is off by half a
 * scale at most.
 */
import type { StoredTensor } from '@scale/numerics'

const most = 127

/** The tensor under its name, or, `quantised`, as `name.int8` and `name.scales`. */
export function encodeTable(
  name: string,
  { shape, data }: StoredTensor,
  quantised: boolean,
): Record<string, StoredTensor> {
  if (!quantised) return { [name]: { shape, data } }
  const [rows = 0, width = 0] = shape
  const scales = new Float32Array(rows)
  const bytes = new Int8Array(data.length)
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * width, (row + 1) * width)
    let largest = 0
    for (const value of own) largest = Math.max(largest, Math.abs(value))
    scales[row] = largest / most
    if (largest === 0) continue
    for (const [at, value] of own.entries()) bytes[row * width + at] = Math.round((value / largest) * most)
  }
  return {
    [`${name}.scales`]: { shape: [rows], data: scales },
    [`${name}.int8`]: { shape, data: bytes },
  }
}

/** The tensor `encodeTable` stored. Throws a RangeError where it is missing. */
export function decodeTable(name: string, tensors: Readonly<Record<string, StoredTensor>>): StoredTensor {
  const [plain, bytes, scales] = [tensors[name], tensors[`${name}.int8`], tensors[`${name}.scales`]]
  if (plain) return plain
  if (!bytes || !scales) throw new RangeError(`${name} is not in the file`)
  const width = bytes.shape[1] ?? 1
  const data = Float32Array.from(
    bytes.data,
    (value, at) => value * (scales.data[Math.floor(at / width)] ?? 0),
  )
  return { shape: bytes.shape, data }
}
