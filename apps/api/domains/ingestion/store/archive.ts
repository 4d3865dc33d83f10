import type { Tx } from '../../../core/db/db.ts'
import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'
import { lineColumns } from '../sandbox/batch.ts'
import { insertBankIds } from './lines.ts'

const tables = archiveOf([
  { table: 'ingestion.files', order: 'id' },
  { table: 'ingestion.file_chunks', order: 'file_id, chunk' },
  { table: 'ingestion.imports', order: 'created_at, id' },
  { table: 'ingestion.import_accounts', order: 'import_id, account_no' },
  { table: 'ingestion.lines', order: 'import_id, seq' },
  { table: 'ingestion.decisions', order: 'import_id, seq' },
  { table: 'ingestion.account_marks', order: 'account_id' },
  { table: 'ingestion.mappings', order: 'header_fingerprint' },
])

/** Files, lines and decisions travel with the workspace: without them the next statement would double what is there. */
export const importsArchive: Archive = {
  ...tables,
  read: (tx, table, rows) =>
    table === 'ingestion.lines' ? readLines(tx, rows) : tables.read(tx, table, rows),
}

/** Lines travel one by one, and come back as blocks. */
async function readLines(tx: Tx, rows: Parameters<Archive['read']>[2]): Promise<void> {
  const names = lineColumns.map(([name]) => name)
  await tx.query(
    `with block as (
       insert into ingestion.line_blocks (workspace_id, import_id, first_seq, last_seq, ${names.join(', ')})
       select $1, import_id, min(seq), max(seq), ${names.map((name) => `array_agg(${name} order by seq)`).join(', ')}
       from jsonb_populate_recordset(null::ingestion.lines, $2::jsonb) group by import_id
       returning workspace_id, import_id, first_seq, last_seq, bank_id
     ) ${insertBankIds}`,
    [tx.scope.workspaceId, JSON.stringify(rows)],
  )
}
