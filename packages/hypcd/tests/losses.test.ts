import { createRuntime, Tape } from '@scale/numerics'
import { expect, test } from 'vitest'
import { toBall } from '../geometry/ball.ts'
import { meanDivergence, selfDistillation } from '../losses/classification.ts'
import { closeness, cosines, pairsOf, supervised, unsupervised } from '../losses/contrastive.ts'
import { distanceWeight, teacherTemperature } from '../training/schedule.ts'
import {
  cosine,
  distance,
  type Guards,
  exactly,
  guarded,
  infoNce,
  softmax64,
  supCon,
  toBall64,
} from './oracle.ts'

const runtime = await createRuntime()
const ball = { curvature: 0.1, clip: 2 }
const views = [
  [0.9, 0.1],
  [0.2, 0.8],
  [-0.7, 0.3],
  [1, 0.3],
  [0.1, 0.9],
  [-0.6, 0.5],
]
const labels = [0, 1, 0]

function oracleOf(guards: Guards) {
  const mapped = views.map((z) => toBall64(z, ball, guards))
  const among = (similarity: (a: readonly number[], b: readonly number[]) => number, rows = mapped) =>
    rows.map((a) => rows.map((b) => similarity(a, b)))
  const close = among((a, b) => -distance(a, b, ball.curvature, guards))
  const angle = among(cosine)
  return { mapped, close, angle, rawAngle: among(cosine, views) }
}

test('V4: contrastive losses in double precision', () => {
  const { mapped, close, angle } = oracleOf(guarded)
  expect(mapped[3]?.[0]).toBeCloseTo(0.965183866, 10)
  expect(mapped[3]?.[1]).toBeCloseTo(0.2895551598, 10)
  expect(infoNce(close, 1)).toBeCloseTo(0.4742499524, 9)
  expect(infoNce(angle, 1)).toBeCloseTo(0.9840080143, 9)
  expect(infoNce(angle, 0.3)).toBeCloseTo(0.3143904524, 9)
  expect(supCon(close, labels, 0.07)).toBeCloseTo(17.7421673441, 9)
  expect(supCon(angle, labels, 0.07)).toBeCloseTo(10.7409567091, 9)
  const [alpha, lambda] = [distanceWeight(49, { epochs: 200, most: 1 }), 0.35]
  const byDistance = (1 - lambda) * infoNce(close, 1) + lambda * supCon(close, labels, 0.07)
  const byAngle = (1 - lambda) * infoNce(angle, 1) + lambda * supCon(angle, labels, 0.07)
  expect((1 - alpha) * byAngle + alpha * byDistance).toBeCloseTo(4.928710303, 9)
})

test('V4: what is trained agrees with double precision to single precision', () => {
  const { close, angle } = oracleOf(exactly)
  const tape = new Tape(runtime, { gradients: false })
  const z = tape.constant(views.flat(), [6, 2])
  const pairs = pairsOf(tape, Int32Array.from(labels))
  const known = pairs.labelled ?? expect.fail('there are labels')
  const [near, cos] = [closeness(tape, toBall(tape, z, ball), ball.curvature), cosines(tape, z)]
  const expectNear = (actual: number, expected: number) =>
    expect(Math.abs(actual / expected - 1)).toBeLessThan(2e-6)
  expectNear(unsupervised(tape, near, pairs, 1).value, infoNce(close, 1))
  expectNear(unsupervised(tape, cos, pairs, 0.3).value, infoNce(angle, 0.3))
  expectNear(supervised(tape, near, known, 0.07).value, supCon(close, labels, 0.07))
  expectNear(supervised(tape, cos, known, 0.07).value, supCon(angle, labels, 0.07))
  tape.reset()
})

test('rows without a label stay out of the supervised loss', () => {
  const tape = new Tape(runtime, { gradients: false })
  const mixed = pairsOf(tape, Int32Array.from([0, -1, 0])).labelled ?? expect.fail('there are labels')
  const four = [0, 2, 3, 5].flatMap((row) => views[row] ?? [])
  const alone = pairsOf(tape, Int32Array.from([0, 0])).labelled ?? expect.fail('there are labels')
  const whole = supervised(tape, cosines(tape, tape.constant(views.flat(), [6, 2])), mixed, 0.07)
  const part = supervised(tape, cosines(tape, tape.constant(four, [4, 2])), alone, 0.07)
  expect(whole.value).toBeCloseTo(part.value, 5)
  expect(pairsOf(tape, Int32Array.from([-1, -1])).labelled).toBeNull()
  tape.reset()
})

