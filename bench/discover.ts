/**
 * `npm run bench -- discover --data X.csv --text COL --label COL [--amount COL] [--date COL] [--old 0.5] [--seed 1] [--estimate]
 * [--steps 500] [--models hypcd,euclidean,kmeans] [--json]`: hides the labels of some classes and half of the others, and says how much of
 * them is found again: HypCD, its Euclidean twin, k-means on hashed n-grams. The number of classes is given, as in the paper's main
 * tables, or estimated with --estimate; the estimate is printed either way.
 */
import { parseArgs } from 'node:util'
import {
  adjustedRandIndex,
  clusterAccuracy,
  discover,
  estimateCount,
  kMeans,
  normalizedMutualInformation,
  type Row,
  type Space,
} from '@scale/hypcd'
import { createRng, createRuntime } from '@scale/numerics'
import { readLabelled } from './categorize/table.ts'
import { hashedPoints } from './discover/hashed.ts'
import { splitOf } from './discover/split.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string' },
    label: { type: 'string' },
    amount: { type: 'string' },
    date: { type: 'string' },
    old: { type: 'string', default: '0.5' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '500' },
    models: { type: 'string', default: 'hypcd,euclidean,kmeans' },
    estimate: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
if (values.data === undefined || values.text === undefined || values.label === undefined) {
  throw new Error('--data FILE, --text COLUMN and --label COLUMN are needed.')
}

interface Found {
  readonly categories: Int32Array
  readonly k: number
  readonly kEstimated: number
  readonly assigner: string
}

const column = (name: string | undefined) => (name === undefined ? [] : [name])
const labelled = readLabelled(values.data, {
  text: [values.text],
  label: [values.label],
  amount: column(values.amount),
  date: column(values.date),
  group: [],
})
const rows: readonly Row[] = labelled.map(({ row }) => row)
const seed = Number(values.seed)
const { truth, labels, classes, oldClasses, hidden } = splitOf(
  labelled.map(({ label }) => label),
  { old: Number(values.old), seed },
)
const runtime = await createRuntime()
const spaces: Record<string, Space> = {
  hypcd: { geometry: 'hyperbolic', ball: { curvature: 0.1, clip: 2.3 } },
  euclidean: { geometry: 'euclidean' },
}
const models = values.models.split(',').map((name) => measured(name.trim()))
process.stdout.write(
  values.json
    ? `${JSON.stringify({ rows: rows.length, scored: hidden.length, classes, oldClasses, seed, models }, null, 2)}\n`
    : table(),
)

function measured(name: string) {
  const before = process.cpuUsage()
  const found = name === 'kmeans' ? rawKMeans() : discovered(name)
  const { user, system } = process.cpuUsage(before)
  const of = (values: Int32Array) => Int32Array.from(hidden, (row) => values[row] ?? 0)
  const [real, predicted] = [of(truth), of(found.categories)]
  const { perRow, perClass } = clusterAccuracy(real, predicted, (label) => label < oldClasses)
  const { k, kEstimated, assigner } = found
  return {
    name,
    ...perRow,
    balanced: perClass.all,
    nmi: normalizedMutualInformation(real, predicted),
    ari: adjustedRandIndex(real, predicted),
    k,
    kEstimated,
    assigner,
    cpuSeconds: (user + system) / 1e6,
  }
}

function discovered(name: string): Found {
  const space = spaces[name]
  if (!space) throw new Error(`No model is called "${name}". There are: hypcd, euclidean, kmeans.`)
  const count = values.estimate ? {} : { count: classes }
  const run = discover(runtime, rows, labels, { space, seed, steps: Number(values.steps), ...count })
  for (;;) {
    const { done, value } = run.next()
    if (done) {
      const { categories, count: k, countEstimated: kEstimated, assigner } = value
      return { categories, k, kEstimated, assigner }
    }
  }
}

/** The rival that learns nothing: k-means on the hashed n-grams, no label used but for its estimate of their number. */
function rawKMeans(): Found {
  const rng = createRng(seed)
  const points = hashedPoints(rows)
  const kEstimated = estimateCount(runtime, points, labels, {
    least: oldClasses,
    most: 3 * oldClasses + 20,
    rng,
  })
  const k = values.estimate ? kEstimated : classes
  const { clusters } = kMeans(runtime, points, { clusters: k, rng, starts: 2, iterationsMax: 30 })
  return { categories: clusters, k, kEstimated, assigner: 'clusters' }
}

function table(): string {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
  const lines = models.map(
    ({ name, all, old, new: fresh, balanced, nmi, ari, k, kEstimated, assigner, cpuSeconds }) =>
      `${name.padEnd(10)}${[all, old, fresh, balanced, nmi, ari].map(percent).join(' ')}  ${String(k).padStart(4)} ${String(kEstimated).padStart(5)}  ${assigner.padEnd(8)} ${cpuSeconds.toFixed(0).padStart(5)}`,
  )
  return [
    `${rows.length} rows, ${classes} classes, ${oldClasses} Old; ${hidden.length} rows scored, seed ${seed}; %`,
    'model        All    Old    New  v2b     NMI    ARI     K  K est  assigner CPU s',
    ...lines,
    '',
  ].join('\n')
}
