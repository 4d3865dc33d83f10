import type { Mapping, RejectionCode, StatementFormat } from '@scale/statements'
import type { Tx } from '../../../core/db/db.ts'
import type { CommitOptions } from '../contract.ts'
import type { Tally } from '../sandbox/protocol.ts'
import type { Counts, ImportQuestion, ImportQuestionCode, ImportState } from '../schemas.ts'

export interface MonthSums {
  month: string
  currency: string
  /** Minor units as decimal text. */
  inMinor: string
  outMinor: string
  rows: number
}

export interface ImportRecord {
  id: string
  state: ImportState
  source: 'file' | 'rows'
  fileId: string | null
  fileName: string | null
  sha256: string
  sizeBytes: bigint
  sameFileAs: string | null
  replaces: string | null
  chosenAccountId: string | null
  chosenAccounts: Record<string, string>
  answers: Partial<Record<ImportQuestionCode, string>>
  askedMapping: Mapping | null
  format: StatementFormat | null
  encoding: string | null
  parserVersion: number | null
  mapping: Mapping | null
  questions: ImportQuestion[]
  rejection: { code: RejectionCode; message: string } | null
  staged: (Tally & { lines: number }) | null
  counts: Counts | null
  months: MonthSums[]
  commitOptions: CommitOptions | null
  readingAttempts: number
  createdBy: string | null
  createdAt: Temporal.Instant
  committedAt: Temporal.Instant | null
  undoneAt: Temporal.Instant | null
}

const columns: Record<keyof ImportRecord, string> = {
  id: 'id',
  state: 'state',
  source: 'source',
  fileId: 'file_id',
  fileName: 'file_name',
  sha256: `encode(sha256, 'hex')`,
  sizeBytes: 'size_bytes',
  sameFileAs: 'same_file_as',
  replaces: 'replaces',
  chosenAccountId: 'chosen_account_id',
  chosenAccounts: 'chosen_accounts',
  answers: 'answers',
  askedMapping: 'asked_mapping',
  format: 'format',
  encoding: 'encoding',
  parserVersion: 'parser_version',
  mapping: 'mapping',
  questions: 'questions',
  rejection: 'rejection',
  staged: 'staged',
  counts: 'counts',
  months: 'months',
  commitOptions: 'commit_options',
  readingAttempts: 'reading_attempts',
  createdBy: 'created_by',
  createdAt: 'created_at',
  committedAt: 'committed_at',
  undoneAt: 'undone_at',
}
const selected = Object.entries(columns)
  .map(([name, column]) => `i.${column} as "${name}"`)
  .join(', ')
  .replace('i.encode(sha256', 'encode(i.sha256')

const json = new Set([
  'chosenAccounts',
  'answers',
  'askedMapping',
  'mapping',
  'questions',
  'rejection',
  'staged',
])
for (const name of ['counts', 'months', 'commitOptions']) json.add(name)

export type NewImport = Pick<ImportRecord, 'id' | 'source' | 'fileId' | 'fileName' | 'sha256' | 'sizeBytes'> &
  Partial<
    Pick<
      ImportRecord,
      'sameFileAs' | 'replaces' | 'chosenAccountId' | 'chosenAccounts' | 'answers' | 'askedMapping'
    >
  >

export async function insertImport(tx: Tx, record: NewImport): Promise<void> {
  const { workspaceId, userId } = tx.scope
  await tx.query(
    `insert into ingestion.imports (workspace_id, id, state, source, file_id, file_name, sha256, size_bytes, same_file_as,
       replaces, chosen_account_id, chosen_accounts, answers, asked_mapping, created_by, created_at, changed_at)
     values ($1, $2, 'received', $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)`,
    [
      workspaceId,
      record.id,
      record.source,
      record.fileId,
      record.fileName,
      record.sha256,
      record.sizeBytes,
      record.sameFileAs ?? null,
      record.replaces ?? null,
      record.chosenAccountId ?? null,
      JSON.stringify(record.chosenAccounts ?? {}),
      JSON.stringify(record.answers ?? {}),
      record.askedMapping ? JSON.stringify(record.askedMapping) : null,
      userId,
      tx.now(),
    ],
  )
}

