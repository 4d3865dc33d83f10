import { expect, test } from 'vitest'
import { fitRhythm, scoreRhythm } from '../index.ts'

/** One busy day a week. */
const saturdays = Array.from({ length: 140 }, (_, day) => (day % 7 === 5 ? 40 : 5 + (day % 3)))

test('one busy day a week is a rhythm too, at any level and scale', () => {
  const model = fitRhythm(saturdays, { period: 7 })
  expect(model.median).toBeGreaterThan(0.5)
  const kept = scoreRhythm(model, saturdays.slice(7, 49))
  const moved = scoreRhythm(
    model,
    saturdays.slice(7, 49).map((x) => 1000 + 3 * x),
  )
  expect(moved.score).toBeCloseTo(kept.score, 3)
  expect(Math.abs(kept.score)).toBeLessThan(5)
})

test('a window in which nothing happens has lost its rhythm, and names no days', () => {
  const model = fitRhythm(saturdays, { period: 7 })
  const quiet = scoreRhythm(model, new Float64Array(42).fill(0.1))
  expect(quiet.persistence).toBe(0)
  expect(quiet.closes).toBeNull()
  expect(quiet.score).toBeGreaterThan(20)
  expect(quiet.p).toBeCloseTo(1 / (1 + model.reference.length), 12)
})

test('the evidence lies in the window, a model is plain data, and shapes are checked', () => {
  const model = fitRhythm(saturdays, { period: 7 })
  expect(structuredClone(model)).toEqual(model)
  const { closes } = scoreRhythm(model, saturdays.slice(0, 42))
  expect(closes?.every((step) => step >= 0 && step < 42)).toBe(true)
  expect(() => scoreRhythm(model, saturdays.slice(0, 41))).toThrow('window length')
  expect(() => fitRhythm(saturdays.slice(0, 20), { period: 7 })).toThrow('has no window')
  expect(() => fitRhythm(saturdays, { period: 7, width: 20 })).toThrow('width must be')
})
