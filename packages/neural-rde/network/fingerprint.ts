/** Tells one training set from another by its numbers in order: FNV-1a over 32-bit words, for provenance only. */
export function fingerprintOf(parts: readonly Float64Array[]): string {
  let hash = 0x811c9dc5
  for (const { buffer, byteOffset, byteLength } of parts) {
    for (const word of new Uint32Array(buffer, byteOffset, byteLength / 4)) {
      hash = Math.imul(hash ^ word, 0x01000193)
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
