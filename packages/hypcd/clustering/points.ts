/** Rows of equal width, one after the other. */
export interface Points {
  readonly data: Float32Array
  readonly width: number
}

/** Scales rows to norm 1, in place; rows of zeros stay. */
export function unitRows(data: Float32Array, width: number): Float32Array {
  for (let start = 0; start < data.length; start += width) {
    let square = 0
    for (let j = start; j < start + width; j++) square += (data[j] ?? 0) ** 2
    if (square === 0) continue
    const factor = 1 / Math.sqrt(square)
    for (let j = start; j < start + width; j++) data[j] = (data[j] ?? 0) * factor
  }
  return data
}
