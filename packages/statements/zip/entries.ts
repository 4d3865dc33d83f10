import { StatementRejected } from '../types.ts'

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  compressedSize: number
  size: number
  headerOffset: number
}

export interface ZipLimits {
  entriesMax: number
  unpackedBytesMax: number
  /** Unpacked to packed; XML tables reach about 30, a bomb 1 000. */
  ratioMax: number
}

export const zipLimitsDefault: ZipLimits = {
  entriesMax: 2_000,
  unpackedBytesMax: 200 * 1024 * 1024,
  ratioMax: 200,
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/** Reads the central directory and refuses what no honest archive has, before a byte is unpacked. */
export function zipEntries(bytes: Uint8Array, limits: ZipLimits = zipLimitsDefault): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  if (count > limits.entriesMax) throw tooLarge(`${count} files inside`)
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== entrySignature) throw damaged()
    const nameLength = view.getUint16(offset + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength))
    if (names.has(name))
      throw new StatementRejected(
        'file_damaged',
        'The archive holds two files of one name. Save it again from the program it came from.',
      )
    names.add(name)
    entries.push({
      name,
      method: view.getUint16(offset + 10, true),
      encrypted: (view.getUint16(offset + 8, true) & 1) === 1,
      compressedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      headerOffset: view.getUint32(offset + 42, true),
    })
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  requireHonest(entries, limits)
  return entries
}

function requireHonest(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  // Below 1 MiB any ratio is harmless.
  if (unpacked > limits.unpackedBytesMax || (unpacked > 1024 * 1024 && unpacked > packed * limits.ratioMax)) {
    throw tooLarge(`${Math.round(unpacked / 1024 / 1024)} MB once unpacked`)
  }
}

function endRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let offset = view.byteLength - 22; offset >= lowest; offset -= 1) {
    if (view.getUint32(offset, true) === endSignature) return offset
  }
  throw damaged()
}

/** Unpacks one entry; a size that lies ends in `file_too_large`. */
export async function unzipEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) return packed
  if (entry.method !== 8)
    throw new StatementRejected(
      'file_damaged',
      'The archive uses a compression SCALE does not know. Unpack it first.',
    )
  const stream = new Blob([Uint8Array.from(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of stream) {
      length += part.byteLength
      if (length > entry.size) throw tooLarge('more than it declares')
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof StatementRejected ? error : damaged()
  }
  return joined(parts, length)
}

/** The compressed bytes of an entry, as they stand in the archive. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature) throw damaged()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.compressedSize > bytes.length) throw damaged()
  return bytes.subarray(start, start + entry.compressedSize)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}

function damaged(): StatementRejected {
  return new StatementRejected('file_damaged', 'The archive is damaged or cut off. Download it again.')
}

function tooLarge(what: string): StatementRejected {
  return new StatementRejected('file_too_large', `The archive is refused: it holds ${what}.`)
}
