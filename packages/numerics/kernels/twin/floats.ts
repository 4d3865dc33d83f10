// Single-precision exp, tanh and sigmoid, operation by operation those of assembly/vector.ts: the same bits come out.
const f = Math.fround
const bits = new Int32Array(1)
const float = new Float32Array(bits.buffer)

const log2e = f(1.44269504)
const ln2High = f(0.693359375)
const ln2Low = f(-2.1219444e-4)
const rounding = 12582912
const [e0, e1, e2, e3, e4, e5] = [
  f(1.98756915e-4),
  f(1.3981999507e-3),
  f(8.3334519073e-3),
  f(4.1665795894e-2),
  f(1.6666665459e-1),
  f(5.0000001201e-1),
]
const [p0, p1, p2, p3, p4, p5, p6] = [
  f(-2.76076847742355e-16),
  f(2.00018790482477e-13),
  f(-8.60467152213735e-11),
  f(5.12229709037114e-8),
  f(1.48572235717979e-5),
  f(6.37261928875436e-4),
  f(4.89352455891786e-3),
]
const [q0, q1, q2, q3] = [
  f(1.19825839466702e-6),
  f(1.18534705686654e-4),
  f(2.268434632439e-3),
  f(4.89352518554385e-3),
]

export function exp(value: number): number {
  const x = Math.min(Math.max(value, -87), 87)
  const n = f(f(f(x * log2e) + rounding) - rounding)
  const r = f(f(x - f(n * ln2High)) - f(n * ln2Low))
  let p = f(f(e0 * r) + e1)
  p = f(f(p * r) + e2)
  p = f(f(p * r) + e3)
  p = f(f(p * r) + e4)
  p = f(f(p * r) + e5)
  p = f(f(f(p * f(r * r)) + r) + 1)
  bits[0] = (n + 127) << 23
  return f(p * (float[0] ?? 0))
}

export function tanh(value: number): number {
  const x = Math.min(Math.max(value, -9), 9)
  const s = f(x * x)
  let p = f(f(p0 * s) + p1)
  p = f(f(p * s) + p2)
  p = f(f(p * s) + p3)
  p = f(f(p * s) + p4)
  p = f(f(p * s) + p5)
  p = f(f(p * s) + p6)
  let q = f(f(q0 * s) + q1)
  q = f(f(q * s) + q2)
  q = f(f(q * s) + q3)
  return f(f(x * p) / q)
}

export function sigmoid(x: number): number {
  return f(1 / f(1 + exp(-x)))
}

/** Sum of `n` terms in four lanes by index mod 4, as the vector code sums a row. */
export function sumInLanes(n: number, term: (index: number) => number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let j = 0; j < n; j += 4) {
    s0 = f(s0 + term(j))
    if (j + 1 < n) s1 = f(s1 + term(j + 1))
    if (j + 2 < n) s2 = f(s2 + term(j + 2))
    if (j + 3 < n) s3 = f(s3 + term(j + 3))
  }
  return f(f(s0 + s1) + f(s2 + s3))
}
