import { listOf } from '../../../core/db/arrays.ts'
import type { Tx } from '../../../core/db/db.ts'
import type { Evidence, Suggested, SuggestionSource } from '../contract.ts'

export interface SuggestionRow {
  transactionId: string
  merchant: string
  merchantName: string
  source: SuggestionSource
  categoryId: string | null
  probability: number
  model: string
  evidence: Evidence[]
  filed: boolean
}

/** Keeps suggestions, thousands at a time. A row looked at again takes the newer suggestion. */
export async function putSuggestions(
  tx: Tx,
  importId: string | null,
  kept: readonly Suggested[],
): Promise<void> {
  if (kept.length === 0) return
  const suggestions = kept.map(({ suggestion }) => suggestion)
  await tx.query(
    `insert into categorization.suggestions as s (workspace_id, import_id, transaction_id, merchant, merchant_name,
       source, category_id, probability, model, evidence, incoming, filed)
     select $1, $2::uuid, unnest($3::uuid[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]),
       unnest($7::uuid[]), unnest($8::integer[]) / 10000.0, unnest($9::text[]), unnest($10::text[])::jsonb,
       unnest($11::boolean[]), unnest($12::boolean[])
     on conflict (workspace_id, transaction_id) do update set import_id = excluded.import_id,
       merchant = excluded.merchant, merchant_name = excluded.merchant_name, source = excluded.source,
       category_id = excluded.category_id, probability = excluded.probability, model = excluded.model,
       evidence = excluded.evidence, incoming = excluded.incoming, filed = excluded.filed`,
    [
      tx.scope.workspaceId,
      importId,
      listOf(
        'uuid',
        kept.map(({ transactionId }) => transactionId),
      ),
      listOf(
        'text',
        suggestions.map(({ merchant }) => merchant),
      ),
      listOf(
        'text',
        suggestions.map(({ merchantName }) => merchantName),
      ),
      listOf(
        'text',
        suggestions.map(({ source }) => source),
      ),
      listOf(
        'uuid',
        suggestions.map(({ categoryId }) => categoryId),
      ),
      listOf(
        'integer',
        suggestions.map(({ probability }) => Math.floor(probability * 10_000)),
      ),
      listOf(
        'text',
        suggestions.map(({ model }) => model),
      ),
      listOf(
        'text',
        suggestions.map(({ evidence }) => JSON.stringify(evidence)),
      ),
      listOf(
        'boolean',
        suggestions.map(({ incoming }) => incoming),
      ),
      listOf(
        'boolean',
        suggestions.map(({ filed }) => filed),
      ),
    ],
  )
}

export async function suggestionOf(tx: Tx, transactionId: string): Promise<SuggestionRow | null> {
  const { rows } = await tx.query<SuggestionRow>(
    `select transaction_id as "transactionId", merchant, merchant_name as "merchantName", source,
       category_id as "categoryId", probability, model, evidence, filed
     from categorization.suggestions where workspace_id = $1 and transaction_id = $2`,
    [tx.scope.workspaceId, transactionId],
  )
  return rows[0] ?? null
}

/** Rows that a person, a rule or a transfer settled leave the review; rows that are open again come back. */
export async function markDecided(
  tx: Tx,
  rows: readonly { transactionId: string; decided: boolean }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `update categorization.suggestions s set decided = r.decided
     from unnest($2::uuid[], $3::boolean[]) as r(id, decided)
     where s.workspace_id = $1 and s.transaction_id = r.id and s.decided <> r.decided`,
    [
      tx.scope.workspaceId,
      rows.map(({ transactionId }) => transactionId),
      rows.map(({ decided }) => decided),
    ],
  )
}

/** What was said of rows of an import that left the ledger. */
export async function forgetImport(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from categorization.suggestions where workspace_id = $1 and import_id = $2', [
    tx.scope.workspaceId,
    importId,
  ])
}

/** The merchant and direction under which rows are remembered; rows never looked at are absent. */
export async function merchantsOf(
  tx: Tx,
  transactionIds: readonly string[],
): Promise<Map<string, { merchant: string; incoming: boolean }>> {
  const { rows } = await tx.query<{ id: string; merchant: string; incoming: boolean }>(
    `select transaction_id as id, merchant, incoming from categorization.suggestions
     where workspace_id = $1 and transaction_id = any($2::uuid[])`,
    [tx.scope.workspaceId, transactionIds],
  )
  return new Map(rows.map(({ id, ...merchant }) => [id, merchant]))
}
