import { describe, expect, test } from 'vitest'
import { createRng, createRuntime, type KernelKind } from '../index.ts'
import { calls, type Fixture, fixtures, run } from './cases.ts'

const kinds: readonly KernelKind[] = ['simd', 'relaxed', 'plain']
const runtimes = new Map(
  await Promise.all(kinds.map(async (kernels) => [kernels, await createRuntime({ kernels })] as const)),
)
const runtimeOf = (kind: KernelKind) => runtimes.get(kind) ?? expect.fail(`no ${kind} runtime`)

test('every call has a fixture and every fixture a call', () => {
  expect(fixtures.map(({ name }) => name).toSorted()).toEqual(Object.keys(calls).toSorted())
})

describe.each(kinds)('%s kernels', (kind) => {
  test.each(fixtures)('$name gives the values and gradients of PyTorch', (fixture) => {
    const { output, gradients } = valuesAndGradients(kind, fixture)
    expect(relativeError(output, fixture.output.data)).toBeLessThan(1e-6)
    for (const [name, { data }] of Object.entries(fixture.gradients)) {
      expect(relativeError(gradients[name] ?? [], data), name).toBeLessThan(1e-5)
    }
  })
})

test.each(fixtures)('$name: compiled and plain kernels agree in every bit', (fixture) => {
  expect(valuesAndGradients('simd', fixture)).toEqual(valuesAndGradients('plain', fixture))
})

test.each(fixtures)('$name: gradients are what finite differences say', (fixture) => {
  const rng = createRng(7)
  const { gradients } = valuesAndGradients('simd', fixture)
  for (const [name, gradient] of Object.entries(gradients)) {
    const at = fixture.inputs[name]?.data ?? []
    const direction = at.map(() => rng.normal())
    const step = 3e-3
    const along = (factor: number) => {
      const moved = at.map((value, i) => value + factor * step * (direction[i] ?? 0))
      const runtime = runtimeOf('simd')
      const { tape, output } = run(runtime, fixture, { [name]: moved })
      const value = dot(fixture.weights.data, [...output.data])
      tape.reset()
      return value
    }
    const expected = (along(1) - along(-1)) / (2 * step)
    const actual = dot([...gradient], direction)
    const scale = Math.sqrt(dot([...gradient], [...gradient]) * dot(direction, direction))
    expect(Math.abs(actual - expected), name).toBeLessThan(2e-3 * scale + 1e-4)
  }
})

function valuesAndGradients(kind: KernelKind, fixture: Fixture) {
  const { tape, inputs, output } = run(runtimeOf(kind), fixture)
  tape.backward(output, fixture.weights.data)
  const gradients = Object.fromEntries(
    Object.keys(fixture.gradients).map((name) => [name, inputs[name]?.gradientData?.slice() ?? []]),
  )
  const values = output.data.slice()
  tape.reset()
  return { output: values, gradients }
}

function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length)
  const gaps = expected.map((value, i) => value - (actual[i] ?? Number.NaN))
  return Math.sqrt(dot(gaps, gaps) / dot(expected, expected))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}
