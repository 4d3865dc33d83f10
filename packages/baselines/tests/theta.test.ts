import { expect, test } from 'vitest'
import { dynamicTheta, type Method, theta } from '../index.ts'
import { regressionLine } from '../theta.ts'
import { normal, weekly } from './random.ts'

test('on a straight line the last value goes on with half the slope', () => {
  // Both theta lines are the line itself; smoothing with α near 1 stands at its end.
  const line = Array.from({ length: 30 }, (_, i) => 4 + 3 * i)
  const { point } = theta.forecast(theta.fit(line), 3, [])
  for (const [step, value] of point.entries()) expect(value).toBeCloseTo(91 + 1.5 * (step + 1), 2)
})

test('it is simple smoothing with half the slope as drift (Hyndman & Billah 2003, eq. 5)', () => {
  const next = normal(3)
  let level = 20
  const values = Array.from({ length: 60 }, () => (level += 0.2 + next()) + next())
  const { state, scale } = theta.fit(values)
  const { alpha, initialLevel } = state.smoothing
  const { slope, end } = regressionLine(Float64Array.from(values))
  // θ = 2 line 2y − line, smoothed by its weights: 2 · SES(y) − SES(line).
  let smooth = (1 - alpha) ** 60 * initialLevel * scale
  for (let j = 0; j < 60; j++) {
    const curved = 2 * (values[59 - j] as number) - (end - slope * j)
    smooth += alpha * (1 - alpha) ** j * curved
  }
  const { point } = theta.forecast(theta.fit(values), 4, [])
  for (const [step, value] of point.entries()) {
    expect(value).toBeCloseTo((smooth + end + slope * (step + 1)) / 2, 8)
  }
})

test('the dynamic one carries the regression line of what it has seen', () => {
  const values = weekly(2, 50)
  const { state, scale } = dynamicTheta.fit(values)
  const { slope, end } = regressionLine(values)
  expect(state.lines.slope * scale).toBeCloseTo(slope, 9)
  expect((state.lines.intercept + state.lines.slope * 50) * scale).toBeCloseTo(end, 9)
})

test('the dynamic one goes on along a straight line, most of the way', () => {
  const line = Array.from({ length: 40 }, (_, i) => 10 + 2 * i)
  const { point } = dynamicTheta.forecast(dynamicTheta.fit(line), 5, [])
  expect(point[0]).toBeCloseTo(90, 0)
  expect(point[4]).toBeGreaterThan(94)
  expect(point[4]).toBeLessThan(98.5)
})

test('both put the season back in its phase', () => {
  const values = weekly(4, 7 * 12 + 3, 0.1)
  const methods: Method<unknown>[] = [theta, dynamicTheta]
  for (const method of methods) {
    const { point } = method.forecast(method.fit(values, { seasonLengths: 7 }), 14, [])
    const came = weekly(4, 7 * 12 + 17, 0).subarray(-14)
    for (const [step, value] of point.entries())
      expect(Math.abs(value - (came[step] as number))).toBeLessThan(1.5)
  }
})
