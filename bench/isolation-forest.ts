/**
 * `npm run bench -- isolation-forest --data X.csv --label COL [--seeds 5] [--extension 0] [--json]`: fits on all rows of
 * a labelled CSV, scores them, and says how well the anomalies come first; beside it the largest |z| of a row.
 * `bench/oracles/sklearn_iforest.py` takes the same arguments. Without --data it makes `--rows` rows of ten normal
 * numbers from a seed, one row in a hundred a strange one.
 */
import { parseArgs } from 'node:util'
import { fit, refit, score, type ForestOptions, type Table } from '@scale/isolation-forest'
import { readLabelled, type Labelled } from './isolation-forest/labelled.ts'
import { largestDeviation } from './isolation-forest/largest-deviation.ts'
import { makeLabelled } from './isolation-forest/made.ts'
import { ranking, type Ranking } from './isolation-forest/ranking.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rows: { type: 'string', default: '1000000' },
    label: { type: 'string', default: 'label' },
    seeds: { type: 'string', default: '5' },
    extension: { type: 'string', default: '0' },
    json: { type: 'boolean' },
  },
})

interface Measured extends Ranking {
  readonly fitSeconds: number
  readonly scoreSeconds: number
  /** Scores the last 300 rows and replaces a tenth of the trees by some grown from them. */
  readonly incrementalSeconds: number
}
const laterRows = 300

const labelled = values.data
  ? readLabelled(values.data, values.label)
  : makeLabelled(Number(values.rows), 20_260_316)
const runs = Array.from({ length: Number(values.seeds) }, (_, seed) =>
  measured(labelled, { seed, extension: Number(values.extension) }),
)
const result = {
  rows: labelled.labels.length,
  columns: labelled.table.length,
  seeds: runs.length,
  rocAuc: mean(runs.map((run) => run.rocAuc)),
  rocAucSd: deviation(runs.map((run) => run.rocAuc)),
  averagePrecision: mean(runs.map((run) => run.averagePrecision)),
  averagePrecisionSd: deviation(runs.map((run) => run.averagePrecision)),
  fitSeconds: mean(runs.map((run) => run.fitSeconds)),
  scoreSeconds: mean(runs.map((run) => run.scoreSeconds)),
  incrementalSeconds: mean(runs.map((run) => run.incrementalSeconds)),
  /** The first run, while the code is still cold. */
  firstSeconds: (runs[0]?.fitSeconds ?? 0) + (runs[0]?.scoreSeconds ?? 0),
  rssMb: process.resourceUsage().maxRSS / 1024,
  largestDeviation: ranking(largestDeviation(labelled.table), labelled.labels),
}
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : report())

function measured({ table, labels }: Labelled, options: ForestOptions): Measured {
  const startedAt = performance.now()
  const forest = fit(table, options)
  const fittedAt = performance.now()
  const scores = score(forest, table)
  const scoredAt = performance.now()
  const later = lastRows(table, Math.max(laterRows, forest.sampleSize))
  score(forest, later)
  refit(forest, later, forest.trees.length / 10)
  const followedAt = performance.now()
  return {
    ...ranking(scores, labels),
    fitSeconds: (fittedAt - startedAt) / 1000,
    scoreSeconds: (scoredAt - fittedAt) / 1000,
    incrementalSeconds: (followedAt - scoredAt) / 1000,
  }
}

function lastRows(table: Table, rows: number): Table {
  return table.map((column) =>
    column.kind === 'number'
      ? { ...column, values: column.values.slice(-rows) }
      : { ...column, values: column.values.slice(-rows) },
  )
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** Of the population, as `numpy.std`. */
function deviation(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)))
}

function report(): string {
  const { rocAuc, rocAucSd, averagePrecision, averagePrecisionSd, largestDeviation: rival } = result
  return [
    `${result.rows} rows of ${result.columns} columns, mean of ${result.seeds} seeds`,
    `                  ROC-AUC          average precision`,
    `isolation forest  ${rocAuc.toFixed(4)} ± ${rocAucSd.toFixed(4)}  ${averagePrecision.toFixed(4)} ± ${averagePrecisionSd.toFixed(4)}`,
    `largest |z|       ${rival.rocAuc.toFixed(4)}           ${rival.averagePrecision.toFixed(4)}`,
    `fit ${result.fitSeconds.toFixed(3)} s, score ${result.scoreSeconds.toFixed(3)} s (first time ${result.firstSeconds.toFixed(3)} s together), 300 rows later ${result.incrementalSeconds.toFixed(3)} s, peak ${result.rssMb.toFixed(0)} MB`,
    '',
  ].join('\n')
}
