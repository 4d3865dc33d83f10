import { type Cell, type ListType, listOf } from '../../../core/db/arrays.ts'
import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { KeptReasons, Suggestion } from '../contract.ts'

/** Beyond this a run starts to share anew, so that its memory stays flat. */
const reasonsMax = 50_000

export type Reason = Omit<Suggestion, 'filed'>

/**
 * Keeps reasons; suggestions that would read the same share one.
 * Made once for a run of rows: it knows what it has kept.
 */
export function reasonKeeper(
  tx: Tx,
  importId: string | null,
): (suggestions: readonly Suggestion[]) => KeptReasons {
  const kept = new Map<string, string>()
  const met = new Map<Suggestion, string>()
  return (suggestions) => {
    if (met.size > reasonsMax) {
      kept.clear()
      met.clear()
    }
    const fresh: (Reason & { id: string })[] = []
    const ids = suggestions.map((suggestion) => {
      const same = met.get(suggestion)
      if (same !== undefined) return same
      const key = keyOf(suggestion)
      const known = kept.get(key)
      const id = known ?? newId()
      met.set(suggestion, id)
      if (known !== undefined) return id
      kept.set(key, id)
      fresh.push({ id, ...suggestion })
      return id
    })
    return { ids, kept: insertReasons(tx, importId, fresh) }
  }
}

const keyOf = (suggestion: Suggestion): string =>
  JSON.stringify([
    suggestion.merchant,
    suggestion.incoming,
    suggestion.source,
    suggestion.categoryId,
    hundredths(suggestion.probability),
    suggestion.evidence,
  ])

/** Rounded down: nobody is told of more certainty than there is. */
const hundredths = (probability: number): number => Math.floor(probability * 100)

async function insertReasons(
  tx: Tx,
  importId: string | null,
  reasons: readonly (Reason & { id: string })[],
): Promise<void> {
  if (reasons.length === 0) return
  const list = <T extends Cell>(type: ListType, read: (reason: Reason & { id: string }) => T) =>
    listOf(type, reasons.map(read))
  await tx.query(
    `insert into categorization.reasons (workspace_id, import_id, id, merchant, merchant_name, incoming, source,
       category_id, probability, model, evidence)
     select $1, $2::uuid, unnest($3::uuid[]), unnest($4::text[]), unnest($5::text[]), unnest($6::boolean[]),
       unnest($7::text[]), unnest($8::uuid[]), unnest($9::integer[]) / 100.0, unnest($10::text[]),
       unnest($11::text[])::jsonb`,
    [
      tx.scope.workspaceId,
      importId,
      list('uuid', ({ id }) => id),
      list('text', ({ merchant }) => merchant),
      list('text', ({ merchantName }) => merchantName),
      list('boolean', ({ incoming }) => incoming),
      list('text', ({ source }) => source),
      list('uuid', ({ categoryId }) => categoryId),
      list('integer', ({ probability }) => hundredths(probability)),
      list('text', ({ model }) => model),
      list('text', ({ evidence }) => JSON.stringify(evidence)),
    ],
  )
}

export async function reasonOf(
  tx: Tx,
  row: { transactionId: string; reasonId: string | null },
): Promise<Reason | null> {
  const { rows } = await tx.query<Reason>(
    `select r.merchant, r.merchant_name as "merchantName", r.incoming, r.source, r.category_id as "categoryId",
       r.probability, r.model, r.evidence
     from categorization.reasons r
     where r.workspace_id = $1 and r.id = coalesce($3::uuid, (
       select w.reason_id from categorization.waiting w where w.workspace_id = $1 and w.transaction_id = $2))`,
    [tx.scope.workspaceId, row.transactionId, row.reasonId],
  )
  return rows[0] ?? null
}

/** The names of merchants as people write them, by key, as far as reasons tell. */
export async function merchantNames(tx: Tx, merchants: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ merchant: string; name: string }>(
    `select merchant, max(merchant_name) as name from categorization.reasons
     where workspace_id = $1 and merchant = any($2::text[]) group by merchant`,
    [tx.scope.workspaceId, merchants],
  )
  return new Map(rows.map(({ merchant, name }) => [merchant, name]))
}

/** What was said of rows of an import that left the ledger. */
export async function forgetReasons(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from categorization.reasons where workspace_id = $1 and import_id = $2', [
    tx.scope.workspaceId,
    importId,
  ])
}
