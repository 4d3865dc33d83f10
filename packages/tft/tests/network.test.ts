/** V6: the whole network, 1801 weights drawn from one stream, against the same network in double precision. */
import { createRng, createRuntime, type Parameter, pinball, Tape } from '@scale/numerics'
import { expect, test } from 'vitest'
import { createNetwork } from '../network/network.ts'
import { passOn } from '../network/pass.ts'
import { newWeights } from '../network/weights.ts'
import { setColumns } from './sine.ts'

const size = {
  hidden: 4,
  heads: 2,
  past: 3,
  future: 2,
  quantiles: 3,
  statics: { reals: 1, categories: [] },
  known: { reals: 2, categories: [] },
  observed: { reals: 1, categories: [] },
}

/** Draws weights in the order of the reference, whose matrices are not merged as ours are. */
function drawAll(named: ReadonlyMap<string, Parameter>): number {
  let drawn = 0
  const draw = (count: number, amplitude: number) =>
    Float32Array.from({ length: count }, () => amplitude * Math.sin(1.7 * drawn++ + 0.3))
  const of = (name: string) => named.get(name) ?? expect.fail(name)
  /** Kernel, then bias, of one group and of `part` of the columns. */
  const layer = (name: string, { group = 0, groups = 1, part = 0, parts = 1 } = {}) => {
    for (const [kind, amplitude] of [
      ['w', 0.5],
      ['b', 0.1],
    ] as const) {
      const parameter = named.get(`${name}.${kind}`)
      if (!parameter) continue
      const columns = parameter.length(-1)
      const rows = parameter.size / columns / groups
      const width = columns / parts
      const values = draw(rows * width, amplitude)
      for (const [i, value] of values.entries()) {
        const row = group * rows + Math.floor(i / width)
        parameter.data[row * columns + part * width + (i % width)] = value
      }
    }
  }
  const glu = (name: string, group = {}) => {
    layer(`${name}.wide`, { ...group, part: 0, parts: 2 })
    layer(`${name}.wide`, { ...group, part: 1, parts: 2 })
  }
  const grn = (name: string, group = {}) => {
    for (const part of ['skip', 'second', 'context', 'first']) {
      if (named.has(`${name}.${part}.w`)) layer(`${name}.${part}`, group)
    }
    glu(`${name}.gate`, group)
  }
  const selection = (name: string, groups: number) => {
    grn(`${name}.choose`)
    for (let group = 0; group < groups; group++) grn(`${name}.each`, { group, groups })
  }
  layer('statics.reals')
  for (const group of [0, 1, 2]) layer('timed.reals', { group, groups: 3 })
  selection('select.statics', 1)
  for (const name of ['selection', 'enrichment', 'h', 'c']) grn(`context.${name}`)
  selection('select.history', 3)
  selection('select.future', 2)
  for (const name of ['encoder', 'decoder']) {
    for (const [part, amplitude] of [
      ['wx', 0.5],
      ['wh', 0.5],
      ['b', 0.1],
    ] as const) {
      of(`${name}.${part}`).data.set(draw(of(`${name}.${part}`).size, amplitude))
    }
  }
  glu('local.gate')
  grn('enrich')
  for (const name of ['queries', 'keys']) {
    for (const head of [0, 1]) setColumns(of(`attention.${name}`), draw(8, 0.5), 2 * head, 2)
  }
  of('attention.values').data.set(draw(8, 0.5))
  of('attention.out').data.set(draw(8, 0.5))
  glu('attention.gate')
  grn('forward')
  glu('output.gate')
  layer('head')
  return drawn
}

test('V6: the whole network', async () => {
  const runtime = await createRuntime()
  const weights = newWeights(runtime, createRng(1))
  const network = createNetwork(weights, size)
  expect(drawAll(weights.named)).toBe(1801)
  const tape = new Tape(runtime)
  const out = network.run(passOn(tape), {
    statics: { reals: tape.constant([0.5], [1, 1, 1]), categories: [] },
    history: { reals: tape.constant([0, 0.2, 0.4, 1, 0.5, 0, 1, -0.5, 0.25], [3, 3, 1]), categories: [] },
    future: { reals: tape.constant([0.6, 0.8, -0.5, -1], [2, 2, 1]), categories: [] },
  })
  const near = (actual: ArrayLike<number>, expected: readonly number[]) => {
    expect(actual.length).toBe(expected.length)
    for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 5)
  }
  near(
    out.selection.history.data.slice(0, 6),
    [0.09124068, 0.10630418, 0.80245514, 0.78332134, 0.14019302, 0.07648564],
  )
  near(out.selection.future.data.slice(0, 2), [0.14427074, 0.85572926])
  expect([...out.selection.statics.data]).toEqual([1])
  const last = (head: number) => out.attention.data.slice(10 * head + 5, 10 * head + 10)
  near(
    last(0).map((weight, i) => (weight + (last(1)[i] ?? Number.NaN)) / 2),
    [0.22068291, 0.19873201, 0.22387471, 0.18040109, 0.17630929],
  )
  near(out.quantiles.data, [-0.25751511, 0.93881408, 0.01559305, 0.04541109, 0.92060275, -0.28264029])
  const loss = pinball(tape, out.quantiles, tape.constant([0.3, -0.2], [2]), [0.1, 0.5, 0.9])
  expect(loss.value).toBeCloseTo(0.7433362116, 5)
})
