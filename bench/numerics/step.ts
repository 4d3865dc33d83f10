import { adam, createRuntime, type KernelKind, type Runtime, Tape } from '../../packages/numerics/index.ts'
import { build, type ModelName } from '../../packages/numerics/tests/models/zoo.ts'
import { bestMs } from './timing.ts'

/** One step of training (forward, backward, Adam) on one core, in ms. */
export async function stepMs(kernels: KernelKind, name: ModelName, budgetMs: number): Promise<number> {
  const runtime = await createRuntime({ kernels })
  const model = build(runtime, name, 'bench')
  const optimiser = adam(runtime, model.parameters)
  const tape = new Tape(runtime)
  return bestMs(() => {
    tape.backward(model.loss(tape))
    tape.reset()
    optimiser.step()
  }, budgetMs)
}

export interface Product {
  batch: number
  m: number
  k: number
  n: number
}

/** Products of matrices in single precision, in GFLOP/s. */
export async function gemmRate(kernels: KernelKind, product: Product, budgetMs: number): Promise<number> {
  const runtime = await createRuntime({ kernels })
  const ms = bestMs(productOf(runtime, product), budgetMs)
  return (2 * product.batch * product.m * product.k * product.n) / ms / 1e6
}

function productOf({ arena, kernels }: Runtime, { batch, m, k, n }: Product): () => void {
  const [a, b, c] = [arena.keep(batch * m * k), arena.keep(batch * k * n), arena.keep(batch * m * n)]
  arena.f32.fill(0.5, a >> 2, c >> 2)
  return () => {
    for (let i = 0; i < batch; i++) {
      const [left, right] = [a + 4 * i * m * k, b + 4 * i * k * n]
      kernels.gemm(left, 4 * k, 4, right, 4 * n, 4, c + 4 * i * m * n, m, n, k, false)
    }
  }
}
