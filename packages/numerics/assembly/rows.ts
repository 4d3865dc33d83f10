// Work along the last axis, row by row: softmax, layer norm, gated linear unit, sums. A sum over a row runs in four lanes by
// index mod 4 and ends with sumLanes; a sum over rows runs from the first row to the last.
import { exp, keepPart, loadPart, maxLanes, sigmoid, storePart, sumLanes } from './vector'

export function repeatRow(row: usize, out: usize, rows: i32, n: i32): void {
  for (let r: i32 = 0; r < rows; r++) {
    for (let j: i32 = 0; j < n; j += 4) {
      storePart(out + (j << 2), loadPart(row + (j << 2), n - j), n - j)
    }
    out += n << 2
  }
}

/** out[j] = Σ_r x[r, j] */
export function sumRows(x: usize, out: usize, rows: i32, n: i32): void {
  const bytes = n << 2
  for (let j: i32 = 0; j < n; j += 4) {
    let from = x + (j << 2)
    let sum = f32x4.splat(0)
    for (let r: i32 = 0; r < rows; r++) {
      sum = f32x4.add(sum, loadPart(from, n - j))
      from += bytes
    }
    storePart(out + (j << 2), sum, n - j)
  }
}

/** Excluded and missing lanes are −∞. */
function allowed(x: usize, mask: usize, count: i32): v128 {
  const nothing = f32x4.splat(-f32.MAX_VALUE)
  let v = loadPart(x, count)
  if (mask !== 0) v = v128.bitselect(v, nothing, f32x4.ne(loadPart(mask, count), f32x4.splat(0)))
  if (count >= 4) return v
  v = f32x4.replace_lane(v, 3, -f32.MAX_VALUE)
  if (count < 3) v = f32x4.replace_lane(v, 2, -f32.MAX_VALUE)
  if (count < 2) v = f32x4.replace_lane(v, 1, -f32.MAX_VALUE)
  return v
}

/**
 * y = softmax of each row over the places where the mask (row r mod maskRows; 0 = no mask) is not 0; a row with none is all 0.
 * stats, if not 0, receives the largest entry and the sum of exponentials of each row.
 */
export function softmax(
  x: usize,
  mask: usize,
  maskRows: i32,
  y: usize,
  stats: usize,
  rows: i32,
  n: i32,
): void {
  const bytes = n << 2
  const nothing = f32x4.splat(-f32.MAX_VALUE)
  for (let r: i32 = 0; r < rows; r++) {
    const maskRow = mask === 0 ? 0 : mask + (r % maskRows) * bytes
    let most = nothing
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      most = f32x4.max(most, allowed(x + at, maskRow === 0 ? 0 : maskRow + at, n - j))
    }
    const largest = maxLanes(most)
    let sums = f32x4.splat(0)
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const v = allowed(x + at, maskRow === 0 ? 0 : maskRow + at, n - j)
      const e = v128.and(exp(f32x4.sub(v, f32x4.splat(largest))), f32x4.gt(v, nothing))
      sums = f32x4.add(sums, e)
      storePart(y + at, e, n - j)
    }
    const sum = sumLanes(sums)
    const inverse = f32x4.splat(sum > 0 ? f32(1) / sum : 0)
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      storePart(y + at, f32x4.mul(loadPart(y + at, n - j), inverse), n - j)
    }
    if (stats !== 0) {
      store<f32>(stats, largest)
      store<f32>(stats, sum, 4)
      stats += 8
    }
    x += bytes
    y += bytes
  }
}

/** dx = y ⊙ (dy − ⟨dy, y⟩) */
export function softmaxBackward(y: usize, dy: usize, dx: usize, rows: i32, n: i32): void {
  const bytes = n << 2
  for (let r: i32 = 0; r < rows; r++) {
    const product = f32x4.splat(dot(y, dy, n))
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const slope = f32x4.sub(loadPart(dy + at, n - j), product)
      storePart(dx + at, f32x4.mul(loadPart(y + at, n - j), slope), n - j)
    }
    y += bytes
    dy += bytes
    dx += bytes
  }
}

export function dot(x: usize, y: usize, n: i32): f32 {
  let sum = f32x4.splat(0)
  for (let j: i32 = 0; j < n; j += 4) {
    const at = j << 2
    sum = f32x4.add(sum, f32x4.mul(loadPart(x + at, n - j), loadPart(y + at, n - j)))
  }
  return sumLanes(sum)
}

