// Four floats at a time: partial vectors at the end of a row, sums in a fixed order, and exp and tanh of our own,
// because an engine's Math.exp differs in its last bits from the next engine's.

/** Floats `ptr[0..count)`, count in 1..4; missing lanes are 0. */
export function loadPart(ptr: usize, count: i32): v128 {
  if (count >= 4) return v128.load(ptr)
  let v = v128.load32_zero(ptr)
  if (count > 1) v = f32x4.replace_lane(v, 1, load<f32>(ptr, 4))
  if (count > 2) v = f32x4.replace_lane(v, 2, load<f32>(ptr, 8))
  return v
}

export function storePart(ptr: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(ptr, v)
    return
  }
  store<f32>(ptr, f32x4.extract_lane(v, 0))
  if (count > 1) store<f32>(ptr, f32x4.extract_lane(v, 1), 4)
  if (count > 2) store<f32>(ptr, f32x4.extract_lane(v, 2), 8)
}

/** Lanes from `count` on become 0. */
export function keepPart(v: v128, count: i32): v128 {
  if (count >= 4) return v
  v = f32x4.replace_lane(v, 3, 0)
  if (count < 3) v = f32x4.replace_lane(v, 2, 0)
  if (count < 2) v = f32x4.replace_lane(v, 1, 0)
  return v
}

/** (v0 + v1) + (v2 + v3): the order every sum of a row ends with. */
export function sumLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  )
}

export function maxLanes(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  )
}

/**
 * e^x, 1 ulp or so, x clamped to ±87: x = n·ln 2 + r, e^r by the polynomial of Cephes `expf`, 2^n by the exponent bits.
 * Adding and taking away 1.5·2^23 rounds to an integer.
 */
export function exp(value: v128): v128 {
  const x = f32x4.min(f32x4.max(value, f32x4.splat(-87)), f32x4.splat(87))
  const round = f32x4.splat(12582912)
  const n = f32x4.sub(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), round), round)
  const high = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(-2.1219444e-4)))
  let p = f32x4.splat(1.98756915e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}

/** tanh by the rational function x·P(x²)/Q(x²) of Eigen's `ptanh`, a few ulp, exact sign and 0, flat beyond ±9. */
export function tanh(value: v128): v128 {
  const x = f32x4.min(f32x4.max(value, f32x4.splat(-9)), f32x4.splat(9))
  const s = f32x4.mul(x, x)
  let p = f32x4.splat(-2.76076847742355e-16)
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.00018790482477e-13))
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-8.60467152213735e-11))
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(5.12229709037114e-8))
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.48572235717979e-5))
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(6.37261928875436e-4))
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(4.89352455891786e-3))
  let q = f32x4.splat(1.19825839466702e-6)
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(1.18534705686654e-4))
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(2.268434632439e-3))
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(4.89352518554385e-3))
  return f32x4.div(f32x4.mul(x, p), q)
}

export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))))
}
