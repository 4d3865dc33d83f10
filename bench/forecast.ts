/**
 * `npm run bench -- forecast --train T [--test U] --format m4|m3|long --season S --horizon H [--models a,b] [--limit N]
 * [--windows N] [--inside] [--json]`: how near forecasts come and whether their bands hold, beside naive rivals.
 *
 * Each method runs in a process of its own over all series; `seconds` is that process' time to fit and forecast them,
 * `rssMb` its peak memory. OWA is the mean of sMAPE and MASE over those of Naive2. `--inside` cuts the test part off
 * and forecasts the last steps of the training part: for choosing. Scores: bench/forecast/score.ts.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { Order } from './forecast/forecasts.ts'
import type { Answer, Refusal } from './forecast/measure.ts'
import { globalMethods } from './forecast/global.ts'
import { methods, usual } from './forecast/methods.ts'
import { levels, type Score, scoreOf } from './forecast/score.ts'
import { type Format, formats, readTasks, type Task } from './forecast/tasks.ts'

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    format: { type: 'string' },
    season: { type: 'string', default: '1' },
    horizon: { type: 'string' },
    models: { type: 'string', default: usual.join(',') },
    limit: { type: 'string', default: 'Infinity' },
    windows: { type: 'string', default: '10' },
    inside: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

interface Row extends Score {
  readonly name: string
  readonly owa: number
  readonly seconds: number
  readonly rssMb: number
}

const horizon = wholeNumber('horizon', values.horizon)
const season = wholeNumber('season', values.season)
const tasks = chosenTasks()
const asked = values.models.split(',').map((name) => name.trim())
const names = [...methods.keys(), ...globalMethods.keys()]
const unknown = asked.find((name) => !names.includes(name))
if (unknown !== undefined) {
  throw new Error(`No model is called "${unknown}". There are: ${names.join(', ')}.`)
}

const rows: Row[] = []
const yardstick = await run('naive2')
if ('refusal' in yardstick) throw new Error(yardstick.refusal)
for (const name of asked) {
  const answer = name === 'naive2' ? yardstick : await run(name)
  if ('refusal' in answer) {
    process.stderr.write(`${name} is left out. ${answer.refusal}\n`)
    continue
  }
  const { score, seconds, rssMb } = answer
  const owa = (score.smape / yardstick.score.smape + score.mase / yardstick.score.mase) / 2
  rows.push({ name, ...score, owa, seconds, rssMb })
}
process.stdout.write(
  values.json ? `${JSON.stringify({ series: tasks.length, models: rows.map(rounded) }, null, 2)}\n` : table(),
)

function wholeNumber(name: string, text: string | undefined): number {
  const value = Number(text)
  if (text === undefined || !Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} N is needed: a whole number from 1.`)
  }
  return value
}

function chosenTasks(): Task[] {
  const { train, test, inside } = values
  const format = formats.find((each): each is Format => each === values.format)
  if (train === undefined || format === undefined) {
    throw new Error(`--train FILE and --format ${formats.join('|')} are needed.`)
  }
  const windowsMax = wholeNumber('windows', values.windows)
  const all = readTasks({ format, train, test, horizon, windowsMax, inside })
  if (all.length === 0) throw new Error(`${train} holds no series that could be forecast.`)
  return all.slice(0, Number(values.limit))
}

interface Cost {
  readonly score: Score
  readonly seconds: number
  readonly rssMb: number
}

async function run(model: string): Promise<Cost | Refusal> {
  const child = fork(new URL('./forecast/measure.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: [],
  })
  const order: Order = { model, tasks, season, horizon, levels }
  child.send(order)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that ran ${model} ended with ${code} and no answer.`)
  })
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer | Refusal]
  if ('refusal' in answer) return answer
  return { score: scoreOf(tasks, answer, season), seconds: answer.seconds, rssMb: answer.rssMb }
}

function rounded(row: Row): Row {
  const digits = (value: number, count: number): number => Number(value.toFixed(count))
  const { name, smape, mase, owa, wql, coverage80, coverage95, seconds, rssMb } = row
  return {
    name,
    smape: digits(smape, 3),
    mase: digits(mase, 3),
    owa: digits(owa, 3),
    wql: digits(wql, 4),
    coverage80: digits(coverage80, 4),
    coverage95: digits(coverage95, 4),
    seconds: digits(seconds, 2),
    rssMb: digits(rssMb, 0),
  }
}

function table(): string {
  const names = ['sMAPE', 'MASE', 'OWA', 'WQL', 'in 80 %', 'in 95 %', 'seconds', 'MB']
  const lines = rows.map(rounded).map(({ name, ...scores }) => {
    const { smape, mase, owa, wql, coverage80, coverage95, seconds, rssMb } = scores
    const percent = (share: number): string => (100 * share).toFixed(1)
    const cells = [smape, mase, owa, wql, percent(coverage80), percent(coverage95), seconds, rssMb]
    return (
      name.padEnd(20) + cells.map((cell) => (Number.isNaN(cell) ? '-' : String(cell)).padStart(9)).join('')
    )
  })
  const head = ''.padEnd(20) + names.map((each) => each.padStart(9)).join('')
  return `${tasks.length} forecasts of ${horizon} steps\n${[head, ...lines].join('\n')}\n`
}
