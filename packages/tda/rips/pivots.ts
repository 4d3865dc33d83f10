import type { Memory } from '../memory.ts'

const bytesPerSlot = 12

/** Which column has which pivot: an open-addressing hash map from simplex indices below 2^53 to column numbers. */
export class Pivots {
  #indices: Float64Array
  #columns: Int32Array
  #bits = 10
  #size = 0
  readonly #memory: Memory

  constructor(memory: Memory) {
    this.#memory = memory
    memory.take(bytesPerSlot << this.#bits)
    this.#indices = new Float64Array(1 << this.#bits).fill(-1)
    this.#columns = new Int32Array(1 << this.#bits)
  }

  /** The column whose pivot is `index`, or −1. */
  get(index: number): number {
    const slot = this.#slot(index)
    return this.#indices[slot] === index ? (this.#columns[slot] ?? -1) : -1
  }

  set(index: number, column: number): void {
    if (2 * ++this.#size > this.#indices.length) this.#grow()
    const slot = this.#slot(index)
    this.#indices[slot] = index
    this.#columns[slot] = column
  }

  release(): void {
    this.#memory.give(bytesPerSlot << this.#bits)
  }

  #slot(index: number): number {
    const indices = this.#indices
    const mask = indices.length - 1
    const hash = Math.imul(index | 0, 0x9e3779b1) ^ Math.imul((index / 0x1_0000_0000) | 0, 0x85ebca6b)
    let slot = hash >>> (32 - this.#bits)
    while (indices[slot] !== -1 && indices[slot] !== index) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const indices = this.#indices
    const columns = this.#columns
    this.#bits++
    this.#memory.take(bytesPerSlot << this.#bits)
    this.#indices = new Float64Array(1 << this.#bits).fill(-1)
    this.#columns = new Int32Array(1 << this.#bits)
    for (const [old, index] of indices.entries()) {
      if (index === -1) continue
      const slot = this.#slot(index)
      this.#indices[slot] = index
      this.#columns[slot] = columns[old] ?? -1
    }
    this.#memory.give(bytesPerSlot << (this.#bits - 1))
  }
}
