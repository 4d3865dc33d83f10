import { createRuntime, hyperbolicMlr, poincareDistances, Tape } from '@scale/numerics'
import { expect, test } from 'vitest'
import { mobiusLinear, toBall } from '../index.ts'
import { distance, exactly, guarded, exp0, hypLinear, mlr, mobiusSum, toBall64 } from './oracle.ts'

const runtime = await createRuntime()
const ball = { curvature: 0.1, clip: 2 }
const points = [
  [3, 4],
  [0.3, -0.4],
  [0, 1],
]
const weights = [
  [1, 0.5],
  [-0.5, 1],
  [0.25, -0.75],
]
const bias = [0.1, -0.2, 0.05]

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length)
  for (const [i, value] of expected.entries())
    expect(Math.abs((actual[i] ?? 0) - value)).toBeLessThan(tolerance)
}

test('V1: points of the ball, sums and distances in double precision', () => {
  const mapped = points.map((z) => toBall64(z, ball, guarded))
  expectClose(mapped[0] ?? [], [1.0620317023, 1.4160422698], 1e-10)
  expectClose(mapped[1] ?? [], [0.2975247496, -0.3966996661], 1e-10)
  expectClose(mapped[2] ?? [], [0, 0.9679481335], 1e-10)
  const [a, b] = [
    [0.5, 0.1],
    [-0.2, 0.7],
  ] as const
  expectClose(mobiusSum(a, b, 0.1, exactly), [0.330226306, 0.7901520829], 1e-10)
  expectClose(mobiusSum(a, b, 0.1, guarded), [0.3302229884, 0.7901441448], 1e-10)
  expect(distance(a, b, 0.1, exactly)).toBeCloseTo(1.8916000157, 10)
  expect(distance(a, b, 0.1, guarded)).toBeCloseTo(1.8915800984, 10)
  for (const [c, expected] of [
    [1, 2.4587501467],
    [0.05, 1.8675059119],
    [0.01, 1.848589643],
    [1e-6, 1.8439093586],
  ] as const) {
    expect(distance(a, b, c, exactly)).toBeCloseTo(expected, 10)
  }
  const [p = [], q = [], r = []] = mapped
  expect(distance(p, q, 0.1, guarded)).toBeCloseTo(4.435108237, 10)
  expect(distance(p, r, 0.1, guarded)).toBeCloseTo(2.8271543385, 10)
  expect(distance(q, r, 0.1, guarded)).toBeCloseTo(2.8713127694, 10)
})

test('V1, V2: what is trained agrees with double precision to single precision', () => {
  const tape = new Tape(runtime, { gradients: false })
  const m = toBall(tape, tape.constant(points.flat(), [3, 2]), ball)
  const exact = points.map((z) => toBall64(z, ball, exactly))
  expectClose(m.data, exact.flat(), 5e-7)
  const d = poincareDistances(tape, m, m, ball.curvature)
  const distances = exact.flatMap((one) => exact.map((other) => distance(one, other, 0.1, exactly)))
  expectClose(d.data, distances, 5e-6)
  const w = tape.constant(
    [0, 1].flatMap((i) => weights.map((row) => row[i] ?? 0)),
    [2, 3],
  )
  const y = mobiusLinear(tape, m, w, tape.constant(bias, [3]), ball.curvature)
  expectClose(
    y.data,
    exact.flatMap((x) => hypLinear(x, { w: weights, b: bias }, { c: 0.1 }, exactly)),
    5e-7,
  )
  tape.reset()
})

test('V2: HypLinear in double precision, with the slip of the official code that its digits contain', () => {
  const rows = points.map((z) =>
    hypLinear(toBall64(z, ball, guarded), { w: weights, b: bias }, { c: 0.1, biasCurvature: 1 }, guarded),
  )
  expectClose(rows[0] ?? [], [1.1699714876, 1.2693448799, -0.7865436412], 1e-10)
  expectClose(rows[1] ?? [], [0.1438976664, -0.640398553, 0.3993661091], 1e-10)
  expectClose(rows[2] ?? [], [0.3672658914, 1.0698528308, -0.7185593611], 1e-10)
  const powers = (rows[0] ?? []).map((logit) => Math.exp(logit / 0.1))
  const total = powers.reduce((sum, power) => sum + power, 0)
  expectClose(
    powers.map((power) => power / total),
    [0.27017519, 0.72982481, 8.6e-10],
    1e-8,
  )
})

test('V3: hyperbolic logistic regression, which the numerics offer as an alternative head', () => {
  const normals = [
    [1, 0],
    [0, 1],
    [-1, -1],
  ]
  const offsets = [
    [0.1, 0],
    [0, 0.2],
    [-0.1, 0.3],
  ]
  const rows = points.slice(0, 2).map((z) => mlr(toBall64(z, ball, guarded), normals, offsets, 0.1, guarded))
  expectClose(rows[0] ?? [], [4.9212617712, 5.8908540016, -10.4351374383], 1e-9)
  expectClose(rows[1] ?? [], [0.7999508211, -2.4226966567, 1.2728170978], 1e-9)
  const exact = points.map((z) => mlr(toBall64(z, ball, exactly), normals, offsets, 0.1, exactly))
  const tape = new Tape(runtime, { gradients: false })
  const x = toBall(tape, tape.constant(points.flat(), [3, 2]), ball)
  const p = tape.constant(
    offsets.flatMap((offset) => exp0(offset, 0.1, exactly)),
    [3, 2],
  )
  expectClose(hyperbolicMlr(tape, x, tape.constant(normals.flat(), [3, 2]), p, 0.1).data, exact.flat(), 1e-5)
  tape.reset()
})
