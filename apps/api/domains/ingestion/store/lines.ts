import type { Tx } from '../../../core/db/db.ts'
import { lineAt, linesIn, withDecisions } from './blocks.ts'
import { decided, withDecision, withoutDecision } from './fences.ts'
import type { IncomingLine } from '../service/match.ts'
import { type ColumnBatch, type LineColumn, lineColumns } from '../sandbox/batch.ts'
import { pages } from './cursor.ts'

/** One block of lines. */
export async function insertLines(tx: Tx, importId: string, batch: ColumnBatch): Promise<void> {
  const { firstSeq, count } = batch
  if (count === 0) return
  const params: unknown[] = [tx.scope.workspaceId, importId, firstSeq, firstSeq + count - 1]
  const lists = lineColumns.flatMap(([name, type], at) => {
    const column = batch.columns[at]
    if (column === undefined || ('all' in column && column.all === null)) return []
    if ('list' in column) return [{ name, list: `$${params.push(column.list)}::${type}[]` }]
    return [{ name, list: `array_fill($${params.push(column.all)}::${type}, array[${count}])` }]
  })
  const insert = `insert into ingestion.line_blocks
    (workspace_id, import_id, first_seq, last_seq, ${lists.map(({ name }) => name).join(', ')})
    values ($1, $2, $3, $4, ${lists.map(({ list }) => list).join(', ')})`
  const named = lists.some(({ name }) => name === 'bank_id')
  await tx.query(named ? `with block as (${insert} returning *) ${insertBankIds}` : insert, params)
}

/** What rows are found by on any day, where the bank names them. */
export const insertBankIds = `insert into ingestion.line_bank_ids (workspace_id, bank_id, import_id, seq)
  select workspace_id, bank_id, import_id, seq from (
    select workspace_id, import_id, generate_series(first_seq, last_seq) as seq, unnest(bank_id) as bank_id from block
  ) l where bank_id is not null`

/** Before a file is read again: nothing points at lines of an import that was never committed. */
export async function clearLines(tx: Tx, importId: string): Promise<void> {
  for (const table of ['decisions', 'line_bank_ids', 'line_blocks']) {
    await tx.query(`delete from ingestion.${table} where workspace_id = $1 and import_id = $2`, [
      tx.scope.workspaceId,
      importId,
    ])
  }
}

const facts = `l.seq, l.line, l.booked_on as "bookedOn", l.amount_minor as "amountMinor", l.currency, l.description,
  l.reference, l.bank_id as "bankId", l.pending_bank_id as "pendingBankId", l.balance_minor as "balanceMinor", l.pending`
const factColumns = [
  'kind',
  'account_no',
  'line',
  'booked_on',
  'amount_minor',
  'currency',
  'description',
  'reference',
  'bank_id',
  'pending_bank_id',
  'balance_minor',
  'pending',
] as const satisfies readonly LineColumn[]

/** Rows of one account of the file by day and amount, the order in which they are compared. */
export function linesByDayAndAmount(
  tx: Tx,
  of: { importId: string; accountNo: number },
  pageSize: number,
): AsyncGenerator<IncomingLine[]> {
  const sql = `select ${facts} from ${linesIn('p.import_id = $2', factColumns)} l
    where l.account_no = $3 and l.kind = 'row'
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
    `select ${facts} from ${linesIn('p.import_id = $2 and p.from_on <= $5 and p.to_on >= $4', factColumns)} l
     ${withDecision}
     where l.account_no = $3 and l.kind = 'row' and not l.pending and l.booked_on between $4 and $5
       and d.state is null
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

export const recordable = `coalesce(d.transaction_id, l.transaction_id) as "transactionId",
  l.booked_on as "bookedOn", l.value_on as "valueOn", l.amount_minor as "amountMinor", l.currency, l.description,
  l.counterparty, l.reference, l.bank_id as "bankId", l.bank_category as "bankCategory", l.pending`
export const recordableColumns = [
  'kind',
  'account_no',
  'transaction_id',
  'booked_on',
  'value_on',
  'amount_minor',
  'currency',
  'description',
  'counterparty',
  'reference',
  'bank_id',
  'bank_category',
  'pending',
] as const satisfies readonly LineColumn[]

/** Rows on their way into the ledger, in file order. */
export async function* newLines(
  tx: Tx,
  of: { importId: string; accountNo: number },
  pageSize: number,
): AsyncGenerator<RecordableLine[]> {
  const params = [tx.scope.workspaceId, of.importId, of.accountNo]
  const { rowCount: decisions } = await tx.query(
    `select 1 from ingestion.decisions where workspace_id = $1 and import_id = $2 limit 1`,
    params.slice(0, 2),
  )
  // Of a file that is new from end to end nothing was decided, and the join would cost a look-up for each row.
  const sql = `select ${recordable} from ${linesIn('p.import_id = $2', recordableColumns)} l
    ${decisions > 0 ? withDecision : withoutDecision}
    where l.account_no = $3 and l.kind = 'row' and coalesce(d.state, 'new') = 'new'`
  yield* pages(tx, sql, params, pageSize)
}

/** Rows that update one of the ledger; there are few of these beside the new ones. */
export async function updatingLines(tx: Tx, importId: string): Promise<RecordableLine[]> {
  const updates = `d.state = 'updates'`
  const blocks = `p.import_id = $2 and ${withDecisions(updates)}`
  const { rows } = await tx.query<RecordableLine>(
    `select ${recordable} from ${linesIn(blocks, recordableColumns)} l ${decided} where ${updates} order by d.seq`,
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
    `select ${recordable}, l.seq, l.account_no as "accountNo"
     from ${lineAt('$2::uuid', '$3::integer', recordableColumns)} l
     ${withDecision}
     where l.kind = 'row'`,
    [tx.scope.workspaceId, importId, seq],
  )
  return rows[0] ?? null
}

export async function lastSeq(tx: Tx, importId: string): Promise<number> {
  const { rows } = await tx.query<{ seq: number | null }>(
    `select max(last_seq) as seq from ingestion.line_blocks where workspace_id = $1 and import_id = $2`,
    [tx.scope.workspaceId, importId],
  )
  return rows[0]?.seq ?? -1
}
