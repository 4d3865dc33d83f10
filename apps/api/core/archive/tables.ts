/**
 * A domain's tables as part of a workspace archive. Rows travel as Postgres writes them in JSON, with whole numbers as
 * text, because JSON numbers lose digits above 2^53. The workspace id stays out: a restored archive gets a new one.
 */
import type { Tx } from '../db/db.ts'
import { Fault } from '../errors.ts'
import type { Archive, ArchiveRow } from '../module.ts'

export interface ArchivedTable {
  /** With its schema: `accounts.splits`. */
  table: string
  /** Columns in which rows are written, so that one workspace always gives the same archive. */
  order: string
  /** Rows that stay out, as a condition on `t`. */
  except?: string
}

const rowsPerFetch = 1_000

/** Tables in an order in which they can be read back: what is pointed at comes first. */
export function archiveOf(tables: readonly ArchivedTable[]): Archive {
  const known = new Map(tables.map((table) => [table.table, table]))
  return {
    async *write(tx) {
      for (const table of tables) yield* rowsOf(tx, table)
    },
    async read(tx, table, rows) {
      if (!known.has(table))
        throw new Fault('archive_unreadable', { detail: `There is no place for ${table}` })
      const { workspaceId } = tx.scope
      // Read as a set: `(jsonb_populate_record(…)).*` would read each row anew for each of its columns.
      await tx.query(
        `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows.map((row) => ({ ...row, workspace_id: workspaceId })))],
      )
    },
  }
}

let cursors = 0

async function* rowsOf(tx: Tx, { table, order, except }: ArchivedTable): AsyncGenerator<ArchiveRow> {
  cursors += 1
  const cursor = `archive_${cursors}`
  await tx.query(
    `declare ${cursor} no scroll cursor for
     select to_jsonb(t) - 'workspace_id' ${await bigNumbers(tx, table)} as row
     from ${table} t where t.workspace_id = '${tx.scope.workspaceId}' ${except ? `and not (${except})` : ''} order by ${order}`,
  )
  for (;;) {
    const { rows } = await tx.query<{ row: Record<string, unknown> }>(`fetch ${rowsPerFetch} from ${cursor}`)
    for (const { row } of rows) yield { table, row }
    if (rows.length < rowsPerFetch) break
  }
  await tx.query(`close ${cursor}`)
}

async function bigNumbers(tx: Tx, table: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and atttypid in ('int8'::regtype, 'numeric'::regtype) and attnum > 0 and not attisdropped`,
    [table],
  )
  if (rows.length === 0) return ''
  return `|| jsonb_build_object(${rows.map(({ name }) => `'${name}', t.${name}::text`).join(', ')})`
}
