/**
 * kill -9 of the process at each step of an import. A child process does the step and kills itself at the worst moment,
 * inside the step's transaction; then this process goes on from what the database holds. Nothing that was acknowledged
 * is lost, nothing is doubled.
 */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testDb } from '../../../core/testing/index.ts'
import { overTerminal } from './over-terminal.ts'

/** More than one statement of the bulk writes takes. */
const rows = 6000
const timeout = 120_000

/** Moments at which the child dies, each named by the SQL it had just sent. */
const moments = {
  'while the file is stored': 'insert into ingestion.file_chunks',
  'after the file was acknowledged, before it is read': 'update ingestion.imports set changed_at = $3, state',
  'while lines are staged': 'insert into ingestion.lines',
  'while the reading ends': 'insert into ingestion.import_accounts',
  'while rows are recorded': 'insert into accounts.transactions',
  'while the commit ends': 'insert into ingestion.account_marks',
  'while an import is undone': 'state = $4, undone_at',
}

const statement = `Date,Description,Amount\n${Array.from(
  { length: rows },
  (_, at) => `2026-01-${String((at % 28) + 1).padStart(2, '0')},ROW ${at},-${(at % 500) + 1}.00`,
).join('\n')}\n`

test.each(Object.entries(moments))(
  '%s',
  async (_name, sql) => {
    const { url } = await testDb()
    const terminal = await overTerminal(url)
    const undoing = sql.includes('undone_at')
    if (undoing) await terminal.importFile('a.csv', statement)
    const args = undoing ? ['undo', 'last'] : ['import', await terminal.write('a.csv', statement)]
    expect(await dieAt(url, sql, args)).toBe('SIGKILL')

    // Looking at the imports takes what was left lying to its end.
    const { json } = await terminal.run<{ imports: { state: string }[] }>('imports')
    const states = json.imports.map(({ state }) => state)
    expect(stuck.filter((state) => states.includes(state))).toEqual([])
    expect(undoing ? states : []).toEqual(undoing ? ['undone'] : [])
    const again = await terminal.importFile('a.csv', statement)
    expect(again.new + again.duplicate).toBe(rows)
    expect(await ledgerRows(terminal)).toBe(rows)
  },
  timeout,
)

const stuck = ['received', 'reading', 'committing', 'undoing']

type Terminal = Awaited<ReturnType<typeof overTerminal>>

async function ledgerRows(terminal: Terminal): Promise<number> {
  const { json } = await terminal.run<{ totals: { count: number } }>('transactions', '--limit', '1')
  return json.totals.count
}

const cli = fileURLToPath(new URL('../../../cli.ts', import.meta.url))
const preload = new URL('./die-at.ts', import.meta.url).href

async function dieAt(databaseUrl: string, sql: string, args: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', preload, cli, ...args, '--json'], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? path.join(tmpdir(), 'scale-compiled'),
      DATABASE_URL: databaseUrl,
      DIE_AT: sql,
    },
    stdio: 'ignore',
  })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}