export async function findImport(tx: Tx, id: string): Promise<ImportRecord | null> {
  const { rows } = await tx.query<ImportRecord>(
    `select ${selected} from ingestion.imports i where i.workspace_id = $1 and i.id = $2`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** The import with its row locked until the transaction ends; null where it does not exist or another one works on it. */
export async function lockImport(
  tx: Tx,
  id: string,
  wait: 'wait' | 'skip' = 'wait',
): Promise<ImportRecord | null> {
  const { rows } = await tx.query<ImportRecord>(
    `select ${selected} from ingestion.imports i where i.workspace_id = $1 and i.id = $2
     for no key update ${wait === 'skip' ? 'skip locked' : ''}`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

type Changes = Partial<Omit<ImportRecord, 'id' | 'sha256' | 'sizeBytes' | 'createdAt'>>

export async function changeImport(tx: Tx, id: string, changes: Changes): Promise<void> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  const sets = entries.map(([name], index) => `${columns[name as keyof Changes]} = $${index + 4}`)
  const values = entries.map(([name, value]) =>
    json.has(name) && value !== null ? JSON.stringify(value) : value,
  )
  await tx.query(
    `update ingestion.imports set ${['changed_at = $3', ...sets].join(', ')} where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, tx.now(), ...values],
  )
}

export interface ImportPage {
  limit: number
  before: string | null
  accountId: string | null
  state: ImportState | null
}

/** Newest first: ids are made in order of time. */
export async function listImports(tx: Tx, page: ImportPage): Promise<ImportRecord[]> {
  const { rows } = await tx.query<ImportRecord>(
    `select ${selected} from ingestion.imports i
     where i.workspace_id = $1 and ($2::uuid is null or i.id < $2) and ($3::text is null or i.state = $3)
       and ($4::uuid is null or exists (select 1 from ingestion.import_accounts a
         where a.workspace_id = i.workspace_id and a.import_id = i.id and a.account_id = $4))
     order by i.id desc limit $5`,
    [tx.scope.workspaceId, page.before, page.state, page.accountId, page.limit],
  )
  return rows
}

/** The earliest import of the same bytes that is in the ledger. */
export async function committedImportOf(tx: Tx, sha256: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from ingestion.imports
     where workspace_id = $1 and sha256 = decode($2, 'hex') and state = 'committed' and source = 'file'
     order by id limit 1`,
    [tx.scope.workspaceId, sha256],
  )
  return rows[0]?.id ?? null
}

/** Imports whose work was begun, or asked for, and has not gone on since; across workspaces. */
export async function unfinishedImports(
  tx: Tx,
  changedBefore: Temporal.Instant,
): Promise<{ workspaceId: string; id: string; state: ImportState }[]> {
  const { rows } = await tx.query<{ workspaceId: string; id: string; state: ImportState }>(
    `select workspace_id as "workspaceId", id, state from ingestion.imports
     where state in ('received', 'reading', 'committing', 'undoing') and changed_at < $1 order by changed_at limit 100`,
    [changedBefore],
  )
  return rows
}

export async function rememberMapping(tx: Tx, mapping: Mapping): Promise<void> {
  await tx.query(
    `insert into ingestion.mappings (workspace_id, header_fingerprint, mapping, used_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, header_fingerprint) do update set mapping = excluded.mapping, used_at = excluded.used_at`,
    [tx.scope.workspaceId, mapping.headerFingerprint, JSON.stringify(mapping), tx.now()],
  )
}

/** The latest hundreds: more forms of statement than one workspace meets. */
export async function rememberedMappings(tx: Tx): Promise<Mapping[]> {
  const { rows } = await tx.query<{ mapping: Mapping }>(
    `select mapping from ingestion.mappings where workspace_id = $1 order by used_at desc limit 300`,
    [tx.scope.workspaceId],
  )
  return rows.map(({ mapping }) => mapping)
}