/** y = γ·(x − mean)/√(variance + ε) + β; stats receives mean and 1/√(variance + ε) of each row. */
export function layerNorm(
  x: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  stats: usize,
  rows: i32,
  n: i32,
  epsilon: f32,
): void {
  const bytes = n << 2
  for (let r: i32 = 0; r < rows; r++) {
    let sum = f32x4.splat(0)
    for (let j: i32 = 0; j < n; j += 4) sum = f32x4.add(sum, loadPart(x + (j << 2), n - j))
    const mean = sumLanes(sum) / f32(n)
    const means = f32x4.splat(mean)
    sum = f32x4.splat(0)
    for (let j: i32 = 0; j < n; j += 4) {
      const d = keepPart(f32x4.sub(loadPart(x + (j << 2), n - j), means), n - j)
      sum = f32x4.add(sum, f32x4.mul(d, d))
    }
    const inverse = f32(1) / sqrt(sumLanes(sum) / f32(n) + epsilon)
    const inverses = f32x4.splat(inverse)
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const unit = f32x4.mul(f32x4.sub(loadPart(x + at, n - j), means), inverses)
      const scaled = f32x4.mul(unit, loadPart(gamma + at, n - j))
      storePart(y + at, f32x4.add(scaled, loadPart(beta + at, n - j)), n - j)
    }
    store<f32>(stats, mean)
    store<f32>(stats, inverse, 4)
    stats += 8
    x += bytes
    y += bytes
  }
}

/** dx, dγ and dβ are written; u = (x − mean)·inverse, dx = inverse·(γdy − mean(γdy) − u·mean(γdy·u)). */
export function layerNormBackward(
  x: usize,
  gamma: usize,
  dy: usize,
  stats: usize,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
  rows: i32,
  n: i32,
): void {
  const bytes = n << 2
  for (let j: i32 = 0; j < n; j += 4) {
    storePart(dGamma + (j << 2), f32x4.splat(0), n - j)
    storePart(dBeta + (j << 2), f32x4.splat(0), n - j)
  }
  for (let r: i32 = 0; r < rows; r++) {
    const mean = f32x4.splat(load<f32>(stats))
    const inverse = f32x4.splat(load<f32>(stats, 4))
    let sums = f32x4.splat(0)
    let products = f32x4.splat(0)
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const g = loadPart(dy + at, n - j)
      const unit = f32x4.mul(f32x4.sub(loadPart(x + at, n - j), mean), inverse)
      const through = f32x4.mul(g, loadPart(gamma + at, n - j))
      sums = f32x4.add(sums, through)
      products = f32x4.add(products, f32x4.mul(through, unit))
      storePart(dGamma + at, f32x4.add(loadPart(dGamma + at, n - j), f32x4.mul(g, unit)), n - j)
      storePart(dBeta + at, f32x4.add(loadPart(dBeta + at, n - j), g), n - j)
    }
    const sum = f32x4.splat(sumLanes(sums) / f32(n))
    const product = f32x4.splat(sumLanes(products) / f32(n))
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const unit = f32x4.mul(f32x4.sub(loadPart(x + at, n - j), mean), inverse)
      const through = f32x4.mul(loadPart(dy + at, n - j), loadPart(gamma + at, n - j))
      const slope = f32x4.sub(f32x4.sub(through, sum), f32x4.mul(unit, product))
      storePart(dx + at, f32x4.mul(inverse, slope), n - j)
    }
    stats += 8
    x += bytes
    dy += bytes
    dx += bytes
  }
}

/** y[r, j] = x[r, j]·σ(x[r, n + j]) */
export function glu(x: usize, y: usize, rows: i32, n: i32): void {
  const bytes = n << 2
  for (let r: i32 = 0; r < rows; r++) {
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const gate = sigmoid(loadPart(x + bytes + at, n - j))
      storePart(y + at, f32x4.mul(loadPart(x + at, n - j), gate), n - j)
    }
    x += bytes << 1
    y += bytes
  }
}

export function gluBackward(x: usize, dy: usize, dx: usize, rows: i32, n: i32): void {
  const bytes = n << 2
  const one = f32x4.splat(1)
  for (let r: i32 = 0; r < rows; r++) {
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const gate = sigmoid(loadPart(x + bytes + at, n - j))
      const through = f32x4.mul(loadPart(dy + at, n - j), gate)
      const slope = f32x4.mul(loadPart(x + at, n - j), f32x4.sub(one, gate))
      storePart(dx + at, through, n - j)
      storePart(dx + bytes + at, f32x4.mul(through, slope), n - j)
    }
    x += bytes << 1
    dx += bytes << 1
    dy += bytes
  }
}
