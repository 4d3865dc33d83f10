import { TopologyError } from './errors.ts'

/** 512 MiB: what a browser tab can spare. */
export const bytesMaxByDefault = 512 * 1024 * 1024

/** Counts the bytes of the big arrays, and refuses before the machine does. */
export class Memory {
  readonly bytesMax: number
  #taken = 0

  constructor(bytesMax = bytesMaxByDefault) {
    this.bytesMax = bytesMax
  }

  /** Throws `too_large` where `bytes` more would pass the limit. */
  take(bytes: number): void {
    if (!(this.#taken + bytes <= this.bytesMax)) {
      throw new TopologyError(
        'too_large',
        `needs more than the ${this.bytesMax} bytes allowed; lower the threshold, the dimension or the number of points`,
      )
    }
    this.#taken += bytes
  }

  give(bytes: number): void {
    this.#taken -= bytes
  }
}
