/**
 * Joins of lines and decisions that stay look-ups by primary key. Right after a bulk load the planner takes a whole
 * import for one row, and joins two imports' worth of rows in a double loop; behind `offset 0` it has no choice.
 */
import { lineAt } from './blocks.ts'

const decisionOf = `(
    select * from ingestion.decisions
    where workspace_id = l.workspace_id and import_id = l.import_id and seq = l.seq offset 0
  ) d`

/** Of a line `l`, what was decided about it as `d`; nulls where nothing was. */
export const withDecision = `left join lateral ${decisionOf} on true`

/** The same of lines about which something was. */
export const decided = `cross join lateral ${decisionOf}`

/** Of a decision `d`, the earlier line it was matched with as `m`, in its import `mi`. */
export const withMatch = `left join lateral ${lineAt('d.match_import_id', 'd.match_seq', [
  'booked_on',
  'amount_minor',
  'currency',
  'description',
])} m on true
  left join ingestion.imports mi on mi.workspace_id = d.workspace_id and mi.id = d.match_import_id`

/** Stands for `withDecision` where no line of the import has one. */
export const withoutDecision = `cross join (select null::text as state, null::uuid as transaction_id) d`
