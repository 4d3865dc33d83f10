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
import type { Db } from '../../../core/db/db.ts'
import { testDb } from '../../../core/testing/index.ts'
import { overTerminal } from './over-terminal.ts'

/** More than one statement of the bulk writes takes. */
const rows = 6000
const timeout = 120_000

/** Moments at which the child dies, each named by the SQL it had just sent, and the state in which it leaves the import. */
const moments = {
  'while the file is stored': { sql: 'insert into ingestion.file_chunks', leaves: [] },
  'after the file was acknowledged, before it is read': {
    sql: 'update ingestion.imports set changed_at = $3, state',
    leaves: ['received'],
  },
  'while lines are staged': { sql: 'insert into ingestion.line_blocks', leaves: ['reading'] },
  'while the reading ends': { sql: 'insert into ingestion.import_accounts', leaves: ['reading'] },
  'while rows are recorded': { sql: 'insert into accounts.transactions', leaves: ['committing'] },
  'while the commit ends': { sql: 'insert into ingestion.account_marks', leaves: ['committing'] },
  'while an import is undone': { sql: 'state = $4, undone_at', leaves: ['undoing'] },
}

const statement = `Date,Description,Amount\n${Array.from(
  { length: rows },
  (_, at) => `2026-01-${String((at % 28) + 1).padStart(2, '0')},ROW ${at},-${(at % 500) + 1}.00`,
).join('\n')}\n`

test.each(Object.entries(moments))(
  '%s',
  async (_name, { sql, leaves }) => {
    const { db, url } = await testDb()
    const terminal = await overTerminal(url)
    const undoing = sql.includes('undone_at')
    if (undoing) await terminal.importFile('a.csv', statement)
    const args = undoing ? ['undo', 'last'] : ['import', await terminal.write('a.csv', statement)]
    expect(await dieAt(url, sql, args)).toBe('SIGKILL')
    expect(await left(db)).toEqual(leaves)

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

/** The states of imports as the dead process left them; looking does not wake anything. */
async function left(db: Db): Promise<string[]> {
  const { rows } = await db.withSystem((tx) =>
    tx.query<{ state: string }>('select state from ingestion.imports order by id'),
  )
  return rows.map(({ state }) => state)
}

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
