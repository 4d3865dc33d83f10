/** The scoring of bench/nab against what NAB's code and its published results say. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCorpus, readPublished } from '../bench/nab/corpus.ts'
import { bestThreshold, normalised, probation, scaledSigmoid, worths } from '../bench/nab/protocol.ts'

const folder = join(import.meta.dirname, '../../shared/data/anomaly/nab')
const standard = { truePositive: 1, falsePositive: 0.11, falseNegative: 1 }

test('the sigmoid has the values named in the code of NAB', () => {
  const named = [-1, -0.5, 0, 1, 2.9, 3].map((position) => scaledSigmoid(position).toFixed(5))
  expect(named).toEqual(['0.98661', '0.84828', '0.00000', '-0.98661', '-1.00000', '-1.00000'])
})

test('a window counts once, by its earliest detection; what lies outside costs', () => {
  const windows = [[40, 49]] as const
  const places = worths(100, windows)
  expect(places[40]).toEqual({ window: 0, worth: 1 })
  expect(places[39]).toEqual({ window: -1, worth: -1 })
  expect(places[50]?.worth).toBeCloseTo(scaledSigmoid(1 / 9), 12)
  const scores = new Float64Array(100)
  scores[40] = scores[45] = 0.9
  scores[20] = 0.5
  scores[5] = 1
  const best = bestThreshold([{ scores, windows }], standard)
  expect(best).toEqual({ threshold: 0.9, score: 1 })
  expect(normalised(best.score, 1, standard)).toBe(100)
  expect(bestThreshold([{ scores: new Float64Array(100), windows }], standard).score).toBe(-1)
  expect([probation(100), probation(4032), probation(22_695)]).toEqual([15, 604, 750])
})

test.skipIf(!existsSync(folder))('published results follow from raw scores; windows count as in them', () => {
  const { series, profiles } = readCorpus(folder)
  for (const name of ['numenta', 'numentaTM', 'contextOSE', 'earthgeckoSkyline', 'randomCutForest']) {
    const results = readPublished(folder).filter((each) => each.name === name)
    expect(results).toHaveLength(3)
    for (const { profile, raw, final } of results) {
      expect(normalised(raw, 116, profiles[profile] ?? standard), `${name} ${profile}`).toBeCloseTo(final, 6)
    }
  }
  const scored = (name: string) => {
    const found = series.find((each) => each.name === name)
    if (!found) return []
    return worths(found.values.length, found.windows).slice(probation(found.values.length))
  }
  // numenta_standard_scores.csv of NAB's results: TP + FN, and FP + TN; in the last, one true positive alone makes the score.
  const counts = (name: string) => {
    const inside = scored(name).filter(({ window }) => window >= 0).length
    return [inside, scored(name).length - inside]
  }
  expect(counts('realKnownCause/machine_temperature_system_failure.csv')).toEqual([2268, 19_677])
  expect(counts('realKnownCause/nyc_taxi.csv')).toEqual([1035, 8535])
  expect(counts('realAdExchange/exchange-4_cpm_results.csv')).toEqual([164, 1233])
  const alone = scored('realKnownCause/rogue_agent_key_hold.csv').map(({ worth }) => worth - 1)
  expect(alone.some((score) => Math.abs(score + 0.867400232622) < 1e-11)).toBe(true)
})
