import { adam, createRuntime, joinExchange, type KernelKind, Tape } from '../../packages/numerics/index.ts'
import { makeNetwork } from '../../packages/tft/tests/networks.ts'

export interface Share {
  readonly kernels: KernelKind
  readonly steps: number
  readonly parallel?: { buffer: SharedArrayBuffer; rank: number; workers: number }
}

/** Forward, backward, exchange of gradients where there are partners, Adam: the best of many, in ms. */
export async function bestStepMs({ kernels, steps, parallel }: Share): Promise<number> {
  const runtime = await createRuntime({ kernels })
  const { parameters, loss } = makeNetwork(runtime, 'bench', parallel)
  const optimiser = adam(runtime, parameters)
  const exchange = parallel && joinExchange(parameters, parallel)
  const tape = new Tape(runtime)
  let best = Infinity
  for (let step = 0; step < steps; step++) {
    const start = performance.now()
    tape.backward(loss(tape))
    tape.reset()
    exchange?.average(1)
    optimiser.step()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
