/**
 * `npm run bench -- nab --data DIR [--detectors scale,robust-z] [--json]`: the Numenta Anomaly Benchmark on all series of it that are in DIR:
 * NAB's windows, sigmoid scoring and three profiles, one threshold per detector and profile for all series, the best one, as NAB chooses it.
 * Where DIR has NAB's raw scores and its final results, the latter are recomputed from the former to check the protocol.
 */
import { parseArgs } from 'node:util'
import { readCorpus, readPublished } from './nab/corpus.ts'
import { contestants } from './nab/detectors.ts'
import { bestThreshold, normalised, type Weights } from './nab/protocol.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    detectors: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
if (values.data === undefined) throw new Error('--data DIR is needed: a copy of NAB, or of some of it.')

const { series, profiles } = readCorpus(values.data)
const windows = series.reduce((sum, each) => sum + each.windows.length, 0)
const chosen = values.detectors?.split(',')
const detectors = contestants
  .filter(({ name }) => chosen?.includes(name) ?? true)
  .map(({ name, scores }) => {
    const before = process.cpuUsage()
    const judged = series.map((each) => ({ scores: scores(each), windows: each.windows }))
    const { user, system } = process.cpuUsage(before)
    const of = (profile: string) => {
      const weights = weightsOf(profile)
      return normalised(bestThreshold(judged, weights).score, windows, weights)
    }
    return {
      name,
      standard: of('standard'),
      lowFp: of('reward_low_FP_rate'),
      lowFn: of('reward_low_FN_rate'),
      threshold: bestThreshold(judged, weightsOf('standard')).threshold,
      cpuSeconds: (user + system) / 1e6,
    }
  })
const published = recomputed()
process.stdout.write(
  values.json
    ? `${JSON.stringify({ series: series.length, windows, detectors, published }, null, 2)}\n`
    : table(),
)

function weightsOf(profile: string): Weights {
  const weights = profiles[profile]
  if (!weights) throw new Error(`${values.data} has no profile "${profile}"`)
  return weights
}

/** NAB's final results against those recomputed from its raw scores, over the 116 windows of the whole corpus. */
function recomputed() {
  return readPublished(values.data ?? '.').map(({ name, profile, raw, final }) => {
    const ours = normalised(raw, 116, weightsOf(profile))
    return { name, profile, final, recomputed: ours, equal: Math.abs(ours - final) < 1e-6 }
  })
}

function table(): string {
  const column = (score: number) => score.toFixed(2).padStart(8)
  const equal = published.filter((each) => each.equal).length
  return [
    `${series.length} series, ${windows} windows`,
    'detector                 standard   low FP   low FN  CPU s',
    ...detectors.map(
      ({ name, standard, lowFp, lowFn, cpuSeconds }) =>
        `${name.padEnd(24)} ${[standard, lowFp, lowFn].map(column).join(' ')} ${cpuSeconds.toFixed(0).padStart(6)}`,
    ),
    ...(published.length > 0
      ? [`${equal} of ${published.length} published results follow from their raw scores`]
      : []),
    '',
  ].join('\n')
}
