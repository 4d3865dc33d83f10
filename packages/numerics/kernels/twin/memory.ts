/** The memory the kernels of one runtime share. The views change when it grows: read them anew in each call. */
export interface Memory {
  readonly f32: Float32Array
  readonly i32: Int32Array
}

/** Reads `x[i]` of a typed array whose bounds the caller has checked. */
export function at(x: Float32Array, index: number): number {
  return x[index] as number
}
