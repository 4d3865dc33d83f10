import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { Basis, Grain, Refusal, SubjectKind } from '../schemas.ts'

export interface SeriesKey {
  kind: SubjectKind
  /** Of the account or category. */
  subjectId: string | null
  currency: string
  grain: Grain
}

export interface AccountShare {
  accountId: string
  /** They sum to 1. */
  share: number
}

/** Amounts are whole minor units; they stay below 2^53, what is larger is refused. */
export interface ForecastBody {
  basis: Omit<Basis, 'modelId'> & { modelId: string | null }
  history: { on: string; minor: number }[]
  /** First days of the periods ahead; of a balance, their last days. */
  days: string[]
  middle: number[]
  /** Per point low and high of each band, 50 % first. */
  bands: number[][]
  /** Of the running period: of a flow what it has brought, of a balance what there is. Missing where a forecast is older than this. */
  soFar?: number | null
  members: { name: string; weight: number; middle: number[] }[]
  drivers: {
    recurringId: string | null
    on: string
    /** Nine of ten such payments were no further from their day. */
    jitterDays: number
    minor: number
    lowMinor: number
    highMinor: number
  }[]
  /**
   * Of a category by day: what each day brings on average (most bring nothing, so middles say little of the sum), as far ahead
   * as its weeks and months reach, and from which accounts. Missing where a forecast is older than this.
   */
  expects?: { daily: number[]; accounts: AccountShare[] }
  /** Of a balance by day: what it is now, and how it may go. */
  spread: {
    now: number
    /** Without payments known ahead: the middle, and the deviation of each day's change. */
    restMiddle: number[]
    daily: number[]
    /** What the misses of days have in common, from 0 to 1. */
    shared: number
    /** Misses were so many times as wide as normal ones. */
    stretch: number
  } | null
}

export interface ForecastRow extends SeriesKey {
  id: string
  refusal: Refusal | null
  asOf: string
  madeAt: Temporal.Instant
  body: ForecastBody
}

const columns = `id, kind, subject_id as "subjectId", currency, grain, refusal, as_of as "asOf", made_at as "madeAt", body`

/** Puts these in the place of all there are; a series that was there keeps its id. */
export async function replaceForecasts(
  tx: Tx,
  forecasts: readonly Omit<ForecastRow, 'id' | 'madeAt'>[],
): Promise<void> {
  const { workspaceId } = tx.scope
  const list = forecasts.map((forecast) => ({ ...forecast, id: newId() }))
  await tx.query(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb)
         as g(id uuid, kind text, "subjectId" uuid, currency text, grain text)
     ) delete from forecasting.forecasts f where f.workspace_id = $1 and not exists (
       select 1 from given g where g.kind = f.kind and g."subjectId" is not distinct from f.subject_id
         and g.currency = f.currency and g.grain = f.grain)`,
    [
      workspaceId,
      JSON.stringify(
        list.map(({ kind, subjectId, currency, grain }) => ({ kind, subjectId, currency, grain })),
      ),
    ],
  )
  await tx.query(
    `insert into forecasting.forecasts (workspace_id, id, kind, subject_id, currency, grain, refusal, as_of, made_at, body)
     select $1, g.id, g.kind, g."subjectId", g.currency, g.grain, g.refusal, g."asOf", $3, g.body
     from jsonb_to_recordset($2::jsonb)
       as g(id uuid, kind text, "subjectId" uuid, currency text, grain text, refusal text, "asOf" date, body jsonb)
     on conflict (workspace_id, kind, subject_id, currency, grain) do update
       set refusal = excluded.refusal, as_of = excluded.as_of, made_at = excluded.made_at, body = excluded.body`,
    [workspaceId, JSON.stringify(list), tx.now()],
  )
}

export async function listForecasts(
  tx: Tx,
  wanted: { [Part in keyof SeriesKey]?: SeriesKey[Part] | undefined },
): Promise<ForecastRow[]> {
  const { rows } = await tx.query<ForecastRow>(
    `select ${columns} from forecasting.forecasts where workspace_id = $1 and ($2::text is null or kind = $2)
       and ($3::uuid is null or subject_id = $3) and ($4::text is null or currency = $4)
       and ($5::text is null or grain = $5)
     order by array_position(array['balance', 'income', 'expense', 'net', 'category'], kind), currency,
       subject_id nulls first, array_position(array['day', 'week', 'month'], grain)`,
    [
      tx.scope.workspaceId,
      wanted.kind ?? null,
      wanted.subjectId ?? null,
      wanted.currency ?? null,
      wanted.grain ?? null,
    ],
  )
  return rows
}

export async function findForecast(tx: Tx, id: string): Promise<ForecastRow | null> {
  const { rows } = await tx.query<ForecastRow>(
    `select ${columns} from forecasting.forecasts where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}
