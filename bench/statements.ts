import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { nodeReaders } from '../apps/api/domains/ingestion/readers/index.ts'
import type { ParsedStatement } from '../packages/statements/index.ts'
import { parseStatement, StatementRejected } from '../packages/statements/index.ts'
import { scaled } from './decimal.ts'
import type { Difference, Truth } from './truth.ts'
import { differences, readManifest } from './truth.ts'

/**
 * Scores the importer on files whose content is known: `exact` (rows, sums and dates as the truth says), `differs` (these are,
 * but a balance, a currency or an account number contradicts it), `partial` (every row the truth counts is there or listed as
 * a problem), `asked`, `refused`, `wrong`. A currency the file does not name is shown and counts as exact. `right` is what the
 * truth expects of the file.
 */
type Verdict = 'exact' | 'differs' | 'partial' | 'asked' | 'refused' | 'wrong'

interface Score {
  path: string
  format: string
  expect: string
  verdict: Verdict
  right: boolean
  detail: string
}

type Outcome = { statement: ParsedStatement } | { rejected: StatementRejected } | { crashed: string }

const { values } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'boolean' }, only: { type: 'string' } },
})
if (values.data === undefined)
  throw new Error('--data DIR is needed: a folder with MANIFEST.tsv and the files it names')
const folder = values.data
const manifest = readManifest(readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')).filter(
  (truth) => truth['expect'] !== undefined,
)
const chosen = manifest.filter((truth) => values.only === undefined || truth['path']?.includes(values.only))
const scores: Score[] = []
for (const truth of chosen) scores.push(await score(truth))
process.stdout.write(
  values.json ? `${JSON.stringify({ files: scores, totals: totals(scores) }, null, 2)}\n` : report(scores),
)

