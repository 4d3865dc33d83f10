import { expect, test } from 'vitest'
import { brokenRhythm, rocAuc } from '../../../bench/tda/rhythm-series.ts'
import { rhythmScores } from '../../../bench/tda/rhythm-scores.ts'

test('a broken weekly rhythm is seen where variance sees nothing', () => {
  const aucs = Array.from({ length: 20 }, (_, seed) => {
    const { before, after } = rhythmScores(brokenRhythm(seed + 1, 210, 0.7))
    const auc = (name: 'scale' | 'variance') =>
      rocAuc(
        after.map((scores) => scores[name]),
        before.map((scores) => scores[name]),
      )
    return { topology: auc('scale'), variance: auc('variance') }
  })
  const mean = (name: 'topology' | 'variance') => aucs.reduce((sum, auc) => sum + auc[name], 0) / aucs.length
  expect(mean('topology')).toBeGreaterThanOrEqual(0.9)
  expect(Math.abs(mean('variance') - 0.5)).toBeLessThan(0.15)
})
