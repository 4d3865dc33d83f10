import { nobodyKey } from '@scale/merchants'
import type { Tx } from '../../../core/db/db.ts'

export interface Choice {
  transactionId: string
  merchant: string
  incoming: boolean
  categoryId: string
}

/** What people chose for one merchant and direction. */
export interface Remembered {
  merchant: string
  incoming: boolean
  /** Most often chosen; of equals the latest. */
  categoryId: string
  agreeing: number
  choices: number
  /** The newest agreeing rows, at most three. */
  transactionIds: string[]
}

export async function putChoices(tx: Tx, choices: readonly Choice[]): Promise<void> {
  if (choices.length === 0) return
  await tx.query(
    `insert into categorization.choices as c (workspace_id, transaction_id, merchant, incoming, category_id, chosen_at)
     select $1, id, merchant, incoming, category, $6
     from unnest($2::uuid[], $3::text[], $4::boolean[], $5::uuid[]) as u(id, merchant, incoming, category)
     on conflict (workspace_id, transaction_id) do update
       set merchant = excluded.merchant, incoming = excluded.incoming, category_id = excluded.category_id,
         chosen_at = case when c.category_id = excluded.category_id then c.chosen_at else excluded.chosen_at end`,
    [
      tx.scope.workspaceId,
      choices.map(({ transactionId }) => transactionId),
      choices.map(({ merchant }) => merchant),
      choices.map(({ incoming }) => incoming),
      choices.map(({ categoryId }) => categoryId),
      tx.now(),
    ],
  )
}

/** Choices that were taken back, or whose rows left the ledger. */
export async function dropChoices(tx: Tx, transactionIds: readonly string[]): Promise<void> {
  if (transactionIds.length === 0) return
  await tx.query(
    'delete from categorization.choices where workspace_id = $1 and transaction_id = any($2::uuid[])',
    [tx.scope.workspaceId, transactionIds],
  )
}

/** How many choices there are, and among how many categories. */
export async function countChoices(tx: Tx): Promise<{ choices: number; categories: number }> {
  const { rows } = await tx.query<{ choices: number; categories: number }>(
    `select count(*)::integer as choices, count(distinct category_id)::integer as categories
     from categorization.choices where workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? { choices: 0, categories: 0 }
}

const evidenceMax = 3

/** What is remembered of these merchants, or of all of them. Of rows that name nobody nothing follows for others. */
export async function remembered(tx: Tx, merchants: readonly string[] | 'all'): Promise<Remembered[]> {
  const { rows } = await tx.query<Remembered>(
    `with counted as (
       select merchant, incoming, category_id, count(*)::integer as agreeing,
         sum(count(*)) over (partition by merchant, incoming)::integer as choices,
         row_number() over (partition by merchant, incoming order by count(*) desc, max(chosen_at) desc) as place,
         (array_agg(transaction_id order by chosen_at desc))[1:${evidenceMax}] as transaction_ids
       from categorization.choices
       where workspace_id = $1 and merchant <> '${nobodyKey}' and ($2::text[] is null or merchant = any($2))
       group by merchant, incoming, category_id
     )
     select merchant, incoming, category_id as "categoryId", agreeing, choices, transaction_ids as "transactionIds"
     from counted where place = 1`,
    [tx.scope.workspaceId, merchants === 'all' ? null : merchants],
  )
  return rows
}

/** When somebody last chose. */
export async function lastChosenAt(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await tx.query<{ at: Temporal.Instant | null }>(
    'select max(chosen_at) as at from categorization.choices where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  return rows[0]?.at ?? null
}

/** The rows people filed, all of them. */
export async function chosenIds(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select transaction_id as id from categorization.choices where workspace_id = $1 order by transaction_id',
    [tx.scope.workspaceId],
  )
  return rows.map(({ id }) => id)
}
