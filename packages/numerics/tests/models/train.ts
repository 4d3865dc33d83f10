import { adam, createRuntime, type KernelKind, type Parameter, Tape } from '../../index.ts'
import type { Shard } from './model.ts'
import { build, type ModelName, type Scale } from './zoo.ts'

/** Trains a model for five steps of Adam. The hash is of every bit of every parameter. */
export async function trainFive(
  kernels: KernelKind,
  name: ModelName,
  scale: Scale = 'small',
  shard?: Shard,
): Promise<{ hash: string; loss: number }> {
  const runtime = await createRuntime({ kernels })
  const model = build(runtime, name, scale, shard)
  const optimiser = adam(runtime, model.parameters, { rate: 1e-2 })
  const tape = new Tape(runtime)
  for (let step = 0; step < 5; step++) {
    tape.backward(model.loss(tape))
    tape.reset()
    optimiser.step()
  }
  return { hash: hashOf(model.parameters), loss: model.loss(tape).value }
}

/** FNV-1a, 32 bits, over the words of all parameters. */
export function hashOf(parameters: readonly Parameter[]): string {
  let hash = 0x811c9dc5
  for (const { data } of parameters) {
    for (const word of new Uint32Array(data.slice().buffer)) hash = Math.imul(hash ^ word, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
