/**
 * The discrete Fourier transform in place, by halves (Cooley & Tukey 1965). The number of values is a power of two.
 * @param turn −1 forwards, 1 backwards; neither divides by the number of values
 */
export function fourier(real: Float64Array, imaginary: Float64Array, turn: 1 | -1): void {
  const count = real.length
  for (let i = 1, reversed = 0; i < count; i++) {
    let bit = count >> 1
    for (; reversed & bit; bit >>= 1) reversed ^= bit
    reversed ^= bit
    if (i < reversed) {
      swap(real, i, reversed)
      swap(imaginary, i, reversed)
    }
  }
  for (let length = 2; length <= count; length *= 2) {
    const half = length / 2
    for (let k = 0; k < half; k++) {
      const angle = (turn * 2 * Math.PI * k) / length
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      for (let low = k; low < count; low += length) {
        const high = low + half
        const [a, b] = [real[high] as number, imaginary[high] as number]
        const turned = [a * cos - b * sin, a * sin + b * cos] as const
        real[high] = (real[low] as number) - turned[0]
        imaginary[high] = (imaginary[low] as number) - turned[1]
        real[low] = (real[low] as number) + turned[0]
        imaginary[low] = (imaginary[low] as number) + turned[1]
      }
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] as number
  values[one] = values[other] as number
  values[other] = kept
}
