import type { Arena } from './arena.ts'

/**
 * A handle: where in the arena the numbers stand, and what shape they have (row-major, dense). A tensor of a step is gone
 * when its tape is reset; parameters stay.
 */
export class Tensor {
  readonly address: number
  readonly shape: readonly number[]
  readonly size: number
  readonly requiresGradient: boolean
  /** Address of the gradient, 0 before the first contribution. */
  gradient: number
  readonly #arena: Arena

  constructor(
    arena: Arena,
    address: number,
    shape: readonly number[],
    options: { requiresGradient: boolean; gradient?: number },
  ) {
    this.#arena = arena
    this.address = address
    this.shape = shape
    this.size = sizeOf(shape)
    this.requiresGradient = options.requiresGradient
    this.gradient = options.gradient ?? 0
  }

  /** A view of the numbers, valid until the arena next grows. */
  get data(): Float32Array {
    return view(this.#arena, this.address, this.size)
  }

  /** A view of the gradient, or null where nothing flowed in. */
  get gradientData(): Float32Array | null {
    return this.gradient === 0 ? null : view(this.#arena, this.gradient, this.size)
  }

  /** The only number of a tensor of size 1. */
  get value(): number {
    if (this.size !== 1) throw new RangeError(`a tensor of shape ${this.shape.join('×')} is not one number`)
    return this.data[0] ?? Number.NaN
  }

  /** Length of axis `axis`, counted from the end where negative. */
  length(axis: number): number {
    const length = this.shape.at(axis)
    if (length === undefined) throw new RangeError(`shape ${this.shape.join('×')} has no axis ${axis}`)
    return length
  }
}

/** A tensor that is learned. Its gradient adds up over backward passes until an optimiser has used it. */
export class Parameter extends Tensor {
  /** Rows of a table whose gradient is not zero; null where the whole gradient counts. */
  readonly touchedRows: Set<number> | null

  constructor(
    arena: Arena,
    address: number,
    shape: readonly number[],
    options: { gradient: number; sparse: boolean },
  ) {
    super(arena, address, shape, { requiresGradient: true, gradient: options.gradient })
    this.touchedRows = options.sparse ? new Set() : null
  }
}

export function sizeOf(shape: readonly number[]): number {
  let size = 1
  for (const length of shape) {
    if (!Number.isInteger(length) || length < 1) throw new RangeError(`no shape: ${shape.join('×')}`)
    size *= length
  }
  return size
}

/** Throws unless both shapes are equal. */
export function expectShape(what: string, actual: readonly number[], expected: readonly number[]): void {
  const equal = actual.length === expected.length && actual.every((length, i) => length === expected[i])
  if (!equal) throw new RangeError(`${what}: shape ${actual.join('×')} where ${expected.join('×')} is due`)
}

function view(arena: Arena, address: number, size: number): Float32Array {
  return arena.f32.subarray(address >> 2, (address >> 2) + size)
}
