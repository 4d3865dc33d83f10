/**
 * `npm run bench -- recurring [--seeds N] [--json]`: recurring payments found again in ledgers of known truth (jitter, skips,
 * price changes, look-alikes), precision and recall beside a naive rival; mean and worst over seeds.
 */
import { parseArgs } from 'node:util'
import { madeLedger } from './recurring/ledger.ts'
import { byMedianGap, ours, type Score, scoreOf } from './recurring/score.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
})
/** Seeds from 1000: those below were looked at while the method was built. */
const ledgers = Array.from({ length: Number(values.seeds) }, (_, seed) => madeLedger(1000 + seed))
const methods = { scale: ours, 'median gap': byMedianGap }

const rows = Object.entries(methods).map(([name, method]) => {
  const start = performance.now()
  const scores = ledgers.map((ledger) => scoreOf(ledger, method(ledger)))
  const seconds = (performance.now() - start) / 1000 / ledgers.length
  const of = (key: keyof Score) => scores.map((score) => score[key])
  const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
  return {
    name,
    precision: mean(of('precision')),
    recall: mean(of('recall')),
    worst: { precision: Math.min(...of('precision')), recall: Math.min(...of('recall')) },
    seconds,
  }
})
const report = { ledgers: ledgers.length, rows: ledgers[0]?.rows.length ?? 0, methods: rows }
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table())

function table(): string {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(10)
  const lines = rows.map(({ name, precision, recall, worst, seconds }) => {
    const shares = [precision, recall, worst.precision, worst.recall].map(percent).join('')
    return name.padEnd(14) + shares + seconds.toFixed(2).padStart(10)
  })
  const head = ['precision', 'recall', 'worst', 'worst', 'seconds'].map((each) => each.padStart(10)).join('')
  return `${report.ledgers} ledgers of ${report.rows} rows\n${''.padEnd(14)}${head}\n${lines.join('\n')}\n`
}