const logits = [
  [0.9, 0.1, -0.2],
  [0.1, 0.8, 0],
  [0.7, 0.3, 0.1],
  [0.2, 0.6, 0.3],
]
const distillations = [
  [0, 0.0619151421],
  [10, 0.039707661],
  [29, 0.0232925032],
  [120, 0.0232925032],
] as const

test.each(distillations)('V6: self-distillation in epoch %i', (epoch, expected) => {
  const temperature = teacherTemperature(epoch)
  const crossed = logits.map((student, view) => {
    const target = softmax64(logits[(view + 2) % 4] ?? [], temperature)
    return -softmax64(student, 0.1).reduce((sum, p, k) => sum + (target[k] ?? 0) * Math.log(p), 0)
  })
  expect(crossed.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(expected, 10)
  const tape = new Tape(runtime, { gradients: false })
  const trained = selfDistillation(tape, tape.constant(logits.flat(), [4, 3]), temperature).value
  expect(Math.abs(trained - expected)).toBeLessThan(5e-7)
  tape.reset()
})

test('V6: the regulariser with a uniform prior is log K − H(p̄)', () => {
  const rows = logits.map((row) => softmax64(row, 0.1))
  const mean = [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + (row[k] ?? 0) / 4, 0))
  for (const [k, expected] of [0.4993339346, 0.4883179101, 0.0123481553].entries()) {
    expect(mean[k]).toBeCloseTo(expected, 10)
  }
  const entropy = -mean.reduce((sum, p) => sum + p * Math.log(p), 0)
  expect(Math.log(3) - entropy).toBeCloseTo(0.3475531683, 10)
  const tape = new Tape(runtime, { gradients: false })
  const trained = meanDivergence(
    tape,
    tape.constant(logits.flat(), [4, 3]),
    new Float32Array(3).fill(1 / 3),
  ).value
  expect(Math.abs(trained - 0.3475531683)).toBeLessThan(5e-7)
  tape.reset()
})

test('V7: by angle alone the ball changes nothing, at any clip', () => {
  for (const clip of [0.3, 1.2, 2, 2.3]) {
    const mapped = views.map((z) => toBall64(z, { curvature: 0.1, clip }, exactly))
    const among = (rows: readonly (readonly number[])[]) => rows.map((a) => rows.map((b) => cosine(a, b)))
    expect(Math.abs(infoNce(among(mapped), 0.07) - infoNce(among(views), 0.07))).toBeLessThan(1e-9)
    expect(Math.abs(supCon(among(mapped), labels, 0.07) - supCon(among(views), labels, 0.07))).toBeLessThan(
      1e-9,
    )
  }
  const tape = new Tape(runtime, { gradients: false })
  const z = tape.constant(views.flat(), [6, 2])
  const pairs = pairsOf(tape, Int32Array.from(labels))
  const flat = unsupervised(tape, cosines(tape, z), pairs, 0.07).value
  const inside = unsupervised(tape, cosines(tape, toBall(tape, z, ball)), pairs, 0.07).value
  expect(Math.abs(inside - flat)).toBeLessThan(2e-6)
  tape.reset()
})

test('V8: the weight of the distance losses rises evenly', () => {
  const weight = (epoch: number) => distanceWeight(epoch, { epochs: 200, most: 1 })
  expect(weight(0)).toBeCloseTo(0.005, 12)
  expect(weight(49)).toBeCloseTo(0.25, 12)
  expect(weight(99)).toBeCloseTo(0.5, 12)
  expect(weight(199)).toBe(1)
  expect(distanceWeight(3, { start: 10, epochs: 200, most: 1 })).toBe(0)
  expect(distanceWeight(500, { epochs: 200, most: 0.3 })).toBe(0.3)
})
