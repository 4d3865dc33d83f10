import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackOf } from '../path/observations.ts'
import { type ControlOptions, controlPath, type Interpolation } from '../path/control.ts'
import { logSignature } from '../signature/log-signature.ts'

const options = (interpolation: Interpolation, seasons: readonly number[] = []): ControlOptions => ({
  interpolation,
  window: 2,
  rowsPerWindow: 2,
  seasons,
  scales: [
    { centre: 0, spread: 1 },
    { centre: 10, spread: 2 },
  ],
})
const track = trackOf({
  times: [0.5, 1, 2.5, 2.5, 7],
  values: [1, 10, Number.NaN, 12, 2, Number.NaN, 3, 14, 4, Number.NaN],
  channels: 2,
})
const rowsOf = ({ points, channels }: { points: Float64Array; channels: number }) =>
  Array.from({ length: points.length / channels }, (_, row) => [
    ...points.subarray(row * channels, (row + 1) * channels),
  ])

test('linear: through what was seen, a gap keeps the last value, each end repeats what is known', () => {
  const { first, windows } = controlPath(track, [0, 2, 4], options('linear'))
  expect([...first]).toEqual([0, 0, 0, 0])
  expect(windows.map(rowsOf)).toEqual([
    [
      [0, 0, 0, 0, 0],
      [0.25, 1, 0, 0.5, 0.5],
      [0.5, 1, 1, 0.5, 1],
      [1, 1, 1, 0.5, 1],
    ],
    [
      [1, 1, 1, 0.5, 1],
      [1.25, 2, 1, 1, 1],
      [1.25, 3, 2, 1.5, 1.5],
      [2, 3, 2, 1.5, 1.5],
    ],
  ])
})

test('rectilinear: time passes first, then the value jumps', () => {
  const [window] = controlPath(track, [2, 4], options('rectilinear')).windows
  expect(rowsOf(window ?? { points: new Float64Array(), channels: 1 })).toEqual([
    [0, 1, 1, 0, 0],
    [0.25, 1, 1, 0, 0],
    [0.25, 2, 1, 0.5, 0],
    [0.25, 3, 2, 1, 0.5],
    [1, 3, 2, 1, 0.5],
  ])
})

test('the first values are those known at the first boundary, and whether there were any', () => {
  expect([...controlPath(track, [0.75, 4], options('linear')).first]).toEqual([1, 0, 1, 1])
  expect([...controlPath(track, [100, 200], options('linear')).first]).toEqual([4, 2, 1, 1])
  const far = trackOf({ times: [0], values: [1e9], channels: 1 })
  expect([...controlPath(far, [0, 1], options('linear')).first]).toEqual([10, 1])
})

test('the area between a value and its season is its Fourier coefficient, however it was seen', () => {
  const season = 7
  const wave = (time: number) => Math.cos((2 * Math.PI * time) / season)
  const areaOf = (times: readonly number[]) => {
    const seen = trackOf({ times, values: times.map(wave) })
    const scales = [{ centre: 0, spread: 1 }]
    const { windows } = controlPath(seen, [7, 14], { ...options('linear', [season]), window: 7, scales })
    const { words, of } = logSignature(5, 2)
    const at = words.findIndex((word) => word.join() === '1,3')
    return of(windows[0] ?? { points: new Float64Array(), channels: 5 })[at]
  }
  // ½ ∮ (x dsin − sin dx) with x = cos is π over one turn.
  expect(areaOf(Array.from({ length: 1400 }, (_, i) => i / 100))).toBeCloseTo(Math.PI, 1)
  const uneven = Array.from({ length: 400 }, (_, i) => 14 * (i / 400) ** 1.3)
  expect(areaOf(uneven)).toBeCloseTo(Math.PI, 1)
})

describe.each(['linear', 'rectilinear'] as const)('%s', (interpolation) => {
  const series = fc
    .array(
      fc.record({
        gap: fc.double({ min: 0, max: 3, noNaN: true }),
        value: fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: Number.NaN }),
      }),
      { minLength: 2, maxLength: 20 },
    )
    .filter((rows) => rows.some(({ value }) => !Number.isNaN(value)))
    .map((rows) => {
      let time = 0
      return rows.map(({ gap, value }) => ({ time: (time += gap), value }))
    })
  const windowsOf = (rows: readonly { time: number; value: number }[]) =>
    controlPath(
      trackOf({ times: rows.map(({ time }) => time), values: rows.map(({ value }) => value) }),
      [0, 2, 4, 6, 8],
      options(interpolation, [3]),
    ).windows

  test('a window knows nothing of what comes after it', () => {
    fc.assert(
      fc.property(series, fc.double({ min: -5, max: 5, noNaN: true }), (rows, other) => {
        const changed = rows.map((row) => (row.time > 4 ? { ...row, value: other } : row))
        const seenBefore = rows.some(({ time, value }) => time <= 4 && !Number.isNaN(value))
        if (seenBefore) expect(windowsOf(changed).slice(0, 2)).toEqual(windowsOf(rows).slice(0, 2))
      }),
    )
  })

  test('windows share their end points', () => {
    fc.assert(
      fc.property(series, (rows) => {
        const windows = windowsOf(rows)
        for (const [i, { points, channels }] of windows.entries()) {
          const next = windows[i + 1]
          if (next) expect(points.slice(-channels)).toEqual(next.points.slice(0, channels))
        }
      }),
    )
  })
})

test.each([
  ['series_empty', { times: [], values: [] }],
  ['series_all_missing', { times: [1, 2], values: [Number.NaN, Number.NaN] }],
  ['value_infinite', { times: [1, 2], values: [1, Infinity] }],
  ['times_invalid', { times: [2, 1], values: [1, 2] }],
  ['times_invalid', { times: [Number.NaN], values: [1] }],
  ['channels_invalid', { times: [1, 2], values: [1, 2, 3] }],
  ['channels_invalid', { times: [1], values: [1], channels: 0.5 }],
])('%s', (code, observations) => {
  expect(() => trackOf(observations)).toThrow(expect.objectContaining({ code }))
})
