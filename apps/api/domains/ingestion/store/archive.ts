import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'

/** Files, lines and decisions travel with the workspace: without them the next statement would double what is there. */
export const importsArchive: Archive = archiveOf([
  { table: 'ingestion.files', order: 'id' },
  { table: 'ingestion.file_chunks', order: 'file_id, chunk' },
  { table: 'ingestion.imports', order: 'created_at, id' },
  { table: 'ingestion.import_accounts', order: 'import_id, account_no' },
  { table: 'ingestion.lines', order: 'import_id, seq' },
  { table: 'ingestion.decisions', order: 'import_id, seq' },
  { table: 'ingestion.account_marks', order: 'account_id' },
  { table: 'ingestion.mappings', order: 'header_fingerprint' },
])
