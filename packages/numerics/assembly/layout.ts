// Moving numbers without changing them.
import { loadPart, storePart } from './vector'

/** `count` runs of `block` floats, each `fromStride` and `toStride` floats after the one before. */
export function copyBlocks(
  from: usize,
  fromStride: i32,
  to: usize,
  toStride: i32,
  block: i32,
  count: i32,
): void {
  for (let i: i32 = 0; i < count; i++) {
    for (let j: i32 = 0; j < block; j += 4) {
      const at = j << 2
      storePart(to + at, loadPart(from + at, block - j), block - j)
    }
    from += fromStride << 2
    to += toStride << 2
  }
}

/** Dense `to` of shape n0×n1×n2×n3 from `from` walked with strides s0…s3 (in floats). */
export function permute(
  from: usize,
  to: usize,
  n0: i32,
  n1: i32,
  n2: i32,
  n3: i32,
  s0: i32,
  s1: i32,
  s2: i32,
  s3: i32,
): void {
  for (let i: i32 = 0; i < n0; i++) {
    for (let j: i32 = 0; j < n1; j++) {
      for (let k: i32 = 0; k < n2; k++) {
        let at = from + ((i * s0 + j * s1 + k * s2) << 2)
        if (s3 === 1) copyBlocks(at, 0, to, 0, n3, 1)
        else {
          for (let l: i32 = 0; l < n3; l++) {
            store<f32>(to + (l << 2), load<f32>(at))
            at += s3 << 2
          }
        }
        to += n3 << 2
      }
    }
  }
}

/** y[b, :] = Σ_{t = offsets[b]}^{offsets[b+1]−1} weights[t]·table[indices[t], :] */
export function embeddingBag(
  table: usize,
  indices: usize,
  weights: usize,
  offsets: usize,
  y: usize,
  bags: i32,
  n: i32,
): void {
  const bytes = n << 2
  for (let b: i32 = 0; b < bags; b++) {
    const first = load<i32>(offsets)
    const end = load<i32>(offsets, 4)
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      let sum = f32x4.splat(0)
      for (let t = first; t < end; t++) {
        const row = table + load<i32>(indices + (t << 2)) * bytes
        const weight = v128.load32_splat(weights + (t << 2))
        sum = f32x4.add(sum, f32x4.mul(weight, loadPart(row + at, n - j)))
      }
      storePart(y + at, sum, n - j)
    }
    offsets += 4
    y += bytes
  }
}

/** dTable[indices[t], :] += weights[t]·dy[b, :]: only the rows that were read change. */
export function embeddingBagBackward(
  indices: usize,
  weights: usize,
  offsets: usize,
  dy: usize,
  dTable: usize,
  bags: i32,
  n: i32,
): void {
  const bytes = n << 2
  for (let b: i32 = 0; b < bags; b++) {
    const end = load<i32>(offsets, 4)
    for (let t = load<i32>(offsets); t < end; t++) {
      const row = dTable + load<i32>(indices + (t << 2)) * bytes
      const weight = v128.load32_splat(weights + (t << 2))
      for (let j: i32 = 0; j < n; j += 4) {
        const at = j << 2
        const sum = f32x4.add(loadPart(row + at, n - j), f32x4.mul(weight, loadPart(dy + at, n - j)))
        storePart(row + at, sum, n - j)
      }
    }
    offsets += 4
    dy += bytes
  }
}
