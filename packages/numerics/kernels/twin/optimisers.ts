import type { Kernels } from '../interface.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround

export function optimiserKernels(memory: Memory): Pick<Kernels, 'adam' | 'sgd'> {
  return {
    adam(w, g, m, v, n, ...settings) {
      const { f32 } = memory
      const [rate, beta1, rest1, beta2, rest2, spread, epsilon, keep] = single(settings)
      for (let i = 0; i < n; i++) {
        const grad = at(f32, (g >> 2) + i)
        const first = f(f(beta1 * at(f32, (m >> 2) + i)) + f(rest1 * grad))
        const second = f(f(beta2 * at(f32, (v >> 2) + i)) + f(rest2 * f(grad * grad)))
        const size = f(f(f(Math.sqrt(second)) * spread) + epsilon)
        f32[(m >> 2) + i] = first
        f32[(v >> 2) + i] = second
        f32[(w >> 2) + i] = f(keep * at(f32, (w >> 2) + i)) - f(f(rate * first) / size)
      }
    },
    sgd(w, g, b, n, ...settings) {
      const { f32 } = memory
      const [rate, momentum, keep] = single(settings)
      for (let i = 0; i < n; i++) {
        const velocity = f(f(momentum * at(f32, (b >> 2) + i)) + at(f32, (g >> 2) + i))
        f32[(b >> 2) + i] = velocity
        f32[(w >> 2) + i] = f(keep * at(f32, (w >> 2) + i)) - f(rate * velocity)
      }
    },
  }
}

/** Arguments arrive in the compiled code rounded to single precision. */
function single<T extends number[]>(values: T): T {
  for (const [index, value] of values.entries()) values[index] = f(value)
  return values
}
