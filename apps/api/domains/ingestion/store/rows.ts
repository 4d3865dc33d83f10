import type { Tx } from '../../../core/db/db.ts'
import { lineColumns } from '../sandbox/batch.ts'
import { lineAt, linesIn, withDecisions } from './blocks.ts'
import { withDecision, withMatch } from './fences.ts'
import type { ImportState, LineState, ReasonCode } from '../schemas.ts'
import type { MatchFacts } from './decisions.ts'

/** A line with what was decided about it and the line it was matched with, for people to read. */
export interface RowRecord {
  seq: number
  kind: 'row' | 'problem' | 'skip'
  line: number
  lineEnd: number
  state: LineState
  reason: ReasonCode
  byPerson: boolean
  message: string | null
  column: string | null
  accountNo: number | null
  bookedOn: string | null
  valueOn: string | null
  amountMinor: bigint | null
  amountExact: string | null
  balanceMinor: bigint | null
  currency: string | null
  description: string | null
  counterparty: string | null
  reference: string | null
  bankId: string | null
  bankCategory: string | null
  pending: boolean
  raw: string
  transactionId: string | null
  decidedTransactionId: string | null
  mendsSeq: number | null
  matchImportId: string | null
  matchSeq: number | null
  matchFileName: string | null
  matchFacts: MatchFacts | null
}

const base = `case l.kind when 'row' then 'new' when 'problem' then 'problem' else 'skipped' end`

const selected = `l.seq, l.kind, l.line, l.line + l.line_count - 1 as "lineEnd", coalesce(d.state, ${base}) as state,
  case when l.kind = 'row' or d.state is not null then
    coalesce(d.reason, case when l.mends_seq is null then 'not_seen_before' else 'mended_by_you' end)
  else l.code end as reason, coalesce(d.by_person, false) as "byPerson", l.message, l.column_name as column,
  l.account_no as "accountNo", l.booked_on as "bookedOn", l.value_on as "valueOn", l.amount_minor as "amountMinor",
  l.amount_exact as "amountExact", l.balance_minor as "balanceMinor", l.currency, l.description, l.counterparty,
  l.reference, l.bank_id as "bankId", l.bank_category as "bankCategory", l.pending, l.raw,
  l.transaction_id as "transactionId", d.transaction_id as "decidedTransactionId", l.mends_seq as "mendsSeq",
  d.match_import_id as "matchImportId", d.match_seq as "matchSeq", mi.file_name as "matchFileName",
  coalesce(d.match_facts, case when m.booked_on is not null then jsonb_build_object('bookedOn', m.booked_on,
    'amountMinor', m.amount_minor::text, 'currency', m.currency, 'description', m.description) end) as "matchFacts"`

const wholeLine = lineColumns.map(([name]) => name)

/** Where a page of lines in one state is walked from: few lines of a big file are anything but new. */
function walkOf(state: LineState | null): { blocks: string; lines: string } {
  switch (state) {
    case null:
      return { blocks: 'true', lines: 'true' }
    case 'new':
      return { blocks: 'true', lines: `l.kind = 'row' and coalesce(d.state, 'new') = 'new'` }
    case 'problem':
    case 'skipped':
      return {
        blocks: 'p.has_notes',
        lines: `l.kind = '${state === 'problem' ? 'problem' : 'skip'}' and d.state is null`,
      }
    default: {
      const decided = `d.state = '${state}'`
      return { blocks: withDecisions(`${decided} and d.seq > $3`), lines: decided }
    }
  }
}

export async function importRows(
  tx: Tx,
  importId: string,
  page: { afterSeq: number; limit: number; state: LineState | null },
): Promise<RowRecord[]> {
  const { blocks, lines } = walkOf(page.state)
  const { rows } = await tx.query<RowRecord>(
    `select ${selected} from ${linesIn(`p.import_id = $2 and p.last_seq > $3 and ${blocks}`, wholeLine)} l
     ${withDecision} ${withMatch} where l.seq > $3 and ${lines} limit $4`,
    [tx.scope.workspaceId, importId, page.afterSeq, page.limit],
  )
  return rows
}

export async function importRow(tx: Tx, importId: string, seq: number): Promise<RowRecord | null> {
  const { rows } = await tx.query<RowRecord>(
    `select ${selected} from ${lineAt('$2::uuid', '$3::integer', wholeLine)} l ${withDecision} ${withMatch}`,
    [tx.scope.workspaceId, importId, seq],
  )
  return rows[0] ?? null
}

/** The lines a transaction came from: the one that recorded it, and those that updated it or came again. */
export async function rowsOfTransaction(
  tx: Tx,
  transactionId: string,
): Promise<(RowRecord & { importId: string; fileName: string | null; importState: ImportState })[]> {
  const { rows } = await tx.query<
    RowRecord & { importId: string; fileName: string | null; importState: ImportState }
  >(
    `with source as (
       select import_id, seq from ${linesIn('p.first_transaction <= $2 and p.last_transaction >= $2', ['transaction_id'])} own
       where own.transaction_id = $2
       union
       select import_id, seq from ingestion.decisions
       where workspace_id = $1 and transaction_id = $2 and state in ('new', 'updates')
     )
     select ${selected}, l.import_id as "importId", i.file_name as "fileName", i.state as "importState"
     from source s
     join ingestion.imports i on i.workspace_id = $1 and i.id = s.import_id and i.state = 'committed'
     cross join lateral ${lineAt('s.import_id', 's.seq', wholeLine)} l
     ${withDecision} ${withMatch}
     where coalesce(d.state, 'new') in ('new', 'updates') and coalesce(d.transaction_id, l.transaction_id) = $2
     order by l.import_id, l.seq limit 20`,
    [tx.scope.workspaceId, transactionId],
  )
  return rows
}
