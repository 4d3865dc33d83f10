import type { Tx } from '../../../core/db/db.ts'
import type { ImportState, LineState, ReasonCode } from '../schemas.ts'
import type { MatchFacts } from './lines.ts'

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

const selected = `l.seq, l.kind, l.line, l.line_end as "lineEnd", coalesce(d.state, ${base}) as state,
  case when l.kind = 'row' or d.state is not null then
    coalesce(d.reason, case when l.mends_seq is null then 'not_seen_before' else 'mended_by_you' end)
  else l.code end as reason, coalesce(d.by_person, false) as "byPerson", l.message, l.column_name as column,
  l.account_no as "accountNo", l.booked_on as "bookedOn", l.value_on as "valueOn", l.amount_minor as "amountMinor",
  l.amount_exact as "amountExact", l.balance_minor as "balanceMinor", l.currency, l.description, l.counterparty,
  l.reference, l.bank_id as "bankId", l.bank_category as "bankCategory", l.pending, l.raw,
  l.transaction_id as "transactionId", d.transaction_id as "decidedTransactionId", l.mends_seq as "mendsSeq",
  d.match_import_id as "matchImportId", d.match_seq as "matchSeq", mi.file_name as "matchFileName",
  coalesce(d.match_facts, case when m.seq is not null then jsonb_build_object('bookedOn', m.booked_on,
    'amountMinor', m.amount_minor::text, 'currency', m.currency, 'description', m.description) end) as "matchFacts"`

const joined = `ingestion.lines l
  left join ingestion.decisions d on d.workspace_id = l.workspace_id and d.import_id = l.import_id and d.seq = l.seq
  left join ingestion.lines m
    on m.workspace_id = d.workspace_id and m.import_id = d.match_import_id and m.seq = d.match_seq
  left join ingestion.imports mi on mi.workspace_id = d.workspace_id and mi.id = d.match_import_id`

/** Lets each state be found by an index: few lines of a big file are anything but new. */
function inState(state: LineState | null): string {
  switch (state) {
    case null:
      return 'true'
    case 'new':
      return `l.kind = 'row' and coalesce(d.state, 'new') = 'new'`
    case 'problem':
      return `l.kind = 'problem' and d.state is null`
    case 'skipped':
      return `l.kind = 'skip' and d.state is null`
    default:
      return `d.state = '${state}'`
  }
}

export async function importRows(
  tx: Tx,
  importId: string,
  page: { afterSeq: number; limit: number; state: LineState | null },
): Promise<RowRecord[]> {
  const { rows } = await tx.query<RowRecord>(
    `select ${selected} from ${joined}
     where l.workspace_id = $1 and l.import_id = $2 and l.seq > $3 and ${inState(page.state)} order by l.seq limit $4`,
    [tx.scope.workspaceId, importId, page.afterSeq, page.limit],
  )
  return rows
}

export async function importRow(tx: Tx, importId: string, seq: number): Promise<RowRecord | null> {
  const { rows } = await tx.query<RowRecord>(
    `select ${selected} from ${joined} where l.workspace_id = $1 and l.import_id = $2 and l.seq = $3`,
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
    `select ${selected}, l.import_id as "importId", i.file_name as "fileName", i.state as "importState" from ${joined}
     join ingestion.imports i on i.workspace_id = l.workspace_id and i.id = l.import_id and i.state = 'committed'
     where l.workspace_id = $1 and coalesce(d.state, 'new') in ('new', 'updates')
       and coalesce(d.transaction_id, l.transaction_id) = $2
       and (l.transaction_id = $2 or (l.import_id, l.seq) in (
         select t.import_id, t.seq from ingestion.decisions t
         where t.workspace_id = $1 and t.transaction_id = $2 and t.state in ('new', 'updates')))
     order by l.import_id, l.seq limit 20`,
    [tx.scope.workspaceId, transactionId],
  )
  return rows
}
