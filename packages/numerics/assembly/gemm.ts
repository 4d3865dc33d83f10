// C = A·B (+ C) in single precision. B is copied into panels of 8 columns, 256 steps of the inner dimension at a time, so
// that a 4×8 tile of C stays in registers and its operands in the first cache. Every element of C is summed one step
// after the other from its starting value: the result does not depend on the blocking.

import { loadPart } from './vector'

/** The first bytes of the memory hold the panels; the arena starts behind them (kernels/interface.ts, `arenaStart`). */
const panels: usize = 1024
const stepsMax: i32 = 256
const columnsMax: i32 = 512
/** A tile that hangs over the right edge of C is computed here. */
const edge: usize = 512
/**
 * Behind the panels of B: panels of 4 rows of an A that is read across its rows. Copied first, it is read from end to end, and
 * the distance between panels keeps them in different sets of the first cache (cold 3 → 11 GFLOP/s, wide 8 → 20).
 */
const rowPanels: usize = 640 << 10
const rowPanelBytes: usize = 4160
const rowsMax: i32 = 256

function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(c, f32x4.mul(a, b))
}

/**
 * Element (i, p) of A stands at a + aRow·i + aStep·p, element (p, j) of B at b + bStep·p + bColumn·j (all in bytes);
 * C is dense, m×n.
 */
export function gemm(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  accumulate: bool,
): void {
  for (let step: i32 = 0; step < k; step += stepsMax) {
    const steps = min(stepsMax, k - step)
    const start = a + step * aStep
    for (let column: i32 = 0; column < n; column += columnsMax) {
      const columns = min(columnsMax, n - column)
      pack(b + step * bStep + column * bColumn, bStep, bColumn, steps, columns, panels)
      const target = c + (column << 2)
      const add = accumulate || step > 0
      if (aRow !== 4 || aStep <= 16) {
        multiplyPacked(start, aRow, aStep, aRow << 2, panels, target, n << 2, m, columns, steps, add)
        continue
      }
      for (let row: i32 = 0; row < m; row += rowsMax) {
        const rows = min(rowsMax, m - row)
        packRows(start + (row << 2), aStep, steps, rows)
        const to = target + ((row * n) << 2)
        multiplyPacked(rowPanels, 4, 16, rowPanelBytes, panels, to, n << 2, rows, columns, steps, add)
      }
    }
  }
}

/** Panels of 4 rows of A, one after the other, each step by step. */
function packRows(a: usize, aStep: usize, steps: i32, rows: i32): void {
  for (let step: i32 = 0; step < steps; step++) {
    let to = rowPanels + (step << 4)
    for (let row: i32 = 0; row < rows; row += 4) {
      v128.store(to, loadPart(a + (row << 2), rows - row))
      to += rowPanelBytes
    }
    a += aStep
  }
}

/** Panels of 8 columns of B, one after the other, each step by step; the last panel is filled up with zeros. */
export function pack(b: usize, bStep: usize, bColumn: usize, steps: i32, columns: i32, to: usize): void {
  for (let column: i32 = 0; column < columns; column += 8) {
    const width = min(8, columns - column)
    let from = b + column * bColumn
    if (width === 8 && bColumn === 4) {
      for (let step: i32 = 0; step < steps; step++) {
        v128.store(to, v128.load(from))
        v128.store(to, v128.load(from, 16), 16)
        from += bStep
        to += 32
      }
    } else {
      for (let step: i32 = 0; step < steps; step++) {
        for (let j: i32 = 0; j < 8; j++) {
          store<f32>(to + (j << 2), j < width ? load<f32>(from + j * bColumn) : 0)
        }
        from += bStep
        to += 32
      }
    }
  }
}

