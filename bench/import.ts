/**
 * `npm run bench -- import --rows N [--json]`: a seeded statement of N rows into a throw-away embedded Postgres (fsync on,
 * as in life): the first import from file to ledger, the same file again, and 300 new rows into the big account. As when a
 * person brings a file, the process has been told that one may come. Beside the first stands the ceiling, a bare read and
 * batched insert of the same rows into the same Postgres: once right before and once right after, because a machine's speed
 * drifts. The ceiling files nothing under categories, so the import is also measured that way, into another account.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/api/core/config/config.ts'
import { systemClock } from '../apps/api/core/clock.ts'
import { openDb } from '../apps/api/core/db/db.ts'
import { openCore } from '../apps/api/core/open.ts'
import type { Categorization } from '../apps/api/domains/categorization/contract.ts'
import type { Imports } from '../apps/api/domains/ingestion/contract.ts'
import { ingestionModule } from '../apps/api/domains/ingestion/index.ts'
import type { ImportResource } from '../apps/api/domains/ingestion/schemas.ts'
import { ensureLocalWorkspace, migrations, wire } from '../apps/api/wiring.ts'
import { ceiling } from './import/ceiling.ts'
import { generate } from './import/generate.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, json: { type: 'boolean' } },
})
const rows = Number(values.rows)
const laterRows = 300
const seed = 20260316
const mebibyte = 1024 * 1024
/** Between somebody opening the page of imports and a file. */
const aMomentMs = 1500

/** A stand-in that knows no category, as the ceiling does. */
const filesNothing: Categorization = {
  warm() {},
  async openFiler() {
    return {
      suggest: async () => [],
      keep: () => ({ ids: [], kept: Promise.resolve() }),
      ask: async () => {},
    }
  },
  async runRules() {},
  foreseeRules: async () => new Map(),
}

interface Measured {
  seconds: number
  readSeconds: number
  commitSeconds: number
  rowsPerSecond: number
  new: number
  duplicate: number
  rssMb: number
}

const folder = await mkdtemp(join(tmpdir(), 'scale-bench-import-'))
try {
  const result = await measured()
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : report(result))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measured() {
  const first = join(folder, 'first.csv')
  const later = join(folder, 'later.csv')
  generate(first, { from: 0, rows, seed })
  generate(later, { from: rows, rows: laterRows, seed: seed + 1 })
  const config = readConfig({ SCALE_DATA: join(folder, 'data'), LOG_LEVEL: 'error' })
  const { core, close } = await openCore({ config, modules: migrations })
  try {
    const { ingestion, accounts: ledger } = wire(core)
    const { imports } = ingestion
    const unfiled = ingestionModule(core, { accounts: ledger.contract, categorization: filesNothing }).imports
    const scope = await ensureLocalWorkspace(core.db)
    const owner = await openDb({ url: core.databaseUrl, clock: systemClock })
    const account = { newAccountName: 'Bench' }
    const take = async (
      file: string,
      account: { newAccountName: string } | { accountId: string },
      through: Imports = imports,
    ): Promise<Measured> => {
      const peak = watchRss()
      const startedAt = performance.now()
      const read = await through.receive(scope, createReadStream(file), {
        fileName: basename(file),
        ...account,
      })
      const readAt = performance.now()
      if (read.state !== 'preview')
        throw new Error(`the import is ${read.state}: ${JSON.stringify(read.questions)}`)
      const done = await through.commit(scope, read.id, { rows: 'good', acceptSuggestions: false })
      return figures(done, { startedAt, readAt, doneAt: performance.now(), rssMb: peak() })
    }
    ingestion.expectFile()
    await sleep(aMomentMs)
    const ceilingBefore = await ceiling(owner, first)
    const firstTime = await take(first, account)
    const ceilingAfter = await ceiling(owner, first)
    const ceilingSeconds = (ceilingBefore + ceilingAfter) / 2
    const accountId = await imports.accountCalled(scope, account.newAccountName)
    if (accountId === null) throw new Error('the account was not opened')
    const again = await take(first, { accountId })
    const more = await take(later, { accountId })
    const alone = await take(first, { newAccountName: 'Nothing filed' }, unfiled)
    await owner.close()
    return {
      rows,
      fileMb: round((await stat(first)).size / mebibyte),
      first: firstTime,
      again,
      later: more,
      withoutCategories: alone,
      ceiling: {
        before: round(ceilingBefore),
        after: round(ceilingAfter),
        rowsPerSecond: Math.round(rows / ceilingSeconds),
      },
      partOfCeiling: round(ceilingSeconds / firstTime.seconds),
      partOfCeilingWithoutCategories: round(ceilingSeconds / alone.seconds),
    }
  } finally {
    await close()
  }
}

function figures(
  { counts }: ImportResource,
  at: { startedAt: number; readAt: number; doneAt: number; rssMb: number },
): Measured {
  const seconds = (at.doneAt - at.startedAt) / 1000
  return {
    seconds: round(seconds),
    readSeconds: round((at.readAt - at.startedAt) / 1000),
    commitSeconds: round((at.doneAt - at.readAt) / 1000),
    rowsPerSecond: Math.round((counts.new + counts.duplicate) / seconds),
    new: counts.new,
    duplicate: counts.duplicate,
    rssMb: Math.round(at.rssMb),
  }
}

/** The most memory this process (Postgres is others) held until the result is called. */
function watchRss(): () => number {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  // Oftener, the looking itself takes a part of the time: the system counts a busy process slowly.
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return peak / mebibyte
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function report(result: Awaited<ReturnType<typeof measured>>): string {
  const line = (
    name: string,
    { seconds, readSeconds, commitSeconds, rowsPerSecond, rssMb, ...each }: Measured,
  ): string =>
    `${name.padEnd(22)} ${String(seconds).padStart(7)} s (read ${readSeconds}, commit ${commitSeconds})  ` +
    `${rowsPerSecond} rows/s, ${each.new} new, ${each.duplicate} duplicate, peak ${rssMb} MB\n`
  return (
    `${result.rows} rows, ${result.fileMb} MB\n` +
    line('first import', result.first) +
    line('the same file again', result.again) +
    line(`${laterRows} more rows`, result.later) +
    line('first, nothing filed', result.withoutCategories) +
    `ceiling                ${result.ceiling.before} and ${result.ceiling.after} s, ${result.ceiling.rowsPerSecond} rows/s; ` +
    `the first import reaches ${result.partOfCeiling} of it, with nothing filed ${result.partOfCeilingWithoutCategories}\n`
  )
}
