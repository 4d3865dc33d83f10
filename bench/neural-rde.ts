/**
 * `npm run bench -- neural-rde [--train T [--test U] --format m4|m3|long --season S --horizon H] [--models a,b] [--limit N]
 * [--windows N] [--dropped 0,0.3,0.5,0.7] [--seed S] [--json]`: how fast the log-ODE converges in depth, and forecasts from series
 * of which 30 %, 50 % and 70 % of the rows are gone, beside rivals. What is forecast is never thinned, nor is the
 * scale MASE is measured in. Without files the series are made from the seed.
 */
import { parseArgs } from 'node:util'
import { exactEnd, logOdeEnd } from '../packages/neural-rde/tests/linear-fields.ts'
import { forecastsOf } from './forecast/forecasts.ts'
import { levels, type Score, scoreOf } from './forecast/score.ts'
import { type Format, formats, readTasks, type Task } from './forecast/tasks.ts'
import { madeTasks, thinned } from './neural-rde/series.ts'

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    format: { type: 'string' },
    season: { type: 'string', default: '7' },
    horizon: { type: 'string', default: '14' },
    models: { type: 'string', default: 'neural-rde,tft,naive,seasonal-naive' },
    limit: { type: 'string', default: 'Infinity' },
    windows: { type: 'string', default: '10' },
    dropped: { type: 'string', default: '0,0.3,0.5,0.7' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const [season, horizon, seed] = [Number(values.season), Number(values.horizon), Number(values.seed)]

const convergence = [1, 2, 3, 4].map((depth) => {
  const [end, exact] = [logOdeEnd(depth), exactEnd()]
  return { depth, end: [...end], error: Math.hypot(...end.map((value, i) => value - (exact[i] as number))) }
})
const tasks = chosenTasks()
const irregular: { dropped: number; models: (Score & { name: string; seconds: number })[] }[] = []
for (const dropped of values.dropped.split(',').map(Number)) {
  const known = thinned(tasks, dropped, seed)
  const models = []
  for (const model of values.models.split(',')) {
    const start = performance.now()
    const forecasts = await forecastsOf({ model, tasks: known, season, horizon, levels })
    const seconds = (performance.now() - start) / 1000
    const points = forecasts.map(({ point }) => point)
    const quantiles = forecasts.map((forecast) => forecast.quantiles)
    models.push({ name: model, ...scoreOf(tasks, { points, quantiles }, season), seconds })
  }
  irregular.push({ dropped, models })
}
process.stdout.write(
  values.json
    ? `${JSON.stringify({ convergence, series: tasks.length, irregular }, null, 2)}\n`
    : `${convergenceTable()}\n\n${irregularTable()}\n`,
)

function chosenTasks(): Task[] {
  const { train, test } = values
  if (train === undefined) return madeTasks(Math.min(60, Number(values.limit)), horizon, seed)
  const format = formats.find((each): each is Format => each === values.format)
  if (format === undefined) throw new Error(`--format ${formats.join('|')} is needed with --train.`)
  const source = { format, train, test, horizon, windowsMax: Number(values.windows) }
  return readTasks(source).slice(0, Number(values.limit))
}

function convergenceTable(): string {
  const lines = convergence.map(({ depth, end, error }) => {
    return (
      `${depth}`.padEnd(8) +
      end.map((value) => value.toFixed(10).padStart(15)).join('') +
      error.toFixed(6).padStart(12)
    )
  })
  const head = `${'depth'.padEnd(8)}${'z₁'.padStart(15)}${'z₂'.padStart(15)}${'error'.padStart(12)}`
  return ['Log-ODE of linear fields over one window', head, ...lines].join('\n')
}

function irregularTable(): string {
  const head = ['rows gone', 'WQL', 'MASE', 'sMAPE', 'in 80 %', 'in 95 %', 'seconds']
  const lines = irregular.flatMap(({ dropped, models }) =>
    models.map(({ name, wql, mase, smape, coverage80, coverage95, seconds }) => {
      const shares = [coverage80, coverage95].map((share) => (100 * share).toFixed(1))
      const cells = [
        `${100 * dropped} %`,
        wql.toFixed(4),
        mase.toFixed(3),
        smape.toFixed(2),
        ...shares,
        seconds.toFixed(1),
      ]
      return name.padEnd(18) + cells.map((cell) => cell.padStart(10)).join('')
    }),
  )
  const names = ''.padEnd(18) + head.map((each) => each.padStart(10)).join('')
  return [`${tasks.length} forecasts of ${horizon} steps`, names, ...lines].join('\n')
}
