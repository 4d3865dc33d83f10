import type { Kernels } from '../interface.ts'
import { sigmoid, tanh } from './floats.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround
type Names =
  | 'fill'
  | 'addScaled'
  | 'mul'
  | 'scale'
  | 'relu'
  | 'reluBackward'
  | 'elu'
  | 'eluBackward'
  | 'tanh'
  | 'tanhBackward'
  | 'sigmoid'
  | 'sigmoidBackward'
  | 'softplusBackward'
  | 'dropout'
  | 'sumSquares'

export function elementwiseKernels(memory: Memory): Pick<Kernels, Names> {
  const map = (x: number, y: number, n: number, of: (value: number) => number) => {
    const { f32 } = memory
    for (let i = 0; i < n; i++) f32[(y >> 2) + i] = of(at(f32, (x >> 2) + i))
  }
  const combine = (
    x: number,
    y: number,
    out: number,
    n: number,
    of: (left: number, right: number) => number,
  ) => {
    const { f32 } = memory
    for (let i = 0; i < n; i++) {
      f32[(out >> 2) + i] = of(at(f32, (x >> 2) + i), at(f32, (y >> 2) + i))
    }
  }
  return {
    fill: (x, value, n) => memory.f32.fill(value, x >> 2, (x >> 2) + n),
    addScaled: (x, y, factor, out, n) => {
      const s = f(factor)
      combine(x, y, out, n, (left, right) => f(left + f(s * right)))
    },
    mul: (x, y, out, n) => combine(x, y, out, n, (left, right) => left * right),
    scale: (x, factor, out, n) => map(x, out, n, (value) => f(factor) * value),
    relu: (x, y, n) => map(x, y, n, (value) => Math.max(value, 0)),
    reluBackward: (y, dy, dx, n) => combine(y, dy, dx, n, (value, g) => (value > 0 ? g : 0)),
    elu: (x, y, n) =>
      map(x, y, n, (value) => {
        if (value > 0) return value
        const t = tanh(f(value * 0.5))
        return f(t + t) / f(1 - t)
      }),
    eluBackward: (y, dy, dx, n) => combine(y, dy, dx, n, (value, g) => g * f(Math.min(value, 0) + 1)),
    tanh: (x, y, n) => map(x, y, n, tanh),
    tanhBackward: (y, dy, dx, n) => combine(y, dy, dx, n, (value, g) => g * f(1 - f(value * value))),
    sigmoid: (x, y, n) => map(x, y, n, sigmoid),
    sigmoidBackward: (y, dy, dx, n) => combine(y, dy, dx, n, (value, g) => g * f(value * f(1 - value))),
    dropout: (x, y, n, seed, closed, factor) => {
      const [{ f32 }, s] = [memory, f(factor)]
      for (let i = 0; i < n; i++) {
        const open = counterHash(seed, i) >= closed
        f32[(y >> 2) + i] = open ? s * at(f32, (x >> 2) + i) : 0
      }
    },
    softplusBackward: (x, dy, dx, n) => combine(x, dy, dx, n, (value, g) => g * sigmoid(value)),
    sumSquares: (x, n) => {
      const lanes: [number, number, number, number] = [0, 0, 0, 0]
      for (let i = 0; i < n; i++) {
        const value = at(memory.f32, (x >> 2) + i)
        const lane = (i & 3) as 0 | 1 | 2 | 3
        lanes[lane] += value * value
      }
      return lanes[0] + lanes[1] + (lanes[2] + lanes[3])
    },
  }
}

/** The finaliser of MurmurHash3 over a counter, 24 bits. */
function counterHash(seed: number, n: number): number {
  let h = (Math.imul(n, 0x9e3779b1) + Math.imul(seed, 0x632be59b)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 8
}
