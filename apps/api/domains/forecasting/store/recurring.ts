import type { Cadence } from '@scale/baselines/recurring'
import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { FoundSeries, Series } from '../thread/recurring-protocol.ts'

/** A recurring payment: what was found, and what a person said of it. */
export interface RecurringRecord extends FoundSeries {
  id: string
  cadence: Cadence
  series: Series
  named: string | null
  verdict: 'none' | 'confirmed' | 'dismissed'
  endedOn: string | null
  cameBackOn: string | null
  version: number
}

const columns = `id, payee, name, named, incoming, currency, account_id as "accountId", category_id as "categoryId",
  transfer, cadence, series, verdict, ended_on as "endedOn", came_back_on as "cameBackOn", version`

export async function listRecurring(tx: Tx): Promise<RecurringRecord[]> {
  const { rows } = await tx.query<RecurringRecord>(
    `select ${columns} from forecasting.recurring where workspace_id = $1 order by id`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** Nobody else changes recurring payments of the workspace until the transaction ends. */
export async function lockedRecurring(tx: Tx): Promise<RecurringRecord[]> {
  const { rows } = await tx.query<RecurringRecord>(
    `select ${columns} from forecasting.recurring where workspace_id = $1 order by id for update`,
    [tx.scope.workspaceId],
  )
  return rows
}

export async function lockRecurring(tx: Tx, id: string): Promise<RecurringRecord | null> {
  const { rows } = await tx.query<RecurringRecord>(
    `select ${columns} from forecasting.recurring where workspace_id = $1 and id = $2 for update`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** Writes what was found; under no id it is new. What a person said stays, but that something has ended. */
export async function putFound(
  tx: Tx,
  { id, ...found }: FoundSeries & Pick<RecurringRecord, 'endedOn' | 'cameBackOn'> & { id: string | null },
): Promise<void> {
  await tx.query(
    `insert into forecasting.recurring (workspace_id, id, payee, name, incoming, currency, account_id, category_id,
       transfer, cadence, series, ended_on, came_back_on, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (workspace_id, id) do update set payee = excluded.payee, name = excluded.name,
       account_id = excluded.account_id, category_id = excluded.category_id, transfer = excluded.transfer,
       cadence = excluded.cadence, series = excluded.series, ended_on = excluded.ended_on,
       came_back_on = excluded.came_back_on, found_at = excluded.found_at`,
    [
      tx.scope.workspaceId,
      id ?? newId(),
      found.payee,
      found.name,
      found.incoming,
      found.currency,
      found.accountId,
      found.categoryId,
      found.transfer,
      found.cadence,
      found.series,
      found.endedOn,
      found.cameBackOn,
      tx.now(),
    ],
  )
}

export async function deleteRecurring(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('delete from forecasting.recurring where workspace_id = $1 and id = any($2::uuid[])', [
    tx.scope.workspaceId,
    ids,
  ])
}

/** What a person says of one. */
export async function putWord(
  tx: Tx,
  id: string,
  word: Pick<RecurringRecord, 'named' | 'verdict' | 'endedOn' | 'cameBackOn'>,
): Promise<void> {
  await tx.query(
    `update forecasting.recurring
     set named = $3, verdict = $4, ended_on = $5, came_back_on = $6, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, word.named, word.verdict, word.endedOn, word.cameBackOn],
  )
}
