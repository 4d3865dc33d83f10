// One number in, one number out. Buffers are padded to whole vectors (arena.ts), so these run over the end of a row.
import { keepPart, storePart, sigmoid as sigmoidOf, tanh as tanhOf } from './vector'

export function fill(x: usize, value: f32, n: i32): void {
  const v = f32x4.splat(value)
  for (; n > 0; n -= 4, x += 16) storePart(x, v, n)
}

/** out = x + factor·y */
export function addScaled(x: usize, y: usize, factor: f32, out: usize, n: i32): void {
  const s = f32x4.splat(factor)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.add(v128.load(x + i), f32x4.mul(s, v128.load(y + i))))
  }
}

export function mul(x: usize, y: usize, out: usize, n: i32): void {
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.mul(v128.load(x + i), v128.load(y + i)))
  }
}

export function scale(x: usize, factor: f32, out: usize, n: i32): void {
  const s = f32x4.splat(factor)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.mul(s, v128.load(x + i)))
  }
}

export function relu(x: usize, y: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(y + i, f32x4.max(v128.load(x + i), zero))
  }
}

export function reluBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(dx + i, v128.and(v128.load(dy + i), f32x4.gt(v128.load(y + i), zero)))
  }
}

/** e^x − 1 for x <= 0, as 2t/(1−t) with t = tanh(x/2): no digits are lost near 0. */
export function elu(x: usize, y: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    const v = v128.load(x + i)
    const t = tanhOf(f32x4.mul(f32x4.min(v, zero), f32x4.splat(0.5)))
    const below = f32x4.div(f32x4.add(t, t), f32x4.sub(f32x4.splat(1), t))
    v128.store(y + i, v128.bitselect(v, below, f32x4.gt(v, zero)))
  }
}

export function eluBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    const slope = f32x4.add(f32x4.min(v128.load(y + i), zero), one)
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), slope))
  }
}

export function tanh(x: usize, y: usize, n: i32): void {
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(y + i, tanhOf(v128.load(x + i)))
  }
}

export function tanhBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  const one = f32x4.splat(1)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    const v = v128.load(y + i)
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), f32x4.sub(one, f32x4.mul(v, v))))
  }
}

export function sigmoid(x: usize, y: usize, n: i32): void {
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(y + i, sigmoidOf(v128.load(x + i)))
  }
}

export function sigmoidBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  const one = f32x4.splat(1)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    const v = v128.load(y + i)
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), f32x4.mul(v, f32x4.sub(one, v))))
  }
}

/** dx = dy·σ(x), the slope of softplus. */
export function softplusBackward(x: usize, dy: usize, dx: usize, n: i32): void {
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), sigmoidOf(v128.load(x + i))))
  }
}

/**
 * y[i] = h(seed, i) ≥ closed ? factor·x[i] : 0, with h the upper 24 bits of the finaliser of MurmurHash3 over a counter: who
 * knows the seed knows the mask, so none is kept for the way back.
 */
export function dropout(x: usize, y: usize, n: i32, seed: i32, closed: i32, factor: f32): void {
  const limit = i32x4.splat(closed)
  const s = f32x4.splat(factor)
  const start = seed * 0x632be59b
  let counter = i32x4.add(i32x4.splat(start), i32x4(0, 0x9e3779b1, 0x3c6ef362, 0xdaa66d13))
  const stride = i32x4.splat(0x78dde6c4)
  for (let i: i32 = 0, end = n << 2; i < end; i += 16) {
    let h = i32x4.mul(v128.xor(counter, i32x4.shr_u(counter, 16)), i32x4.splat(0x85ebca6b))
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35))
    h = i32x4.shr_u(v128.xor(h, i32x4.shr_u(h, 16)), 8)
    v128.store(y + i, v128.and(f32x4.mul(s, v128.load(x + i)), i32x4.ge_s(h, limit)))
    counter = i32x4.add(counter, stride)
  }
}

/** Σ x² in double precision, four running sums. */
export function sumSquares(x: usize, n: i32): f64 {
  let low = f64x2.splat(0)
  let high = low
  for (let i: i32 = 0; i < n; i += 4) {
    const part = n - i
    let v = v128.load(x)
    if (part < 4) v = keepPart(v, part)
    const a = f64x2.promote_low_f32x4(v)
    const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3))
    low = f64x2.add(low, f64x2.mul(a, a))
    high = f64x2.add(high, f64x2.mul(b, b))
    x += 16
  }
  return (
    f64x2.extract_lane(low, 0) +
    f64x2.extract_lane(low, 1) +
    (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1))
  )
}
