import type { Tx } from '../../../core/db/db.ts'

/** The person takes every suggestion: what has a row to update updates it, what has none is recorded. */
export async function decideSuggestions(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `update ingestion.decisions set by_person = true,
       state = case when reason in ('pending_other_amount', 'entered_by_hand') then 'updates' else 'new' end,
       transaction_id = case when reason in ('pending_other_amount', 'entered_by_hand') then transaction_id end,
       reason = case when reason in ('pending_other_amount', 'entered_by_hand') then 'accepted_by_you' else 'included_by_you' end
     where workspace_id = $1 and import_id = $2 and state = 'needs_you'`,
    [tx.scope.workspaceId, importId],
  )
}