/** `aFour`: bytes from four rows of A to the next four. */
export function multiplyPacked(
  a: usize,
  aRow: usize,
  aStep: usize,
  aFour: usize,
  packed: usize,
  c: usize,
  cRow: usize,
  m: i32,
  n: i32,
  k: i32,
  accumulate: bool,
): void {
  const panelBytes = k << 5
  for (let column: i32 = 0; column < n; column += 8) {
    const width = min(8, n - column)
    let row: i32 = 0
    let from = a
    let to = c
    for (; row + 4 <= m; row += 4) {
      if (width === 8) tile4(from, aRow, aStep, packed, to, cRow, k, accumulate)
      else {
        copyEdge(to, cRow, edge, 32, 4, width)
        tile4(from, aRow, aStep, packed, edge, 32, k, accumulate)
        copyEdge(edge, 32, to, cRow, 4, width)
      }
      from += aFour
      to += cRow << 2
    }
    for (; row < m; row++) {
      if (width === 8) tile1(from, aStep, packed, to, k, accumulate)
      else {
        copyEdge(to, cRow, edge, 32, 1, width)
        tile1(from, aStep, packed, edge, k, accumulate)
        copyEdge(edge, 32, to, cRow, 1, width)
      }
      from += aRow
      to += cRow
    }
    packed += panelBytes
    c += 32
  }
}

function copyEdge(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, width: i32): void {
  for (let i: i32 = 0; i < rows; i++) {
    for (let j: i32 = 0; j < width << 2; j += 4) store<f32>(to + j, load<f32>(from + j))
    from += fromRow
    to += toRow
  }
}

function tile4(
  a: usize,
  aRow: usize,
  aStep: usize,
  packed: usize,
  c: usize,
  cRow: usize,
  k: i32,
  accumulate: bool,
): void {
  let c00 = f32x4.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  const row1 = c + cRow
  const row2 = row1 + cRow
  const row3 = row2 + cRow
  if (accumulate) {
    c00 = v128.load(c)
    c01 = v128.load(c, 16)
    c10 = v128.load(row1)
    c11 = v128.load(row1, 16)
    c20 = v128.load(row2)
    c21 = v128.load(row2, 16)
    c30 = v128.load(row3)
    c31 = v128.load(row3, 16)
  }
  let a1 = a + aRow
  let a2 = a1 + aRow
  let a3 = a2 + aRow
  const end = packed + (k << 5)
  while (packed < end) {
    const b0 = v128.load(packed)
    const b1 = v128.load(packed, 16)
    const v0 = v128.load32_splat(a)
    c00 = multiplyAdd(v0, b0, c00)
    c01 = multiplyAdd(v0, b1, c01)
    const v1 = v128.load32_splat(a1)
    c10 = multiplyAdd(v1, b0, c10)
    c11 = multiplyAdd(v1, b1, c11)
    const v2 = v128.load32_splat(a2)
    c20 = multiplyAdd(v2, b0, c20)
    c21 = multiplyAdd(v2, b1, c21)
    const v3 = v128.load32_splat(a3)
    c30 = multiplyAdd(v3, b0, c30)
    c31 = multiplyAdd(v3, b1, c31)
    a += aStep
    a1 += aStep
    a2 += aStep
    a3 += aStep
    packed += 32
  }
  v128.store(c, c00)
  v128.store(c, c01, 16)
  v128.store(row1, c10)
  v128.store(row1, c11, 16)
  v128.store(row2, c20)
  v128.store(row2, c21, 16)
  v128.store(row3, c30)
  v128.store(row3, c31, 16)
}

function tile1(a: usize, aStep: usize, packed: usize, c: usize, k: i32, accumulate: bool): void {
  let c0 = accumulate ? v128.load(c) : f32x4.splat(0)
  let c1 = accumulate ? v128.load(c, 16) : f32x4.splat(0)
  const end = packed + (k << 5)
  while (packed < end) {
    const value = v128.load32_splat(a)
    c0 = multiplyAdd(value, v128.load(packed), c0)
    c1 = multiplyAdd(value, v128.load(packed, 16), c1)
    a += aStep
    packed += 32
  }
  v128.store(c, c0)
  v128.store(c, c1, 16)
}
