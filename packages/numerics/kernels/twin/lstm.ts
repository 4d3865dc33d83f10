import type { Kernels } from '../interface.ts'
import { sigmoid, tanh } from './floats.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround

export function lstmKernels(memory: Memory, gemm: Kernels['gemm']): Pick<Kernels, 'lstm' | 'lstmBackward'> {
  return {
    lstm(gates, wh, _packed, h, c, tanhC, steps, batch, hidden) {
      const width = 4 * hidden
      const slab = batch * hidden
      for (let t = 0; t < steps; t++) {
        const gate = gates + 16 * t * slab
        gemm(h + 4 * t * slab, 4 * hidden, 4, wh, 4 * width, 4, gate, batch, width, hidden, true)
        for (let place = 0; place < slab; place++) {
          activate(memory.f32, gate >> 2, (c >> 2) + t * slab, (tanhC >> 2) + t * slab, (h >> 2) + t * slab, {
            place,
            slab,
            hidden,
          })
        }
      }
    },
    lstmBackward(gates, wh, _packed, c, tanhC, dy, dh, dc, steps, batch, hidden) {
      const width = 4 * hidden
      const slab = batch * hidden
      for (let t = steps - 1; t >= 0; t--) {
        const gate = gates + 16 * t * slab
        const flow = { dy: (dy >> 2) + t * slab, dh: dh >> 2, dc: dc >> 2 }
        for (let place = 0; place < slab; place++) {
          const cell = { place, slab, hidden }
          deactivate(memory.f32, gate >> 2, (c >> 2) + t * slab, (tanhC >> 2) + t * slab, flow, cell)
        }
        gemm(gate, 4 * width, 4, wh, 4, 4 * width, dh, batch, hidden, width, false)
      }
    },
  }
}

/** One cell of one step: `place` counts batch×hidden, `slab` is the floats of a step. */
interface Cell {
  place: number
  slab: number
  hidden: number
}

const gateOf = (gates: number, { place, hidden }: Cell) =>
  gates + Math.floor(place / hidden) * 4 * hidden + (place % hidden)

function activate(f32: Float32Array, gates: number, c: number, tanhC: number, h: number, cell: Cell): void {
  const { place, slab, hidden } = cell
  const gate = gateOf(gates, cell)
  const i = sigmoid(at(f32, gate))
  const forget = sigmoid(at(f32, gate + hidden))
  const g = tanh(at(f32, gate + 2 * hidden))
  const o = sigmoid(at(f32, gate + 3 * hidden))
  const state = f(f(forget * at(f32, c + place)) + f(i * g))
  const bent = tanh(state)
  f32[gate] = i
  f32[gate + hidden] = forget
  f32[gate + 2 * hidden] = g
  f32[gate + 3 * hidden] = o
  f32[c + slab + place] = state
  f32[tanhC + place] = bent
  f32[h + slab + place] = o * bent
}

function deactivate(
  f32: Float32Array,
  gates: number,
  c: number,
  tanhC: number,
  flow: { dy: number; dh: number; dc: number },
  cell: Cell,
): void {
  const { place, hidden } = cell
  const gate = gateOf(gates, cell)
  const i = at(f32, gate)
  const forget = at(f32, gate + hidden)
  const g = at(f32, gate + 2 * hidden)
  const o = at(f32, gate + 3 * hidden)
  const bent = at(f32, tanhC + place)
  const out = f(at(f32, flow.dh + place) + at(f32, flow.dy + place))
  const bend = f(1 - f(bent * bent))
  const state = f(at(f32, flow.dc + place) + f(f(out * o) * bend))
  f32[gate] = f(state * g) * f(i * f(1 - i))
  f32[gate + hidden] = f(state * at(f32, c + place)) * f(forget * f(1 - forget))
  f32[gate + 2 * hidden] = f(state * i) * f(1 - f(g * g))
  f32[gate + 3 * hidden] = f(out * bent) * f(o * f(1 - o))
  f32[flow.dc + place] = state * forget
}
