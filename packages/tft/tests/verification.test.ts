/** The blocks one by one against numbers worked out elsewhere in double precision, and by PyTorch where it has the block. */
import { layerNorm, type Parameter, pinball } from '@scale/numerics'
import { expect, test } from 'vitest'
import { interpretableAttention } from '../network/attention.ts'
import { gatedResidualNetwork } from '../network/grn.ts'
import { setColumns, sine, workbench } from './sine.ts'

function near(actual: ArrayLike<number>, expected: readonly number[] | Float32Array): void {
  expect(actual.length).toBe(expected.length)
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 6)
}

/** Sets the weights of a GRN by what the paper calls them; W₅ and W₄ stand side by side in one matrix. */
function setGrn(named: ReadonlyMap<string, Parameter>, starts: Record<string, number>): void {
  for (const [name, start] of Object.entries(starts)) {
    const [layer = '', part = ''] = name.split('/')
    const parameter = named.get(`grn.${layer}`) ?? expect.fail(name)
    const amplitude = layer.endsWith('.w') ? 0.3 : 0.1
    const width = part === '' ? parameter.length(-1) : parameter.length(-1) / 2
    const rows = parameter.size / parameter.length(-1)
    setColumns(parameter, sine(amplitude, start, rows * width), part === 'gate' ? width : 0, width)
  }
}

test('V1: a gated residual network without context', async () => {
  const { weights, tape, pass } = await workbench()
  const grn = gatedResidualNetwork(weights, 'grn', { inputs: 3, hidden: 3 })
  setGrn(weights.named, {
    'second.w': 1,
    'second.b': 2,
    'first.w': 4,
    'first.b': 5,
    'gate.wide.w/gate': 6,
    'gate.wide.b/gate': 7,
    'gate.wide.w/value': 8,
    'gate.wide.b/value': 9,
  })
  near(grn(pass, tape.constant([0.5, -1, 2], [1, 3])).data, [0.04646553, -1.24691478, 1.20044925])
})

test('V2: a gated residual network with a context and another size', async () => {
  const { weights, tape, pass } = await workbench()
  const grn = gatedResidualNetwork(weights, 'grn', { inputs: 4, hidden: 3, outputs: 2, context: 3 })
  setGrn(weights.named, {
    'second.w': 1.5,
    'second.b': 2.5,
    'context.w': 3.5,
    'first.w': 4.5,
    'first.b': 5.5,
    'gate.wide.w/gate': 6.5,
    'gate.wide.b/gate': 7.5,
    'gate.wide.w/value': 8.5,
    'gate.wide.b/value': 9.5,
    'skip.w': 10.5,
    'skip.b': 11.5,
  })
  const out = grn(pass, tape.constant([1, 0, -1, 0.5], [1, 4]), tape.constant([0.2, -0.4, 0.6], [1, 3]))
  near(out.data, [0.96279162, -0.96279162])
})

test('a context holds for every step of its sample', async () => {
  const { weights, tape, pass } = await workbench()
  const grn = gatedResidualNetwork(weights, 'grn', { inputs: 4, hidden: 4, context: 2 })
  const contexts = [0.5, -1, 2, 0.25]
  const rows = sine(1, 0, 3 * 2 * 4)
  const together = [...grn(pass, tape.constant(rows, [6, 4]), tape.constant(contexts, [2, 2])).data]
  for (let row = 0; row < 6; row++) {
    const own = contexts.slice(2 * (row % 2), 2 * (row % 2) + 2)
    const alone = grn(
      pass,
      tape.constant(rows.slice(4 * row, 4 * row + 4), [1, 4]),
      tape.constant(own, [1, 2]),
    )
    near(together.slice(4 * row, 4 * row + 4), [...alone.data])
  }
})

test('V3: the layer norm of Keras and that of PyTorch', async () => {
  const { tape } = await workbench()
  const [ones, zeros] = [tape.constant([1, 1, 1], [3]), tape.constant([0, 0, 0], [3])]
  const at = (epsilon: number) =>
    layerNorm(tape, tape.constant([1, 2, 4], [1, 3]), ones, zeros, { epsilon }).data
  near(at(1e-3), [-1.06870151, -0.26717538, 1.33587689])
  near(at(1e-5), [-1.06904153, -0.26726038, 1.33630191])
})

test('V4: interpretable attention, all queries and the last ones alone', async () => {
  const { weights, tape, pass } = await workbench()
  const attend = interpretableAttention(weights, 'attention', { hidden: 4, heads: 2 })
  const of = (name: string) => weights.named.get(`attention.${name}`) ?? expect.fail(name)
  for (const head of [0, 1]) {
    setColumns(of('queries'), sine(0.3, 10 + head, 8), 2 * head, 2)
    setColumns(of('keys'), sine(0.3, 20 + head, 8), 2 * head, 2)
  }
  setColumns(of('values'), sine(0.3, 30, 8), 0, 2)
  setColumns(of('out'), sine(0.3, 40, 8), 0, 4)
  const z = tape.constant(sine(1, 0.7, 16), [4, 4])
  const all = attend(pass, z, { steps: 4, from: 0 })
  near(all.values.data.slice(0, 4), [0.01308849, 0.0074419, -0.01500619, -0.00357497])
  near(all.values.data.slice(12), [-0.01975387, 0.05301656, 0.00609208, -0.05458643])
  const [first, second] = [all.attention.data.slice(12, 16), all.attention.data.slice(28)]
  near(
    first.map((weight, i) => (weight + (second[i] ?? Number.NaN)) / 2),
    [0.25305195, 0.24963254, 0.2482057, 0.24910981],
  )
  expect(all.attention.data.slice(0, 4)).toEqual(Float32Array.of(1, 0, 0, 0))
  const last = attend(pass, z, { steps: 4, from: 3 })
  near(last.values.data, all.values.data.slice(12))
})

test('V5: the quantile loss', async () => {
  const { tape } = await workbench()
  const target = tape.constant([10, 20, 30, -5], [4])
  const prediction = [12, 18, 25, -5]
  const sum = (quantiles: number[]) => {
    const repeated = prediction.flatMap((value) => quantiles.map(() => value))
    return 4 * pinball(tape, tape.constant(repeated, [4, quantiles.length]), target, quantiles).value
  }
  expect(sum([0.1])).toBeCloseTo(2.5, 5)
  expect(sum([0.5])).toBeCloseTo(4.5, 5)
  expect(sum([0.9])).toBeCloseTo(6.5, 5)
  expect((2 * sum([0.1])) / 65).toBeCloseTo(0.0769230769, 6)
  expect(sum([0.1, 0.5, 0.9]) / 4).toBeCloseTo(3.375, 5)
})
