import { createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import { type Entity, explain, forecast, fromBytes, toBytes, toOnnx } from '../index.ts'
import { quantilesAt } from '../levels.ts'
import { small, trained, weekly } from './made.ts'

const runtime = await createRuntime()
const days = (count: number) =>
  Array.from({ length: count }, (_, i) => ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'][i % 7] ?? '')
const entity = (seed: number, length: number): Entity => ({
  target: weekly(seed, length),
  statics: { kind: seed % 2 === 0 ? 'current' : 'savings', age: seed },
  known: {
    day: days(length + 3),
    due: Float64Array.from({ length: length + 3 }, (_, i) => (i % 30 === 0 ? 1 : 0)),
  },
  observed: { other: weekly(seed + 100, length), mood: days(length) },
})
const entities = [entity(1, 40), entity(2, 50), entity(3, 30)]
const model = await trained(entities, small)

test('a model says which inputs it weighed and where it looked', () => {
  const [first] = explain(runtime, model, entities)
  const { statics, history, future, attention } = first ?? expect.fail('no explanation')
  expect(Object.keys(statics)).toEqual(['level', 'age', 'kind'])
  expect(Object.keys(history)).toEqual([
    'step',
    'season 7',
    'mean season 7',
    'due',
    'other',
    'missing',
    'target',
    'day',
    'mood',
  ])
  expect(Object.keys(future)).toEqual(['step', 'season 7', 'mean season 7', 'due', 'day'])
  for (const shares of [statics, history, future]) {
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
  }
  for (let step = 0; step < 3; step++) {
    const row = attention.subarray(10 * step, 10 * step + 10)
    expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5)
    expect(row.subarray(7 + step + 1).every((weight) => weight === 0)).toBe(true)
  }
})

test('one at a time or all together, the answer is the same, and other entities get others', () => {
  const together = forecast(runtime, model, entities, [0.1, 0.9])
  const alone = entities.flatMap((each) => forecast(runtime, model, [each], [0.1, 0.9]))
  expect(together).toEqual(alone)
  expect(together[0]?.point).not.toEqual(together[1]?.point)
})

test('in other units the forecast is the same in those', () => {
  const [own] = forecast(runtime, model, entities.slice(0, 1), [0.1, 0.9])
  const target = weekly(1, 40).map((value) => value * 1024)
  const [other] = forecast(runtime, model, [{ ...entity(1, 40), target }], [0.1, 0.9])
  expect(other?.quantiles).toEqual(own?.quantiles.map((value) => value * 1024))
})

test('what comes later changes no forecast made before', () => {
  const cut = (length: number): Entity => ({ ...entity(1, 40), target: weekly(1, 40).slice(0, length) })
  const [before] = forecast(runtime, model, [cut(30)], [0.5])
  const known = { day: days(33), due: entity(1, 40).known?.['due'] ?? [] }
  const [without] = forecast(runtime, model, [{ ...cut(30), known }], [0.5])
  expect(before).toEqual(without)
})

test('a category that training has not seen, and a missing number, are no faults', () => {
  const odd: Entity = { ...entity(1, 40), statics: { kind: 'pension', age: Number.NaN } }
  const [answer] = forecast(runtime, model, [odd], [0.5])
  expect(answer?.point.every(Number.isFinite)).toBe(true)
})

test('an input that is missing, too short or of another kind is named', () => {
  const { statics, ...rest } = entity(1, 40)
  expect(() => forecast(runtime, model, [rest], [0.5])).toThrow('statics input "age"')
  expect(() => forecast(runtime, model, [{ ...rest, statics: { ...statics, kind: 4 } }], [0.5])).toThrow(
    'was text',
  )
  const known = { day: days(40), due: days(43) }
  expect(() => forecast(runtime, model, [{ ...entity(1, 40), known }], [0.5])).toThrow('"due" was numbers')
  const short = { ...entity(1, 40), known: { ...entity(1, 40).known, day: days(42) } }
  expect(() => forecast(runtime, model, [short], [0.5])).toThrow('"day" has 42 steps, 43 are needed')
})

test('the same seed gives the same model, another seed another', async () => {
  expect(await trained(entities, small)).toEqual(model)
  const other = await trained(entities, { ...small, seed: 2 })
  expect(other.weights).not.toEqual(model.weights)
})

test('a model goes through bytes unchanged', () => {
  const bytes = toBytes(model)
  expect(fromBytes(bytes)).toEqual(model)
  expect(forecast(runtime, fromBytes(bytes), entities, [0.3])).toEqual(
    forecast(runtime, model, entities, [0.3]),
  )
})

test('a model whose weights do not fit its shape is refused', () => {
  const broken = { ...model, config: { ...model.config, hidden: 8 } }
  expect(() => forecast(runtime, broken, entities, [0.5])).toThrow('no weights "statics.reals.w"')
})

test('a model becomes ONNX', async () => {
  expect((await toOnnx(model, 1)).length).toBeGreaterThan(10_000)
})

test('quantiles between and beyond the learned ones keep their order, those learned stay', () => {
  const learned = [0.1, 0.5, 0.9]
  expect([...quantilesAt(learned, [3, 1, 2], learned)]).toEqual([1, 2, 3])
  const wide = quantilesAt(learned, [1, 2, 4], [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
  expect(wide).toEqual(wide.toSorted())
  expect(wide[0]).toBeLessThan(1)
  expect(wide[6]).toBeGreaterThan(4)
  expect([...quantilesAt([0.5], [7], [0.1, 0.9])]).toEqual([7, 7])
})
