// Small products that a matrix multiplication would do badly: one vector per row.
import { loadPart, storePart, sumLanes } from './vector'
import { dot } from './rows'

/** y[b, i] = Σ_j f[b, i, j]·x[b, j] */
export function matvec(f: usize, x: usize, y: usize, batch: i32, m: i32, n: i32): void {
  const bytes = n << 2
  for (let b: i32 = 0; b < batch; b++) {
    for (let i: i32 = 0; i < m; i++) {
      store<f32>(y, dot(f, x, n))
      f += bytes
      y += 4
    }
    x += bytes
  }
}

/** df[b, i, j] = dy[b, i]·x[b, j] ; dx[b, j] = Σ_i dy[b, i]·f[b, i, j] */
export function matvecBackward(
  f: usize,
  x: usize,
  dy: usize,
  df: usize,
  dx: usize,
  batch: i32,
  m: i32,
  n: i32,
): void {
  const bytes = n << 2
  for (let b: i32 = 0; b < batch; b++) {
    for (let j: i32 = 0; j < n; j += 4) {
      const at = j << 2
      const right = loadPart(x + at, n - j)
      let sum = f32x4.splat(0)
      let row = at
      for (let i: i32 = 0; i < m; i++) {
        const g = v128.load32_splat(dy + (i << 2))
        sum = f32x4.add(sum, f32x4.mul(g, loadPart(f + row, n - j)))
        storePart(df + row, f32x4.mul(g, right), n - j)
        row += bytes
      }
      storePart(dx + at, sum, n - j)
    }
    f += bytes * m
    df += bytes * m
    dy += m << 2
    x += bytes
    dx += bytes
  }
}

/** y[r, :] = Σ_i w[r, i]·v[i, r, :] */
export function weightedSum(v: usize, w: usize, y: usize, count: i32, rows: i32, n: i32): void {
  const bytes = n << 2
  const slab = bytes * rows
  for (let r: i32 = 0; r < rows; r++) {
    for (let j: i32 = 0; j < n; j += 4) {
      let from = v + (j << 2)
      let sum = f32x4.splat(0)
      for (let i: i32 = 0; i < count; i++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(w + (i << 2)), loadPart(from, n - j)))
        from += slab
      }
      storePart(y + (j << 2), sum, n - j)
    }
    v += bytes
    w += count << 2
    y += bytes
  }
}

/** dv[i, r, :] = w[r, i]·dy[r, :] ; dw[r, i] = ⟨dy[r, :], v[i, r, :]⟩ */
export function weightedSumBackward(
  v: usize,
  w: usize,
  dy: usize,
  dv: usize,
  dw: usize,
  count: i32,
  rows: i32,
  n: i32,
): void {
  const bytes = n << 2
  const slab = bytes * rows
  for (let r: i32 = 0; r < rows; r++) {
    let row = r * bytes
    for (let i: i32 = 0; i < count; i++) {
      const weight = v128.load32_splat(w)
      for (let j: i32 = 0; j < n; j += 4) {
        const at = j << 2
        storePart(dv + row + at, f32x4.mul(weight, loadPart(dy + at, n - j)), n - j)
      }
      store<f32>(dw, dot(dy, v + row, n))
      row += slab
      w += 4
      dw += 4
    }
    dy += bytes
  }
}

/** out[i, j] = ‖a_i − b_j‖², from the differences: no digits are lost for near points. */
export function squaredDistances(a: usize, b: usize, out: usize, m: i32, n: i32, d: i32): void {
  const bytes = d << 2
  for (let i: i32 = 0; i < m; i++) {
    let other = b
    for (let j: i32 = 0; j < n; j++) {
      let sum = f32x4.splat(0)
      for (let p: i32 = 0; p < d; p += 4) {
        const at = p << 2
        const gap = f32x4.sub(loadPart(a + at, d - p), loadPart(other + at, d - p))
        sum = f32x4.add(sum, f32x4.mul(gap, gap))
      }
      store<f32>(out, sumLanes(sum))
      out += 4
      other += bytes
    }
    a += bytes
  }
}
