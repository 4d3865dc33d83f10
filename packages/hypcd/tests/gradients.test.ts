import { createRuntime, linear, normalize, permute, Tape, type Tensor } from '@scale/numerics'
import { expect, test } from 'vitest'
import { mobiusLinear, toBall } from '../geometry/ball.ts'
import type { Head, Space } from '../head/head.ts'
import { objective } from '../training/objective.ts'
import fixture from './fixtures/losses.json' with { type: 'json' }

const runtime = await createRuntime()
const { setup, cases } = fixture
const { dim, classes, labels, curvature, clip } = setup
const views = 2 * labels.length

test.each(cases)(
  '$name: the whole loss and its gradients are those of PyTorch',
  ({ name, inputs, loss, gradients }) => {
    const tape = new Tape(runtime)
    const leaf = (key: string, shape: readonly number[]) =>
      tape.constant(entry(inputs, key), shape, { requiresGradient: true })
    const z = leaf('z', [views, dim])
    const space: Space =
      name === 'hyperbolic' ? { geometry: name, ball: { curvature, clip } } : { geometry: 'euclidean' }
    const weights: Record<string, Tensor> =
      name === 'hyperbolic'
        ? { w: leaf('w', [dim, classes]), b: leaf('b', [classes]) }
        : { prototypes: leaf('prototypes', [classes, dim]) }
    const head: Head = { parameters: [], logits: (_, features) => logits(tape, features, space, weights) }
    const { loss: actual } = objective(
      tape,
      { z, head, space },
      { ...setup, labels: Int32Array.from(labels), prior: Float32Array.from(setup.prior) },
    )
    expect(Math.abs(actual.value / loss - 1)).toBeLessThan(1e-6)
    tape.backward(actual)
    for (const [key, tensor] of Object.entries({ z, ...weights })) {
      const expected = entry(gradients, key)
      const difference = expected.map((value, i) => value - (tensor.gradientData?.[i] ?? Number.NaN))
      expect(norm(difference) / norm(expected), key).toBeLessThan(1e-5)
    }
    tape.reset()
  },
)

function logits(
  tape: Tape,
  features: Tensor,
  space: Space,
  { w, b, prototypes }: Record<string, Tensor>,
): Tensor {
  if (space.geometry === 'hyperbolic' && w && b) {
    return mobiusLinear(tape, toBall(tape, features, space.ball), w, b, space.ball.curvature)
  }
  if (!prototypes) return expect.fail('a head has weights')
  return linear(tape, normalize(tape, features), permute(tape, normalize(tape, prototypes), [1, 0]), null)
}

function entry(record: object, key: string): number[] {
  return new Map<string, number[]>(Object.entries(record)).get(key) ?? expect.fail(`no ${key}`)
}

function norm(values: readonly number[]): number {
  return Math.hypot(...values)
}
