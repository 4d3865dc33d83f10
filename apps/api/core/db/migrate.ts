/**
 * Brings a database to the form this version expects. Each module owns numbered SQL files; each runs in its own
 * transaction and is recorded with its checksum. A record we do not know means a newer version was here.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { CannotStart } from '../errors.ts'
import type { OwnerDb, Tx } from './db.ts'
import { ensureRoles } from './roles.ts'

export interface MigratedModule {
  name: string
  migrations: URL
}

interface Migration {
  module: string
  number: number
  name: string
  sql: string
  checksum: string
}

/** Any constant will do; it keeps two starting processes from migrating at once. */
const migrationLock = 7_220_001
const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** The core's own tables; always first. */
export const coreModule: MigratedModule = {
  name: 'core',
  migrations: new URL('../migrations/', import.meta.url),
}

/** Applies what is missing, the core first, then modules in the order given. Says each applied file to `say`. */
export async function migrate(
  db: OwnerDb,
  modules: readonly MigratedModule[],
  say: (line: string) => void = () => {},
): Promise<void> {
  const wanted = (await Promise.all([coreModule, ...modules].map(readMigrations))).flat()
  await db.withOwner(prepare)
  const recorded = await db.withOwner((tx) => readRecorded(tx))
  refuseUnknown(recorded, wanted)
  for (const migration of wanted) {
    if (recorded.has(keyOf(migration))) continue
    if (await db.withOwner((tx) => apply(tx, migration))) say(`${migration.module}: ${migration.name}`)
  }
}

async function readMigrations(module: MigratedModule): Promise<Migration[]> {
  const names = (await readdir(module.migrations)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name, index) => {
      const match = fileName.exec(name)
      if (!match || Number(match[1]) !== index + 1) {
        throw new Error(`${module.name}: migration ${name} should be number ${index + 1}, like 0001_name.sql`)
      }
      const sql = await readFile(new URL(name, module.migrations), 'utf8')
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
      return { module: module.name, number: index + 1, name: match[2] ?? '', sql, checksum }
    }),
  )
}

async function prepare(tx: Tx): Promise<void> {
  await refuseOldServer(tx)
  await tx.query('select pg_advisory_xact_lock($1)', [migrationLock])
  await ensureRoles(tx)
  // `create … if not exists` wants the right to create even where nothing is missing.
  const { rows } = await tx.query<{ there: boolean }>(
    `select to_regclass('core.migrations') is not null as there`,
  )
  if (rows[0]?.there) return
  await tx.query('create schema if not exists core')
  await tx.query(`create table core.migrations (
    module text not null,
    number integer not null,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null,
    primary key (module, number)
  )`)
}

const serverVersionMin = 15

async function refuseOldServer(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer / 10000 as number`,
  )
  const [server] = rows
  if (!server || server.number >= serverVersionMin) return
  throw new CannotStart(
    `This database is Postgres ${server.version}; SCALE needs ${serverVersionMin} or newer.`,
    'Move it to a newer Postgres, or leave DATABASE_URL out to use the one SCALE brings.',
  )
}

async function readRecorded(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ module: string; number: number; checksum: string }>(
    'select module, number, checksum from core.migrations',
  )
  return new Map(rows.map((row) => [keyOf(row), row.checksum]))
}

function refuseUnknown(recorded: ReadonlyMap<string, string>, wanted: readonly Migration[]): void {
  const known = new Set(wanted.map(keyOf))
  const newer = [...recorded.keys()].find((key) => !known.has(key))
  if (newer !== undefined) {
    throw new CannotStart(
      `This data was last used by a newer version of SCALE (it has the change ${newer}, which this version lacks).`,
      'Start it with the newer version. Nothing was changed.',
    )
  }
  const edited = wanted.find((each) => (recorded.get(keyOf(each)) ?? each.checksum) !== each.checksum)
  if (edited === undefined) return
  throw new CannotStart(
    `The change ${keyOf(edited)} (${edited.name}) was applied to this data in another wording than this version has.`,
    'Use an unmodified copy of SCALE; a recorded change is never edited. Nothing was changed.',
  )
}

/** False where another process was quicker. */
async function apply(tx: Tx, migration: Migration): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [migrationLock])
  const { module, number, name, checksum } = migration
  const { rowCount } = await tx.query('select 1 from core.migrations where module = $1 and number = $2', [
    module,
    number,
  ])
  if (rowCount > 0) return false
  await tx.query(migration.sql)
  await tx.query(
    'insert into core.migrations (module, number, name, checksum, applied_at) values ($1, $2, $3, $4, $5)',
    [module, number, name, checksum, tx.now()],
  )
  return true
}

const keyOf = (of: { module: string; number: number }): string =>
  `${of.module}/${String(of.number).padStart(4, '0')}`
