/**
 * `npm run bench -- categorize --train A.csv (--test B.csv | --test-where COL=VALUE | --test-from DAY | --folds K --group COL)
 * --text COL --label COL [--amount COL] [--date COL] [--account COL] [--seed S] [--models a,b] [--json]`: how often
 * the product's classifier is right, beside exact-text lookup, naive Bayes and a linear model on hashed n-grams.
 *
 * `--train` and `--test` may be given several times, and COL may list several names with commas: the first that a file has
 * counts. `--account` is the account or card that paid; unless another is named, a column `account` or `card` is taken for it,
 * as an import knows whose statement it reads; `--account ''` leaves it out. `--test-from` takes rows from that day on for the
 * test. The rivals see the account too. *Unseen* rows have a text that, in lower case and without doubled spaces, is not in the training rows. `rowsPerSecond`
 * is of one core over 100 000 rows, the test rows again and again, as narrations repeat in a large import;
 * `distinctRowsPerSecond` over the different texts of the test, each once.
 */
import { parseArgs } from 'node:util'
import { foldText, type Row } from '@scale/hypcd'
import { type Guess, type Model, models } from './categorize/models.ts'
import { type Answer, type Quality, type Score, scoreOf } from './categorize/score.ts'
import { groupFolds, type Split, splitWhere } from './categorize/splits.ts'
import { type Columns, type Labelled, readLabelled } from './categorize/table.ts'

const { values } = parseArgs({
  options: {
    train: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    'test-where': { type: 'string' },
    'test-from': { type: 'string' },
    folds: { type: 'string' },
    group: { type: 'string' },
    text: { type: 'string' },
    label: { type: 'string' },
    amount: { type: 'string' },
    date: { type: 'string' },
    account: { type: 'string', default: 'account,card' },
    seed: { type: 'string', default: '1' },
    models: { type: 'string', default: models.map(({ name }) => name).join(',') },
    json: { type: 'boolean', default: false },
  },
})

interface Line extends Score {
  readonly name: string
  readonly rowsPerSecond: number
  readonly distinctRowsPerSecond: number
  readonly trainSeconds: number
}

const rowsTimed = 100_000
const splits = chosenSplits()
const lines: Line[] = []
for (const model of models.filter(({ name }) => values.models.split(',').includes(name))) {
  lines.push(await measured(model))
}
const rows = splits.reduce((sum, { test }) => sum + test.length, 0)
process.stdout.write(
  values.json ? `${JSON.stringify({ rows, models: lines.map(rounded) }, null, 2)}\n` : table(),
)

function chosenSplits(): Split[] {
  const { train, test, folds } = values
  const where = values['test-where']
  const from = values['test-from']
  const names = (text: string | undefined) => text?.split(',').map((name) => name.trim()) ?? []
  const columns: Columns = {
    text: names(values.text),
    label: names(values.label),
    amount: names(values.amount),
    date: names(values.date),
    group: names(values.group),
    account: names(values.account),
  }
  if (train.length === 0 || columns.text.length === 0 || columns.label.length === 0) {
    throw new Error('--train FILE, --text COL and --label COL are needed.')
  }
  const read = (files: readonly string[]): Labelled[] => files.flatMap((file) => readLabelled(file, columns))
  const known = read(train)
  if (test.length > 0) return [{ train: known, test: read(test) }]
  if (where !== undefined) {
    const [column = '', value = ''] = where.split(/=(.*)/s)
    return [splitWhere(known, ({ cells }) => cells.get(column) === value)]
  }
  if (from !== undefined) return [splitWhere(known, ({ row }) => (row.date ?? '') >= from)]
  if (folds !== undefined && columns.group.length > 0) return groupFolds(known, Number(folds))
  throw new Error(
    'One of --test FILE, --test-where COL=VALUE, --test-from DAY, --folds K --group COL is needed.',
  )
}

