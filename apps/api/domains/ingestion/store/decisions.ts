/** What was decided about lines: a line without a decision is simply new. */
import type { Tx } from '../../../core/db/db.ts'
import type { LineState, RowReason } from '../schemas.ts'
import { bulkInsert, columnOf } from './bulk.ts'
import { linesIn, withDecisions } from './blocks.ts'
import { decided } from './fences.ts'
import type { MonthSums } from './imports.ts'

/** A decision made, or to be made, about a line. */
export interface DecisionRecord {
  seq: number
  state: Exclude<LineState, 'problem' | 'skipped'>
  reason: RowReason
  matchImportId: string | null
  matchSeq: number | null
  transactionId: string | null
  matchFacts: MatchFacts | null
}

export interface MatchFacts {
  bookedOn: string
  amountMinor: string
  currency: string
  description: string
}

/** Lines a person has decided about keep what they say. */
export async function insertDecisions(
  tx: Tx,
  importId: string,
  decisions: readonly DecisionRecord[],
): Promise<void> {
  if (decisions.length === 0) return
  const cells = <T extends string | number | null>(read: (decision: DecisionRecord) => T): T[] =>
    decisions.map(read)
  const { sql, params } = bulkInsert(
    'ingestion.decisions',
    { workspace_id: tx.scope.workspaceId, import_id: importId },
    [
      { name: 'seq', type: 'integer', cells: cells(({ seq }) => seq) },
      columnOf(
        'state',
        'text',
        cells(({ state }) => state),
      ),
      columnOf(
        'reason',
        'text',
        cells(({ reason }) => reason),
      ),
      columnOf(
        'match_import_id',
        'uuid',
        cells(({ matchImportId }) => matchImportId),
      ),
      columnOf(
        'match_seq',
        'integer',
        cells(({ matchSeq }) => matchSeq),
      ),
      columnOf(
        'transaction_id',
        'uuid',
        cells(({ transactionId }) => transactionId),
      ),
      columnOf(
        'match_facts',
        'jsonb',
        cells(({ matchFacts }) => (matchFacts ? JSON.stringify(matchFacts) : null)),
      ),
    ],
  )
  await tx.query(`${sql} on conflict (workspace_id, import_id, seq) do nothing`, params)
}

export async function putDecision(
  tx: Tx,
  importId: string,
  decision: Pick<DecisionRecord, 'seq' | 'state' | 'reason'> & { transactionId?: string | null | undefined },
): Promise<void> {
  await tx.query(
    `insert into ingestion.decisions (workspace_id, import_id, seq, state, reason, transaction_id, by_person)
     values ($1, $2, $3, $4, $5, $6, true)
     on conflict (workspace_id, import_id, seq) do update set state = excluded.state, reason = excluded.reason,
       transaction_id = case when $7 then excluded.transaction_id else ingestion.decisions.transaction_id end,
       by_person = true`,
    [
      tx.scope.workspaceId,
      importId,
      decision.seq,
      decision.state,
      decision.reason,
      decision.transactionId ?? null,
      decision.transactionId !== undefined,
    ],
  )
}

/** Forgets what was compared for one account of the file; what the person said stays. */
export async function clearComparison(tx: Tx, importId: string, accountNo: number): Promise<void> {
  await tx.query(
    `delete from ingestion.decisions
     where workspace_id = $1 and import_id = $2 and not by_person and seq = any(array(
       select l.seq from ${linesIn('p.import_id = $2', ['account_no'])} l where l.account_no = $3))`,
    [tx.scope.workspaceId, importId, accountNo],
  )
}

/** Of these ledger lines, those that no line of the import was matched with. */
export async function unclaimed<L extends { importId: string; seq: number }>(
  tx: Tx,
  importId: string,
  lines: readonly L[],
): Promise<L[]> {
  const { rows } = await tx.query<{ key: string }>(
    `select match_import_id || ' ' || match_seq as key from ingestion.decisions
     where workspace_id = $1 and import_id = $2 and match_import_id = any($3::uuid[])`,
    [tx.scope.workspaceId, importId, lines.map((line) => line.importId)],
  )
  const claimed = new Set(rows.map(({ key }) => key))
  return lines.filter((line) => !claimed.has(`${line.importId} ${line.seq}`))
}

const summed = ['kind', 'booked_on', 'currency', 'amount_minor'] as const

/** How many lines were decided as what, with their sums, so that counts follow without reading undecided lines. */
export async function decidedSums(
  tx: Tx,
  importId: string,
): Promise<
  (Omit<MonthSums, 'month' | 'currency'> & {
    kind: string
    state: LineState
    month: string | null
    currency: string | null
  })[]
> {
  const { rows } = await tx.query<
    Omit<MonthSums, 'month' | 'currency'> & {
      kind: string
      state: LineState
      month: string | null
      currency: string | null
    }
  >(
    `select l.kind, d.state, to_char(l.booked_on, 'YYYY-MM') as month, l.currency, count(*)::integer as rows,
       coalesce(sum(l.amount_minor) filter (where l.amount_minor > 0), 0)::text as "inMinor",
       coalesce(sum(l.amount_minor) filter (where l.amount_minor < 0), 0)::text as "outMinor"
     from ${linesIn(`p.import_id = $2 and ${withDecisions('true')}`, summed)} l
     ${decided}
     group by 1, 2, 3, 4`,
    [tx.scope.workspaceId, importId],
  )
  return rows
}
