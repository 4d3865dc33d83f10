import type { Tx } from '../../../core/db/db.ts'
import { linesIn } from './blocks.ts'
import { withDecision } from './fences.ts'

/**
 * A file read again with another meaning: each line keeps the transaction the earlier reading gave it, and with it what
 * the person made of it. Lines are the same when they stand at the same place of the file.
 */
export async function linkReadAgain(
  tx: Tx,
  importId: string,
  replaces: string,
  deletedIds: readonly string[],
): Promise<void> {
  await tx.query(
    `with placed as (
       select l.import_id, l.seq, l.line, coalesce(d.transaction_id, l.transaction_id) as transaction_id, d.state,
         row_number() over (partition by l.import_id, l.line order by l.seq) as nth
       from ${linesIn('p.import_id in ($2, $3)', ['kind', 'line', 'transaction_id'])} l
       ${withDecision}
       where l.kind = 'row'
     )
     insert into ingestion.decisions (workspace_id, import_id, seq, state, reason, transaction_id)
     select $1, $2, n.seq,
       case when o.transaction_id = any($4::uuid[]) then 'deleted_by_you' else 'new' end,
       case when o.transaction_id = any($4::uuid[]) then 'deleted_in_ledger' else 'read_again' end, o.transaction_id
     from placed n
     join placed o on o.import_id = $3 and o.line = n.line and o.nth = n.nth and coalesce(o.state, 'new') = 'new'
     where n.import_id = $2 and n.state is null
     on conflict (workspace_id, import_id, seq) do nothing`,
    [tx.scope.workspaceId, importId, replaces, deletedIds],
  )
}
