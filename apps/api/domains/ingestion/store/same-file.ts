import type { Tx } from '../../../core/db/db.ts'
import { lineColumns } from '../sandbox/batch.ts'
import { linesIn } from './blocks.ts'
import { withDecision } from './fences.ts'
import { insertBankIds } from './lines.ts'

/**
 * The lines of an import again, for another one of the same bytes. They get no transaction ids: what the earlier one
 * recorded is known, and a row recorded after all gets an id then.
 */
export async function copyLines(tx: Tx, from: string, to: string): Promise<void> {
  const lists = lineColumns
    .map(([name]) => name)
    .filter((name) => name !== 'transaction_id' && name !== 'mends_seq')
  const columns = ['first_seq', 'last_seq', ...lists].join(', ')
  await tx.query(
    `with block as (
       insert into ingestion.line_blocks (workspace_id, import_id, ${columns})
       select workspace_id, $3, ${columns} from ingestion.line_blocks where workspace_id = $1 and import_id = $2
       returning workspace_id, import_id, first_seq, last_seq, bank_id
     ) ${insertBankIds}`,
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
     from ${linesIn('p.import_id = $2', ['kind', 'transaction_id'])} l
     ${withDecision}
     where l.kind = 'row'`,
    [tx.scope.workspaceId, from, to, deletedIds],
  )
}
