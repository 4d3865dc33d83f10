import type { Tx } from '../../../core/db/db.ts'
import { withDecision, withLine, withoutDecision } from './fences.ts'
import type { IncomingLine } from '../service/match.ts'
import { type ColumnBatch, lineColumns } from '../sandbox/batch.ts'
import { type BulkColumn, bulkInsert } from './bulk.ts'
import { pages } from './cursor.ts'

export async function insertLines(tx: Tx, importId: string, batch: ColumnBatch): Promise<void> {
  const columns = batch.columns.map((column, at): BulkColumn => {
    const [name, type] = lineColumns[at] ?? ['', '']
    return 'all' in column ? { name, type, cells: [], all: column.all } : { name, type, cells: column.list }
  })
  const fixed = { workspace_id: tx.scope.workspaceId, import_id: importId }
  const { sql, params } = bulkInsert('ingestion.lines', fixed, columns)
  await tx.query(sql, params)
}

/** Before a file is read again: nothing points at lines of an import that was never committed. */
export async function clearLines(tx: Tx, importId: string): Promise<void> {
  const of = [tx.scope.workspaceId, importId]
  await tx.query(`delete from ingestion.decisions where workspace_id = $1 and import_id = $2`, of)
  await tx.query(`delete from ingestion.lines where workspace_id = $1 and import_id = $2`, of)
}

const facts = `l.seq, l.line, l.booked_on as "bookedOn", l.amount_minor as "amountMinor", l.currency, l.description,
  l.reference, l.bank_id as "bankId", l.pending_bank_id as "pendingBankId", l.balance_minor as "balanceMinor", l.pending`

/** Rows of one account of the file by day and amount, the order in which they are compared. */
export function linesByDayAndAmount(
  tx: Tx,
  of: { importId: string; accountNo: number },
  pageSize: number,
): AsyncGenerator<IncomingLine[]> {
  const sql = `select ${facts} from ingestion.lines l
    where l.workspace_id = $1 and l.import_id = $2 and l.account_no = $3 and l.kind = 'row'
    order by l.booked_on, l.amount_minor, l.seq`
  return pages(tx, sql, [tx.scope.workspaceId, of.importId, of.accountNo], pageSize)
}

/** Posted rows without a decision, within days: what an open transaction may be settled by. */
export async function undecidedLines(
  tx: Tx,
  of: { importId: string; accountNo: number },
  period: { from: string; to: string },
  limit: number,
): Promise<IncomingLine[]> {
  const { rows } = await tx.query<IncomingLine>(
    `select ${facts} from ingestion.lines l
     where l.workspace_id = $1 and l.import_id = $2 and l.account_no = $3 and l.kind = 'row' and not l.pending
       and l.booked_on between $4 and $5
       and not exists (select 1 from ingestion.decisions d
         where d.workspace_id = l.workspace_id and d.import_id = l.import_id and d.seq = l.seq)
     order by l.booked_on, l.seq limit $6`,
    [tx.scope.workspaceId, of.importId, of.accountNo, period.from, period.to, limit],
  )
  return rows
}

export interface RecordableLine {
  transactionId: string
  bookedOn: string
  valueOn: string | null
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  bankId: string | null
  bankCategory: string | null
  pending: boolean
}

export const recordableColumns = `coalesce(d.transaction_id, l.transaction_id) as "transactionId",
  l.booked_on as "bookedOn", l.value_on as "valueOn", l.amount_minor as "amountMinor", l.currency, l.description,
  l.counterparty, l.reference, l.bank_id as "bankId", l.bank_category as "bankCategory", l.pending`

/** Rows on their way into the ledger, in file order. */
export async function* newLines(
  tx: Tx,
  of: { importId: string; accountNo: number },
  pageSize: number,
): AsyncGenerator<RecordableLine[]> {
  const params = [tx.scope.workspaceId, of.importId, of.accountNo]
  const { rowCount: decided } = await tx.query(
    `select 1 from ingestion.decisions where workspace_id = $1 and import_id = $2 limit 1`,
    params.slice(0, 2),
  )
  // Of a file that is new from end to end nothing was decided, and the join would cost a look-up for each row.
  const sql = `select ${recordableColumns} from ingestion.lines l
    ${decided > 0 ? withDecision : withoutDecision}
    where l.workspace_id = $1 and l.import_id = $2 and l.account_no = $3 and l.kind = 'row'
      and coalesce(d.state, 'new') = 'new'
    order by l.seq`
  yield* pages(tx, sql, params, pageSize)
}

/** Rows that update one of the ledger; there are few of these beside the new ones. */
export async function updatingLines(tx: Tx, importId: string): Promise<RecordableLine[]> {
  const { rows } = await tx.query<RecordableLine>(
    `select ${recordableColumns} from ingestion.decisions d
     ${withLine}
     where d.workspace_id = $1 and d.import_id = $2 and d.state = 'updates' order by d.seq`,
    [tx.scope.workspaceId, importId],
  )
  return rows
}

export async function lineToRecord(
  tx: Tx,
  importId: string,
  seq: number,
): Promise<(RecordableLine & { seq: number; accountNo: number }) | null> {
  const { rows } = await tx.query<RecordableLine & { seq: number; accountNo: number }>(
    `select ${recordableColumns}, l.seq, l.account_no as "accountNo" from ingestion.lines l
     ${withDecision}
     where l.workspace_id = $1 and l.import_id = $2 and l.seq = $3 and l.kind = 'row'`,
    [tx.scope.workspaceId, importId, seq],
  )
  return rows[0] ?? null
}

export async function lastSeq(tx: Tx, importId: string): Promise<number> {
  const { rows } = await tx.query<{ seq: number | null }>(
    `select max(seq) as seq from ingestion.lines where workspace_id = $1 and import_id = $2`,
    [tx.scope.workspaceId, importId],
  )
  return rows[0]?.seq ?? -1
}