async function score(truth: Truth): Promise<Score> {
  const { path = '', format = '', expect = '', notes = '' } = truth
  const bytes = new Uint8Array(readFileSync(locate(path)))
  const password = /password: (\S+)/.exec(notes)?.[1]
  const outcome = await parse(bytes, path)
  const [verdict, right, detail] =
    'crashed' in outcome
      ? (['wrong', false, outcome.crashed] as const)
      : await judge({ truth, bytes, password, outcome })
  return { path: path.replace(/^statements\//, ''), format, expect, verdict, right, detail }
}

interface Case {
  truth: Truth
  bytes: Uint8Array
  password: string | undefined
  outcome: Exclude<Outcome, { crashed: string }>
}

async function judge({
  truth,
  bytes,
  password,
  outcome,
}: Case): Promise<readonly [Verdict, boolean, string]> {
  const { expect = '', path = '' } = truth
  if (expect === 'password') return judgeLock(bytes, path, password, outcome)
  if ('rejected' in outcome) {
    const { code, message } = outcome.rejected
    const right =
      expect === 'reject-with-message'
        ? code === 'bank_refused'
        : /^(?:reject|not-a-statement|twin)/.test(expect)
    return ['refused', right, `${code}: ${message}`]
  }
  const { statement } = outcome
  if (statement.questions.length > 0) {
    return [
      'asked',
      expect === 'ambiguous',
      statement.questions.map(({ code, message }) => `${code}: ${message}`).join(' '),
    ]
  }
  const found = differences(truth, statement)
  const verdict = listed(truth, statement, found) ? 'partial' : worst(found)
  if (expect === 'partial') return judgePartial(statement, found)
  if (expect === 'ok' || expect === 'no-transactions')
    return [verdict, verdict === 'exact', `${describe(found)}${troubles(statement)}`]
  return [
    'wrong',
    expect === 'twin' || (expect === 'reject-or-warn' && statement.problems.length > 0),
    `read ${statement.rows.length} rows`,
  ]
}

/** Some rows were refused one by one, each with its reason, and together with the good ones they are all there. */
function listed(truth: Truth, { rows, problems }: ParsedStatement, found: readonly Difference[]): boolean {
  const surplus = found.some(
    (difference) => difference.what.startsWith('sum_') && scaled(difference.found) > scaled(difference.truth),
  )
  return problems.length > 0 && !surplus && String(rows.length + problems.length) === truth['n_tx']
}

function worst(found: readonly Difference[]): 'exact' | 'differs' | 'wrong' {
  const has = (weight: Difference['weight']) => found.some((difference) => difference.weight === weight)
  return has('wrong') ? 'wrong' : has('differs') ? 'differs' : 'exact'
}

/** Good rows in, bad ones named; the truth counts both together or only the good ones. */
function judgePartial(
  statement: ParsedStatement,
  found: readonly Difference[],
): readonly [Verdict, boolean, string] {
  const { rows, problems } = statement
  const right = problems.length > 0 && (worst(found) === 'exact' || rows.length === 0)
  return [
    right ? 'exact' : 'wrong',
    right,
    `${rows.length} rows, ${problems.map(({ code }) => code).join(' ')} ${describe(found)}`,
  ]
}

async function judgeLock(
  bytes: Uint8Array,
  path: string,
  password: string | undefined,
  outcome: Outcome,
): Promise<readonly [Verdict, boolean, string]> {
  const codeOf = (result: Outcome) =>
    'rejected' in result ? result.rejected.code : 'crashed' in result ? result.crashed : 'parsed'
  const without = codeOf(outcome)
  const wrong = codeOf(await parse(bytes, path, 'certainly not this'))
  const opened = password === undefined ? 'password unknown' : codeOf(await parse(bytes, path, password))
  const right =
    without === 'password_required' && wrong === 'password_wrong' && !/password|encryption|crash/.test(opened)
  return [right ? 'exact' : 'wrong', right, `${without}; wrong one: ${wrong}; right one: ${opened}`]
}

async function parse(bytes: Uint8Array, path: string, password?: string): Promise<Outcome> {
  try {
    const options = {
      fileName: basename(path),
      readers: nodeReaders,
      today: Temporal.Now.plainDateISO(),
      ...(password === undefined ? {} : { password }),
    }
    return { statement: await parseStatement(bytes, options) }
  } catch (error) {
    return error instanceof StatementRejected
      ? { rejected: error }
      : { crashed: `crash: ${error instanceof Error ? error.stack : String(error)}` }
  }
}

/** Paths are relative to the data root (`statements/csv/x.csv`) or to the folder itself (`csv/x.csv`). */
function locate(path: string): string {
  const places = [
    join(folder, path),
    join(folder, '..', path),
    join(folder, path.split('/').slice(1).join('/')),
  ]
  return places.find((place) => existsSync(place)) ?? path
}

function describe(found: readonly Difference[]): string {
  return found
    .map(({ what, truth, found: value }) => `${what} ${value || 'none'} (truth ${truth})`)
    .join(', ')
}

function troubles({ problems, accounts }: ParsedStatement): string {
  const proofs = accounts
    .map(({ reconciled }) => (reconciled === null ? '?' : reconciled ? '✓' : '✗'))
    .join('')
  return `${problems.length > 0 ? ` ${problems.length} problems: ${problems[0]?.code} ${problems[0]?.message}` : ''} [${proofs}]`
}

function totals(all: readonly Score[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {}
  for (const { format, verdict, right } of all) {
    for (const name of [format, 'all']) {
      const row = (table[name] ??= {
        files: 0,
        right: 0,
        exact: 0,
        differs: 0,
        partial: 0,
        asked: 0,
        refused: 0,
        wrong: 0,
      })
      row['files'] = (row['files'] ?? 0) + 1
      row[verdict] = (row[verdict] ?? 0) + 1
      if (right) row['right'] = (row['right'] ?? 0) + 1
    }
  }
  return table
}

function report(all: readonly Score[]): string {
  const lines = all.map(({ path, expect, verdict, right, detail }) => {
    return `${right ? '  ' : '! '}${path.padEnd(58)} ${expect.padEnd(16)} ${verdict.padEnd(8)} ${detail}`
  })
  const columns = ['files', 'right', 'exact', 'differs', 'partial', 'asked', 'refused', 'wrong']
  const table = Object.entries(totals(all)).map(
    ([name, row]) =>
      `${name.padEnd(12)}${columns.map((column) => String(row[column] ?? 0).padStart(9)).join('')}`,
  )
  return [
    ...lines,
    '',
    `${''.padEnd(12)}${columns.map((column) => column.padStart(9)).join('')}`,
    ...table,
    '',
  ].join('\n')
}
