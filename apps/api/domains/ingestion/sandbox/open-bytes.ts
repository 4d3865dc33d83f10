import { readSync } from 'node:fs'
import { type FileBytes, pieceBytes } from '@scale/statements'

/** An open file, read where it lies: a long statement never stands in memory. */
export function openBytes({ fd, sizeBytes }: { fd: number; sizeBytes: bigint }): FileBytes {
  const size = Number(sizeBytes)
  const piece = new Uint8Array(Math.min(size, pieceBytes))
  return {
    size,
    read(from, to) {
      const length = to - from
      const into = length <= piece.length ? piece.subarray(0, length) : new Uint8Array(length)
      for (let filled = 0; filled < length;) {
        const read = readSync(fd, into, filled, length - filled, from + filled)
        if (read === 0) throw new Error('the file became shorter while it was read')
        filled += read
      }
      return into
    },
  }
}
