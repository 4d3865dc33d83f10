/**
 * Tells one training series from another by its numbers in order: 16 hex digits, two lanes of the mixing step of
 * MurmurHash3. It is for provenance, not against forgery.
 */
export function fingerprintOf(values: Float64Array): string {
  const { buffer, byteOffset, byteLength } = values
  const words = new Uint32Array(buffer, byteOffset, byteLength / 4)
  let [first, second] = [0x9747b28c, 0x3c6ef372]
  for (let i = 0; i < words.length; i++) {
    const word = Math.imul(words[i] as number, 0xcc9e2d51)
    const turned = Math.imul((word << 15) | (word >>> 17), 0x1b873593)
    first ^= turned
    first = (Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64) | 0
    second = Math.imul(second + turned, 0x85ebca6b)
    second ^= second >>> 13
  }
  return [first, second].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
