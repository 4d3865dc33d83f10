/** Whole models against PyTorch, and the promise that training gives the same bits everywhere. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRuntime, Tape } from '../index.ts'
import { expectedHashes } from './models/hashes.ts'
import { trainFive } from './models/train.ts'
import { build, modelNames } from './models/zoo.ts'

interface ModelFixture {
  name: string
  loss: number
  lossAfterFiveSteps: number
  gradients: number[][]
}
const file = new URL('fixtures/models.json', import.meta.url)
const fixtures = JSON.parse(readFileSync(file, 'utf8')) as ModelFixture[]

describe.each(modelNames)('%s', (name) => {
  const fixture = fixtures.find((each) => each.name === name) ?? expect.fail(`no fixture of ${name}`)

  test.each(['simd', 'relaxed', 'plain'] as const)(
    '%s: loss and gradients are those of PyTorch',
    async (kernels) => {
      const runtime = await createRuntime({ kernels })
      const model = build(runtime, name, 'small')
      const tape = new Tape(runtime)
      const loss = model.loss(tape)
      tape.backward(loss)
      expect(loss.value).toBeCloseTo(fixture.loss, 5)
      expect(model.parameters.length).toBe(fixture.gradients.length)
      const error = (actual: ArrayLike<number>, expected: readonly number[]) =>
        Math.hypot(...expected.map((value, j) => value - (actual[j] ?? Number.NaN))) / Math.hypot(...expected)
      const gradients = model.parameters.map(({ gradientData }) => [...(gradientData ?? [])])
      expect(error(gradients.flat(), fixture.gradients.flat())).toBeLessThan(1e-5)
      for (const [i, gradient] of gradients.entries()) {
        expect(error(gradient, fixture.gradients[i] ?? []), `parameter ${i}`).toBeLessThan(1e-4)
      }
    },
  )

  test('five steps of Adam lead where PyTorch gets', async () => {
    const { loss } = await trainFive('relaxed', name)
    expect(loss).toBeCloseTo(fixture.lossAfterFiveSteps, 4)
  })

  test.each(['simd', 'plain'] as const)(
    '%s: every bit after five steps is the committed one',
    async (kernels) => {
      const { hash } = await trainFive(kernels, name)
      expect(hash).toBe(expectedHashes[name])
    },
  )
})
