import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'

export interface NewProposal {
  name: string
  kind: 'income' | 'expense' | 'transfer'
  parentId: string | null
  transactionIds: readonly string[]
  exemplarIds: readonly string[]
}

export interface ProposalRow extends NewProposal {
  id: string
  state: 'open' | 'accepted' | 'merged' | 'dismissed'
  /** Where its rows went. */
  categoryId: string | null
  version: number
}

const columns = `id, name, kind, parent_id as "parentId", transaction_ids as "transactionIds",
  exemplar_ids as "exemplarIds", state, category_id as "categoryId", version`

/** The proposals nobody has answered, largest first. */
export async function openProposals(tx: Tx): Promise<ProposalRow[]> {
  const { rows } = await tx.query<ProposalRow>(
    `select ${columns} from categorization.proposals where workspace_id = $1 and state = 'open'
     order by cardinality(transaction_ids) desc, id`,
    [tx.scope.workspaceId],
  )
  return rows
}

export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  const { rows } = await tx.query<ProposalRow>(
    `select ${columns} from categorization.proposals
     where workspace_id = $1 and id = $2 for update`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** The rows of proposals a person did not want. */
export async function dismissedRows(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct unnest(transaction_ids) as id from categorization.proposals
     where workspace_id = $1 and state = 'dismissed'`,
    [tx.scope.workspaceId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** What was proposed before and never answered gives way to what was found now. */
export async function replaceOpenProposals(tx: Tx, proposals: readonly NewProposal[]): Promise<void> {
  await tx.query(`delete from categorization.proposals where workspace_id = $1 and state = 'open'`, [
    tx.scope.workspaceId,
  ])
  for (const { name, kind, parentId, transactionIds, exemplarIds } of proposals) {
    await tx.query(
      `insert into categorization.proposals
         (workspace_id, id, name, kind, parent_id, transaction_ids, exemplar_ids, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.scope.workspaceId, newId(), name, kind, parentId, transactionIds, exemplarIds, tx.now()],
    )
  }
}

export async function closeProposal(
  tx: Tx,
  id: string,
  answer: { state: Exclude<ProposalRow['state'], 'open'>; categoryId: string | null },
): Promise<void> {
  await tx.query(
    `update categorization.proposals set state = $3, category_id = $4, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, answer.state, answer.categoryId],
  )
}
