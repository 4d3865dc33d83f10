/** The bytes of a file, which need not lie in memory: any part, as often as wanted. Each part may be overwritten by the next. */
export interface FileBytes {
  readonly size: number
  read(from: number, to: number): Uint8Array
}

export function inMemory(bytes: Uint8Array): FileBytes {
  return { size: bytes.length, read: (from, to) => bytes.subarray(from, to) }
}

export function wholeOf(file: FileBytes): Uint8Array {
  return file.read(0, file.size)
}

/** What of a long file is looked at together. */
export const pieceBytes = 1024 * 1024

export function* piecesOf(file: FileBytes): Generator<Uint8Array> {
  for (let from = 0; from < file.size; from += pieceBytes)
    yield file.read(from, Math.min(file.size, from + pieceBytes))
}
