import { createRng, createRuntime, type KernelKind, linear, pinball, slice, Tape } from '@scale/numerics'
import { describe, expect, test } from 'vitest'
import { adaptive, drawLogOde, drive, initialState, rungeKutta } from '../network/log-ode.ts'
import { risingQuantiles } from '../network/quantile-head.ts'
import { parametersOf } from '../network/weights.ts'
import { oracle } from './oracle.ts'

const { network: given } = oracle
const batch = given.targets.length
const stored = Object.fromEntries(
  Object.entries(given.weights).map(([name, { shape, data }]) => [
    name,
    { shape, data: Float32Array.from(data) },
  ]),
)

async function setUp(kernels: KernelKind = 'simd') {
  const runtime = await createRuntime({ kernels })
  const weights = parametersOf(runtime, stored)
  const tape = new Tape(runtime)
  const first = tape.constant(given.first, [batch, given.size.inputs])
  const logSignatures = given.drivers.map((driver) => tape.constant(driver, [batch, given.size.logSignature]))
  return { runtime, weights, tape, first, logSignatures }
}

function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length)
  const squares = expected.map((value, i) => (value - (actual[i] ?? Number.NaN)) ** 2)
  return Math.sqrt(squares.reduce((a, b) => a + b) / expected.reduce((sum, value) => sum + value * value, 0))
}

describe.each(['simd', 'plain'] as const)('%s kernels', (kernels) => {
  test('states, quantiles, loss and every gradient are those of PyTorch', async () => {
    const { weights, tape, first, logSignatures } = await setUp(kernels)
    const start = initialState(tape, weights, first)
    const states = drive(tape, weights, { start, logSignatures, solver: rungeKutta(tape) })
    const last = states.at(-1) ?? start
    expect(relativeError(last.data, given.states)).toBeLessThan(1e-5)
    const head = (name: string) => weights[name] ?? expect.fail(name)
    const raw = linear(tape, last, head('head.w'), head('head.b'))
    const quantiles = risingQuantiles(tape, slice(tape, raw, 1, 2, 3), raw)
    expect(relativeError(quantiles.data, given.quantiles)).toBeLessThan(1e-5)
    const loss = pinball(tape, quantiles, tape.constant(given.targets, [batch]), given.levels)
    expect(loss.value).toBeCloseTo(given.loss, 5)
    tape.backward(loss)
    for (const [name, gradient] of Object.entries(given.gradients)) {
      expect(relativeError(head(name).gradientData ?? [], gradient), name).toBeLessThan(1e-4)
    }
  })
})

test('more steps per window, and the adaptive solver, go where small steps go', async () => {
  const { weights, tape, first, logSignatures } = await setUp()
  const start = initialState(tape, weights, first)
  const ends = [rungeKutta(tape), rungeKutta(tape, 8), rungeKutta(tape, 32), adaptive(tape)].map((solver) => {
    const states = drive(tape, weights, { start, logSignatures, solver })
    return [...(states.at(-1) ?? start).data]
  })
  const [one = [], eight = [], many = [], asked = []] = ends
  expect(relativeError(one, many)).toBeGreaterThan(relativeError(eight, many))
  expect(relativeError(eight, many)).toBeLessThan(1e-4)
  expect(relativeError(asked, many)).toBeLessThan(5e-4)
})

test('hidden layers share no weights', () => {
  const size = { inputs: 1, logSignature: 5, hidden: 4, width: 8, layers: 3 }
  const field = Object.entries(drawLogOde(createRng(1), size)).filter(([name]) => name.startsWith('field'))
  // 4→8→8→8→4·5; the official code, whose middle layers are one, has 292.
  expect(field.reduce((sum, [, { data }]) => sum + data.length, 0)).toBe(364)
})

test('a window without a change leaves the state where it is', async () => {
  const { weights, tape, first } = await setUp()
  const start = initialState(tape, weights, first)
  const size = [batch, given.size.logSignature]
  const still = tape.constant(new Float32Array(batch * given.size.logSignature), size)
  const [end] = drive(tape, weights, { start, logSignatures: [still], solver: rungeKutta(tape) })
  expect([...(end?.data ?? [])]).toEqual([...start.data])
})

test('quantiles never cross, whatever the head says', async () => {
  const runtime = await createRuntime()
  const rng = createRng(3)
  for (const size of [1e-6, 1, 100, 1e6]) {
    const tape = new Tape(runtime, { gradients: false })
    const raw = tape.constant(
      Float32Array.from({ length: 70 }, () => size * rng.normal()),
      [10, 7],
    )
    const { data } = risingQuantiles(tape, slice(tape, raw, 1, 3, 4), raw)
    for (const [at, value] of data.entries())
      if (at % 7 > 0) expect(value).toBeGreaterThanOrEqual(data[at - 1] ?? 0)
    tape.reset()
  }
})
