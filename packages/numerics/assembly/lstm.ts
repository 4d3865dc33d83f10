// Long short-term memory over a whole sequence. The products with the inputs are done outside, for all steps at once
// (ops/lstm.ts); here runs what depends on the step before. Gates stand in the order i, f, g, o, as in PyTorch.
import { multiplyPacked, pack } from './gemm'
import { loadPart, sigmoid, storePart, tanh } from './vector'

/**
 * gates: steps×batch×4·hidden, holds x·Wx + b, receives the activated gates; h, c: (steps+1)×batch×hidden, first slab given;
 * tanhC: steps×batch×hidden, receives tanh(c). packed: room for hidden×(4·hidden up to a multiple of 8) floats.
 */
export function lstm(
  gates: usize,
  wh: usize,
  packed: usize,
  h: usize,
  c: usize,
  tanhC: usize,
  steps: i32,
  batch: i32,
  hidden: i32,
): void {
  const width = hidden * 4
  const slab = (batch * hidden) << 2
  pack(wh, width << 2, 4, hidden, width, packed)
  for (let t: i32 = 0; t < steps; t++) {
    multiplyPacked(h, hidden << 2, 4, hidden << 4, packed, gates, width << 2, batch, width, hidden, true)
    for (let b: i32 = 0; b < batch; b++) {
      const row = (b * hidden) << 2
      activate(gates, c + row, c + slab + row, tanhC + row, h + slab + row, hidden)
      gates += width << 2
    }
    h += slab
    c += slab
    tanhC += slab
  }
}

function activate(gates: usize, before: usize, c: usize, tanhC: usize, h: usize, hidden: i32): void {
  const stride = hidden << 2
  for (let j: i32 = 0; j < hidden; j += 4) {
    const part = hidden - j
    const at = j << 2
    const gate = gates + at
    const i = sigmoid(loadPart(gate, part))
    const f = sigmoid(loadPart(gate + stride, part))
    const g = tanh(loadPart(gate + stride * 2, part))
    const o = sigmoid(loadPart(gate + stride * 3, part))
    const cell = f32x4.add(f32x4.mul(f, loadPart(before + at, part)), f32x4.mul(i, g))
    const bent = tanh(cell)
    storePart(gate, i, part)
    storePart(gate + stride, f, part)
    storePart(gate + stride * 2, g, part)
    storePart(gate + stride * 3, o, part)
    storePart(c + at, cell, part)
    storePart(tanhC + at, bent, part)
    storePart(h + at, f32x4.mul(o, bent), part)
  }
}

/**
 * Back through time. gates becomes the gradient before activation; dh and dc (batch×hidden) hold what flows into the last
 * state and receive what flows out of the first. dy: steps×batch×hidden.
 */
export function lstmBackward(
  gates: usize,
  wh: usize,
  packed: usize,
  c: usize,
  tanhC: usize,
  dy: usize,
  dh: usize,
  dc: usize,
  steps: i32,
  batch: i32,
  hidden: i32,
): void {
  const width = hidden * 4
  const slab = (batch * hidden) << 2
  pack(wh, 4, width << 2, width, hidden, packed)
  for (let t: i32 = steps - 1; t >= 0; t--) {
    const here = t * slab
    const gate = gates + here * 4
    for (let b: i32 = 0; b < batch; b++) {
      const row = (b * hidden) << 2
      deactivate(
        gate + row * 4,
        c + here + row,
        tanhC + here + row,
        dy + here + row,
        dh + row,
        dc + row,
        hidden,
      )
    }
    multiplyPacked(gate, width << 2, 4, width << 4, packed, dh, hidden << 2, batch, hidden, width, false)
  }
}

function deactivate(
  gates: usize,
  before: usize,
  tanhC: usize,
  dy: usize,
  dh: usize,
  dc: usize,
  hidden: i32,
): void {
  const stride = hidden << 2
  const one = f32x4.splat(1)
  for (let j: i32 = 0; j < hidden; j += 4) {
    const part = hidden - j
    const at = j << 2
    const gate = gates + at
    const i = loadPart(gate, part)
    const f = loadPart(gate + stride, part)
    const g = loadPart(gate + stride * 2, part)
    const o = loadPart(gate + stride * 3, part)
    const bent = loadPart(tanhC + at, part)
    const out = f32x4.add(loadPart(dh + at, part), loadPart(dy + at, part))
    const bend = f32x4.sub(one, f32x4.mul(bent, bent))
    const cell = f32x4.add(loadPart(dc + at, part), f32x4.mul(f32x4.mul(out, o), bend))
    const di = f32x4.mul(f32x4.mul(cell, g), f32x4.mul(i, f32x4.sub(one, i)))
    const df = f32x4.mul(f32x4.mul(cell, loadPart(before + at, part)), f32x4.mul(f, f32x4.sub(one, f)))
    const dg = f32x4.mul(f32x4.mul(cell, i), f32x4.sub(one, f32x4.mul(g, g)))
    const dOut = f32x4.mul(f32x4.mul(out, bent), f32x4.mul(o, f32x4.sub(one, o)))
    storePart(gate, di, part)
    storePart(gate + stride, df, part)
    storePart(gate + stride * 2, dg, part)
    storePart(gate + stride * 3, dOut, part)
    storePart(dc + at, f32x4.mul(cell, f), part)
  }
}
