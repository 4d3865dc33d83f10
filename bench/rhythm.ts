/**
 * `npm run bench -- rhythm [--seeds 20] [--json]`: a weekly rhythm gives way to noise of equal variance; how surely does each
 * score tell windows before from windows after? `scale` is packages/tda's rhythm model, `delay` the longest H1 bar of a plain
 * delay embedding (three coordinates two days apart), `variance` what a volatility alarm would see. Rhythm by share of the
 * variance; ROC-AUC, mean over seeds.
 */
import { parseArgs } from 'node:util'
import { brokenRhythm, rocAuc } from './tda/rhythm-series.ts'
import { rhythmScores } from './tda/rhythm-scores.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, json: { type: 'boolean' } },
})
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1)
const shares = [0.9, 0.7, 0.5]

const results = shares.map((share) => {
  const perSeed = seeds.map((seed) => {
    const { before, after } = rhythmScores(brokenRhythm(seed, 336, share))
    const auc = (name: 'scale' | 'delay' | 'variance') =>
      rocAuc(
        after.map((scores) => scores[name]),
        before.map((scores) => scores[name]),
      )
    return { scale: auc('scale'), delay: auc('delay'), variance: auc('variance') }
  })
  const mean = (name: 'scale' | 'delay' | 'variance') =>
    perSeed.reduce((sum, each) => sum + each[name], 0) / perSeed.length
  return { share, scale: mean('scale'), delay: mean('delay'), variance: mean('variance') }
})
if (values.json) process.stdout.write(`${JSON.stringify({ seeds: seeds.length, results }, null, 2)}\n`)
else {
  process.stdout.write(`rhythm share   scale   delay   variance   (mean ROC-AUC of ${seeds.length} seeds)\n`)
  for (const { share, scale, delay, variance } of results) {
    const cells = [scale, delay, variance].map((auc) => auc.toFixed(3))
    process.stdout.write(`${share.toFixed(1).padStart(12)}   ${cells.join('   ')}\n`)
  }
}
