/** A tiny network with categories of every kind against PyTorch: answers, weights of variables, attention, every gradient. */
import { readFileSync } from 'node:fs'
import { createRuntime, Tape } from '@scale/numerics'
import { expect, test } from 'vitest'
import { passOn } from '../network/pass.ts'
import { makeNetwork } from './networks.ts'

interface Fixture {
  loss: number
  quantiles: number[]
  selection: Record<'statics' | 'history' | 'future', number[]>
  attention: number[]
  gradients: Record<string, number[]>
}
const fixture = JSON.parse(readFileSync(new URL('fixtures/network.json', import.meta.url), 'utf8')) as Fixture

function near(actual: ArrayLike<number>, expected: readonly number[], digits: number, what = ''): void {
  expect(actual.length, what).toBe(expected.length)
  for (const [i, value] of expected.entries()) expect(actual[i], what).toBeCloseTo(value, digits)
}

test.each(['simd', 'relaxed', 'plain'] as const)('%s: the network is that of PyTorch', async (kernels) => {
  const runtime = await createRuntime({ kernels })
  const { network, named, inputs, loss } = makeNetwork(runtime, 'tiny')
  const tape = new Tape(runtime)
  const out = network.run(passOn(tape), inputs(tape))
  near(out.quantiles.data, fixture.quantiles, 5)
  near(out.attention.data, fixture.attention, 5)
  for (const part of ['statics', 'history', 'future'] as const) {
    near(out.selection[part].data, fixture.selection[part], 5)
  }
  tape.reset()
  const value = loss(tape)
  expect(value.value).toBeCloseTo(fixture.loss, 5)
  tape.backward(value)
  expect([...named.keys()]).toEqual(Object.keys(fixture.gradients))
  for (const [name, parameter] of named) {
    near(parameter.gradientData ?? [], fixture.gradients[name] ?? [], 4, name)
  }
})
