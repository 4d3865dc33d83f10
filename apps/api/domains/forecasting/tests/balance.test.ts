import { createRng } from '@scale/numerics/rng'
import { expect, test } from 'vitest'
import {
  balancePath,
  balanceQuantiles,
  type LookBack,
  restOf,
  spreadOf,
  unseenSpread,
} from '../outlook/balance.ts'
import { drawnPayment, type Due, momentsUntil } from '../outlook/known-ahead.ts'
import { bandEnds, dailyMoments, levels } from '../outlook/methods.ts'

const [days, ahead, every, looksBack] = [700, 90, 14, 14]

/** A balance that each weekday moves otherwise, with what was said of it at past days and what came. */
function looksAt(seed: number, origins: readonly number[]): LookBack[] {
  const rng = createRng(seed)
  const means = Array.from({ length: 7 }, () => -1000 * rng.uniform())
  const values = Float64Array.from({ length: days }, (_, day) => (means[day % 7] ?? 0) + 800 * rng.normal())
  return origins.map((origin): LookBack => {
    let sum = 0
    const came = values.slice(origin, origin + ahead).map((value) => (sum += value))
    const none = { mean: new Float64Array(ahead), variance: new Float64Array(ahead) }
    const ensemble = { quantiles: new Float64Array(ahead * levels.length), members: [] }
    return { start: 0, ensemble, before: dailyMoments(values.slice(0, origin), ahead), known: none, came }
  })
}

test('bands of balances hold what they promise, over many balances', () => {
  const last = days - ahead
  const chosenAt = Array.from({ length: looksBack }, (_, at) => last - ahead - at * every)
  const within = [0, 0, 0]
  let steps = 0
  for (let seed = 1; seed <= 60; seed++) {
    const looks = looksAt(seed, [...chosenAt, last])
    const now = looks.pop()
    if (!now) throw new Error('there is no look')
    const spread = spreadOf(looks)
    const path = balancePath(now.start, restOf(now.ensemble, now.before, spread), now.known, spread.shared)
    const said = balanceQuantiles(path, spread)
    for (const [day, value] of now.came.entries()) {
      const at = (level: number) => said[day * levels.length + level] as number
      for (const [band, [low, high]] of bandEnds.entries()) {
        if (at(low) <= value && value <= at(high)) within[band] = (within[band] ?? 0) + 1
      }
      steps++
    }
  }
  const shares = within.map((count) => count / steps)
  for (const [band, level] of [0.5, 0.8, 0.95].entries()) {
    expect(shares[band]).toBeGreaterThan(level - 0.05)
    expect(shares[band]).toBeLessThan(level + 0.05)
  }
})

const due = (recurringId: string, day: number): Due => {
  return { recurringId, day, jitterDays: 0, minor: -1000, low: -1128, high: -872, certain: false }
}

test('amounts of one payment are off the same way, and those of several by themselves', () => {
  const same = [10, 40, 70].map((day) => due('power', day))
  const several = [10, 40, 70].map((day, at) => due(`bill ${at}`, day))
  const deviation = (dues: readonly Due[]) => Math.sqrt(momentsUntil(dues, 0, ahead).variance[ahead - 1] ?? 0)
  expect(deviation(same)).toBeCloseTo(3 * 100, 0)
  expect(deviation(several)).toBeCloseTo(Math.sqrt(3) * 100, 0)
  const draws = { uniform: () => 0.5, normal: () => 0, size: 2 }
  expect(same.map((each) => Math.round(drawnPayment(each, draws)?.minor ?? 0))).toEqual([-800, -800, -800])
})

test('before anything was looked back on, a short past makes wider bands', () => {
  const [short, long] = [20, 400].map((count) => {
    const spread = unseenSpread(count)
    const [look] = looksAt(1, [count])
    if (!look) throw new Error('there is no look')
    const path = balancePath(0, restOf(null, look.before, spread), look.known, spread.shared)
    return balanceQuantiles(path, spread)
  })
  const last = (ahead - 1) * levels.length
  const width = (said: typeof short) => (said?.[last + 6] ?? 0) - (said?.[last] ?? 0)
  expect(width(short)).toBeGreaterThan(1.5 * width(long))
})
