import { arenaStart } from './kernels/interface.ts'

const pageBytes = 1 << 16
const floatsMax = 1 << 29

/** Something that can grow and be looked at: a `WebAssembly.Memory`, or the stand-in below. */
export interface GrowingMemory {
  readonly buffer: ArrayBufferLike
  grow(pages: number): number
}

/** Stands in for `WebAssembly.Memory` where there is no WebAssembly. */
export function plainMemory(pages: number): GrowingMemory {
  const held = { buffer: new ArrayBuffer(pages * pageBytes) }
  return {
    get buffer() {
      return held.buffer
    },
    grow(more) {
      const before = held.buffer.byteLength / pageBytes
      held.buffer = held.buffer.transfer((before + more) * pageBytes)
      return before
    },
  }
}

/**
 * One memory for everything, handed out from the bottom up and never one by one given back: what is *kept* (parameters, the
 * state of an optimiser) lies below, what is *taken* for one step lies above and goes all at once.
 * Addresses are bytes; every piece starts on 16 bytes and is padded to whole vectors of four floats.
 */
export class Arena {
  readonly #memory: GrowingMemory
  #stepStart = arenaStart
  #top = arenaStart
  #floats: Float32Array
  #ints: Int32Array

  constructor(memory: GrowingMemory) {
    this.#memory = memory
    this.#floats = new Float32Array(memory.buffer)
    this.#ints = new Int32Array(memory.buffer)
  }

  /** The whole memory. Read it anew after anything was taken: growing replaces it. */
  get f32(): Float32Array {
    return this.#floats
  }

  get i32(): Int32Array {
    return this.#ints
  }

  get bytesUsed(): number {
    return this.#top
  }

  /** Room for `size` floats that stays. Throws while a step is under way. */
  keep(size: number): number {
    if (this.#top !== this.#stepStart)
      throw new Error('parameters are made between two steps, not during one')
    const address = this.take(size)
    this.#stepStart = this.#top
    return address
  }

  /** Room for `size` floats until `release`; what is in it is undefined. */
  take(size: number): number {
    if (size > floatsMax) throw new RangeError(`${size} floats in one tensor are too many`)
    const address = this.#top
    this.#top += Math.ceil(size / 4) * 16
    const missing = this.#top - this.#memory.buffer.byteLength
    if (missing > 0) this.#grow(Math.max(Math.ceil(missing / pageBytes), 256))
    return address
  }

  /** A place to release back to. */
  mark(): number {
    return this.#top
  }

  /** Back to a mark, the start of the step where none is given. What was kept since an earlier one goes too. */
  release(mark: number = this.#stepStart): void {
    this.#top = mark
    this.#stepStart = Math.min(this.#stepStart, mark)
  }

  #grow(pages: number): void {
    this.#memory.grow(pages)
    this.#floats = new Float32Array(this.#memory.buffer)
    this.#ints = new Int32Array(this.#memory.buffer)
  }
}