async function measured(model: Model): Promise<Line> {
  const answers: Answer[] = []
  let trainSeconds = 0
  let speeds = { rowsPerSecond: 0, distinctRowsPerSecond: 0 }
  for (const { train, test } of splits) {
    const startedAt = process.cpuUsage()
    const predict = await model.train(
      train.map(({ row }) => row),
      train.map(({ label }) => label),
      Number(values.seed),
    )
    trainSeconds += cpuSeconds(startedAt)
    const asked = test.map(({ row }) => row)
    answers.push(...answersOf({ train, test }, predict(asked)))
    speeds = speedsOf(predict, asked)
  }
  return { name: model.name, ...scoreOf(answers), ...speeds, trainSeconds }
}

/** The model has answered for these rows once, so its code is warm. */
function speedsOf(predict: (rows: readonly Row[]) => unknown, rows: readonly Row[]) {
  const perSecond = (some: readonly Row[]) => {
    const startedAt = process.cpuUsage()
    predict(some)
    return some.length / cpuSeconds(startedAt)
  }
  const distinct = [...new Map(rows.map((row) => [row.text, row])).values()]
  const distinctRowsPerSecond = perSecond(distinct)
  const many = Array.from({ length: rowsTimed }, (_, at) => rows[at % rows.length] ?? { text: '' })
  return { rowsPerSecond: perSecond(many), distinctRowsPerSecond }
}

function answersOf({ train, test }: Split, guesses: readonly Guess[]): Answer[] {
  const texts = new Set(train.map(({ row }) => foldText(row.text)))
  return test.flatMap(({ row, label }, at) => {
    const guess = guesses[at]
    return guess ? [{ ...guess, truth: label, seen: texts.has(foldText(row.text)) }] : []
  })
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function rounded(line: Line): Line {
  const digits = (value: number, count = 4): number => Number(value.toFixed(count))
  const quality = ({ rows, accuracy }: Quality): Quality => ({
    rows,
    accuracy: accuracy === null ? null : digits(accuracy),
  })
  const { name, accuracy, macroF1, ece, seen, unseen, coverage, trainSeconds } = line
  return {
    name,
    accuracy: digits(accuracy),
    macroF1: digits(macroF1),
    ece: digits(ece),
    seen: quality(seen),
    unseen: quality(unseen),
    coverage: { 50: digits(coverage[50]), 80: digits(coverage[80]), 95: digits(coverage[95]) },
    rowsPerSecond: digits(line.rowsPerSecond, 0),
    distinctRowsPerSecond: digits(line.distinctRowsPerSecond, 0),
    trainSeconds: digits(trainSeconds, 1),
  }
}

function table(): string {
  const names = [
    'accuracy',
    'macro F1',
    'ECE',
    'seen',
    'unseen',
    'at 50 %',
    'at 80 %',
    'at 95 %',
    'rows/s',
    'train s',
  ]
  const cells = lines.map((line) => {
    const { name, accuracy, macroF1, ece, seen, unseen, coverage, rowsPerSecond, trainSeconds } =
      rounded(line)
    const shares = [
      accuracy,
      macroF1,
      ece,
      seen.accuracy,
      unseen.accuracy,
      coverage[50],
      coverage[80],
      coverage[95],
    ]
    return [
      name.padEnd(12),
      ...shares.map((share) => share?.toFixed(4) ?? '—'),
      String(rowsPerSecond),
      trainSeconds.toFixed(1),
    ]
  })
  const text = [[''.padEnd(12), ...names], ...cells].map((row) =>
    row.map((cell) => cell.padStart(9)).join(' '),
  )
  const unseen = lines[0]?.unseen.rows ?? 0
  const accounts = new Set(splits.flatMap(({ test }) => test.flatMap(({ row }) => row.account ?? [])))
  const paidFrom = accounts.size > 0 ? `, paid from ${accounts.size} accounts` : ''
  return `${rows} rows${paidFrom}, ${unseen} of them with a text that was not in training\n${text.join('\n')}\n`
}
