import type { Memory } from '../memory.ts'

/** A growing list of simplices: their diameters, and a number that names them (an index, or an entry of a column). */
export class SimplexList {
  diameters: Float32Array
  entries: Float64Array
  length = 0
  readonly #memory: Memory

  constructor(memory: Memory, capacity = 64) {
    this.#memory = memory
    memory.take(12 * capacity)
    this.diameters = new Float32Array(capacity)
    this.entries = new Float64Array(capacity)
  }

  push(diameter: number, entry: number): void {
    if (this.length === this.entries.length) this.grow(2 * this.length)
    this.diameters[this.length] = diameter
    this.entries[this.length++] = entry
  }

  /** Makes room for `capacity` simplices. */
  grow(capacity: number): void {
    const { diameters, entries } = this
    this.#memory.take(12 * capacity)
    this.diameters = new Float32Array(capacity)
    this.diameters.set(diameters)
    this.entries = new Float64Array(capacity)
    this.entries.set(entries)
    this.#memory.give(12 * entries.length)
  }

  release(): void {
    this.#memory.give(12 * this.entries.length)
  }
}

const digitBits = 11
const digits = 1 << digitBits

/**
 * Sorts by falling diameter; equal diameters keep their order (least-significant-digit radix sort on the bits of the
 * diameters, which order like the diameters as long as none is negative).
 */
export function sortByFallingDiameter(list: SimplexList, memory: Memory): SimplexList {
  const { length } = list
  let from = list
  let to = new SimplexList(memory, Math.max(1, length))
  const starts = new Int32Array(digits)
  for (let shift = 0; shift < 32; shift += digitBits) {
    const bits = new Uint32Array(from.diameters.buffer, 0, length)
    starts.fill(0)
    for (let i = 0; i < length; i++) {
      const digit = (~(bits[i] ?? 0) >>> shift) & (digits - 1)
      starts[digit] = (starts[digit] ?? 0) + 1
    }
    for (let digit = 0, sum = 0; digit < digits; digit++) {
      const count = starts[digit] ?? 0
      starts[digit] = sum
      sum += count
    }
    for (let i = 0; i < length; i++) {
      const digit = (~(bits[i] ?? 0) >>> shift) & (digits - 1)
      const place = starts[digit] ?? 0
      starts[digit] = place + 1
      to.diameters[place] = from.diameters[i] ?? 0
      to.entries[place] = from.entries[i] ?? 0
    }
    to.length = length
    ;[from, to] = [to, from]
  }
  to.release()
  return from
}
