import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { Facts } from '../detect/finding.ts'
import type { AlertState, Ended, Verdict } from '../schemas.ts'

export interface NewAlert {
  fingerprint: string
  kind: string
  state: AlertState | 'waiting'
  ended: Ended | null
  day: string
  toldOn: string | null
  score: number
  rarity: number | null
  payee: string | null
  payeeName: string
  category: string | null
  accountId: string | null
  currency: string
  transactionIds: readonly string[]
  facts: Facts
}

export interface AlertRow extends NewAlert {
  id: string
  verdict: Verdict | null
  version: number
}

const columns = `id, fingerprint, kind, state, ended, verdict, day, told_on as "toldOn", score, rarity, payee,
  payee_name as "payeeName", category, account_id as "accountId", currency, transaction_ids as "transactionIds", facts, version`

export interface AlertPage {
  states: readonly AlertState[]
  /** Only those that one of these rows shows. */
  transactionIds?: readonly string[]
  after: { day: string; id: string } | null
  limit: number
}

/** Newest first. */
export async function listAlerts(
  tx: Tx,
  { states, transactionIds, after, limit }: AlertPage,
): Promise<AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from anomaly.alerts
     where workspace_id = $1 and state = any($2::text[]) and ($3::date is null or (day, id) < ($3, $4::uuid))
       and ($5::uuid[] is null or transaction_ids && $5)
     order by day desc, id desc limit $6`,
    [tx.scope.workspaceId, states, after?.day ?? null, after?.id ?? null, transactionIds ?? null, limit],
  )
  return rows
}

export async function countOpen(tx: Tx): Promise<{ fresh: number; open: number }> {
  const { rows } = await tx.query<{ fresh: number; open: number }>(
    `select count(*) filter (where state = 'new')::integer as fresh, count(*)::integer as open from anomaly.alerts
     where workspace_id = $1 and state in ('new', 'seen')`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? { fresh: 0, open: 0 }
}

export async function findAlert(tx: Tx, id: string): Promise<AlertRow | null> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from anomaly.alerts where workspace_id = $1 and id = $2 and state <> 'waiting'`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** Everything ever found, told or waiting, by fingerprint. */
export async function knownAlerts(tx: Tx): Promise<Map<string, AlertRow>> {
  const { rows } = await tx.query<AlertRow>(`select ${columns} from anomaly.alerts where workspace_id = $1`, [
    tx.scope.workspaceId,
  ])
  return new Map(rows.map((row) => [row.fingerprint, row]))
}

export async function insertAlerts(tx: Tx, alerts: readonly NewAlert[]): Promise<void> {
  for (const alert of alerts) {
    await tx.query(
      `insert into anomaly.alerts (workspace_id, id, fingerprint, kind, state, ended, day, told_on, score, rarity, payee,
         payee_name, category, account_id, currency, transaction_ids, facts, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        tx.scope.workspaceId,
        newId(),
        alert.fingerprint,
        alert.kind,
        alert.state,
        alert.ended,
        alert.day,
        alert.toldOn,
        alert.score,
        alert.rarity,
        alert.payee,
        alert.payeeName,
        alert.category,
        alert.accountId,
        alert.currency,
        alert.transactionIds,
        alert.facts,
        tx.now(),
      ],
    )
  }
}

/** What waits is found anew by each look. */
export async function dropWaiting(tx: Tx): Promise<void> {
  await tx.query(`delete from anomaly.alerts where workspace_id = $1 and state = 'waiting'`, [
    tx.scope.workspaceId,
  ])
}

export interface AlertChange {
  state: AlertState
  ended: Ended | null
  verdict: Verdict | null
}

export async function changeAlert(tx: Tx, id: string, { state, ended, verdict }: AlertChange): Promise<void> {
  await tx.query(
    `update anomaly.alerts set state = $3, ended = $4, verdict = $5, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, state, ended, verdict],
  )
}

/** The same thing, shown by rows with other ids, or by more of them. */
export async function changeEvidence(
  tx: Tx,
  id: string,
  { transactionIds, facts }: Pick<NewAlert, 'transactionIds' | 'facts'>,
): Promise<void> {
  await tx.query(
    `update anomaly.alerts set transaction_ids = $3, facts = $4, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, transactionIds, facts],
  )
}

/** Open alerts that a mute speaks of. Returns how many fell silent. */
export async function muteOpen(
  tx: Tx,
  { kind, payee }: { kind: string | null; payee: string | null },
): Promise<number> {
  const { rowCount } = await tx.query(
    `update anomaly.alerts set state = 'muted', version = version + 1
     where workspace_id = $1 and state in ('new', 'seen') and ($2::text is null or kind = $2) and ($3::text is null or payee = $3)`,
    [tx.scope.workspaceId, kind, payee],
  )
  return rowCount
}

/** Alerts nobody answered, of days before that one. */
export async function expireBefore(tx: Tx, day: string): Promise<number> {
  const { rowCount } = await tx.query(
    `update anomaly.alerts set state = 'expired', ended = 'old', version = version + 1
     where workspace_id = $1 and state in ('new', 'seen') and told_on < $2`,
    [tx.scope.workspaceId, day],
  )
  return rowCount
}

export interface Verdicts {
  kind: string
  payee: string | null
  fine: number
  useful: number
}

export async function verdicts(tx: Tx): Promise<Verdicts[]> {
  const { rows } = await tx.query<Verdicts>(
    `select kind, payee, count(*) filter (where verdict = 'fine')::integer as fine,
       count(*) filter (where verdict = 'useful')::integer as useful
     from anomaly.alerts where workspace_id = $1 and verdict is not null group by kind, payee`,
    [tx.scope.workspaceId],
  )
  return rows
}
