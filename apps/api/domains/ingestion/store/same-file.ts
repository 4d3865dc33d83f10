import type { Tx } from '../../../core/db/db.ts'

/**
 * The lines of an import again, for another one of the same bytes. They get no transaction ids: what the earlier one
 * recorded is known, and a row recorded after all gets an id then.
 */
export async function copyLines(tx: Tx, from: string, to: string): Promise<void> {
  const columns = `seq, kind, line, line_count, account_no, booked_on, amount_minor, balance_minor, value_on, pending, currency,
    amount_exact, description, counterparty, reference, bank_id, pending_bank_id, bank_category, code, message, column_name, raw`
  await tx.query(
    `insert into ingestion.lines (workspace_id, import_id, ${columns})
     select workspace_id, $3, ${columns} from ingestion.lines where workspace_id = $1 and import_id = $2 order by seq`,
    [tx.scope.workspaceId, from, to],
  )
}

/**
 * Each row is a duplicate of what the earlier import recorded, or of what that one found in the ledger already; a row it
 * left out is offered anew, under the id it never used.
 */
export async function copyDecisions(
  tx: Tx,
  from: string,
  to: string,
  deletedIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into ingestion.decisions (workspace_id, import_id, seq, state, reason, match_import_id, match_seq, transaction_id)
     select l.workspace_id, $3, l.seq,
       case when d.state = 'left_out' then 'new'
         when coalesce(d.transaction_id, l.transaction_id) = any($4::uuid[]) then 'deleted_by_you' else 'duplicate' end,
       case when d.state = 'left_out' then 'not_seen_before'
         when coalesce(d.transaction_id, l.transaction_id) = any($4::uuid[]) then 'deleted_in_ledger' else 'same_row' end,
       case when d.state = 'left_out' then null
         when d.state in ('duplicate', 'deleted_by_you') then d.match_import_id else l.import_id end,
       case when d.state = 'left_out' then null
         when d.state in ('duplicate', 'deleted_by_you') then d.match_seq else l.seq end,
       case when d.state = 'left_out' then l.transaction_id else coalesce(d.transaction_id, l.transaction_id) end
     from ingestion.lines l
     left join lateral (
       select * from ingestion.decisions
       where workspace_id = l.workspace_id and import_id = l.import_id and seq = l.seq offset 0
     ) d on true
     where l.workspace_id = $1 and l.import_id = $2 and l.kind = 'row'
     order by l.seq`,
    [tx.scope.workspaceId, from, to, deletedIds],
  )
}
