import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreFusion, SeriesError, startFusion, type Fusion } from '../index.ts'
import { surprise, surpriseMax } from '../tail.ts'
import { windowOf } from '../window.ts'
import { noise } from './series.ts'

const start = startFusion({ periods: [7], quiet: 10 })

test('piece by piece, and stored as JSON in between, is all at once', () => {
  const series = fc.array(fc.oneof(fc.double({ min: -1e9, max: 1e9 }), fc.constant(NaN)), { maxLength: 300 })
  fc.assert(
    fc.property(series, fc.nat(300), (values, cut) => {
      const all = Float64Array.from(values)
      const whole = scoreFusion(start, all)
      const head = scoreFusion(start, all.slice(0, cut))
      const tail = scoreFusion(JSON.parse(JSON.stringify(head.model)) as Fusion, all.slice(cut))
      expect([...head.scores, ...tail.scores]).toEqual([...whole.scores])
      expect([...head.loudest, ...tail.loudest]).toEqual([...whole.loudest])
      expect(JSON.stringify(tail.model)).toBe(JSON.stringify(whole.model))
    }),
    { numRuns: 20 },
  )
})

test('a jump is the rarest of a thousand values, and its going on is no news', () => {
  const values = noise(3, 1000)
  for (let at = 900; at < 905; at++) values[at] = (values[at] as number) + 30
  const { scores, loudest } = scoreFusion(start, values)
  const rarest = scores.indexOf(Math.max(...scores))
  expect(rarest).toBe(900)
  expect(scores[rarest]).toBeGreaterThan(4)
  expect(loudest[rarest]).toBeGreaterThanOrEqual(0)
  expect(scores.slice(901, 910).every((each) => each < (scores[900] as number))).toBe(true)
})

test('nothing strange in no values, missing ones, a level that never moves', () => {
  expect([...scoreFusion(start, new Float64Array()).scores]).toEqual([])
  expect(scoreFusion(start, new Float64Array(5).fill(NaN)).scores.every(Number.isNaN)).toBe(true)
  expect(scoreFusion(start, new Float64Array(600).fill(7)).scores.every((each) => each === 0)).toBe(true)
  expect(() => startFusion({ quiet: -1 })).toThrow(SeriesError)
})

test('scores of an exponential distribution are as rare as they are', () => {
  const uniforms = Array.from({ length: 4000 }, (_, at) => (at + 0.5) / 4000)
  const before = windowOf(
    4000,
    uniforms.map((u) => -Math.log(u)),
  )
  for (const decades of [0.5, 1, 3, 6]) {
    expect(Math.abs(surprise(before, decades * Math.LN10) / decades - 1)).toBeLessThan(0.05)
  }
  const flat = windowOf(200, new Array<number>(200).fill(1))
  expect(surprise(flat, 1)).toBe(0)
  expect(surprise(flat, 1.1)).toBe(surpriseMax)
})
