import type { Table } from './table.ts'

/**
 * Tells one training table from another by names, kinds and values in order: 16 hex digits, two lanes of the mixing
 * step of MurmurHash3. It is for provenance, not against forgery.
 */
export function fingerprintOf(table: Table): string {
  const lanes = new Uint32Array([0x9747b28c, 0x3c6ef372])
  for (const { name, kind, values } of table) {
    addText(lanes, name)
    if (kind === 'category') for (const value of values) addText(lanes, value)
    else {
      const { buffer, byteOffset, byteLength } = values
      addWords(lanes, new Uint32Array(buffer, byteOffset, byteLength / 4))
    }
  }
  return Array.from(lanes, (lane) => lane.toString(16).padStart(8, '0')).join('')
}

/** The length goes in too, so that "ab", "c" is not "a", "bc". */
function addText(lanes: Uint32Array, text: string): void {
  const words = new Uint32Array(text.length + 1)
  words[0] = text.length
  for (let i = 0; i < text.length; i++) words[i + 1] = text.charCodeAt(i)
  addWords(lanes, words)
}

function addWords(lanes: Uint32Array, words: Uint32Array): void {
  let [first = 0, second = 0] = lanes
  for (let i = 0; i < words.length; i++) {
    const word = Math.imul(words[i] as number, 0xcc9e2d51)
    const turned = Math.imul((word << 15) | (word >>> 17), 0x1b873593)
    first ^= turned
    first = Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64
    second = Math.imul(second + turned, 0x85ebca6b)
    second ^= second >>> 13
  }
  lanes[0] = first
  lanes[1] = second
}
