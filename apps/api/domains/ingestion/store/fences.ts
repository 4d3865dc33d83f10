/**
 * Joins of lines and decisions that stay look-ups by primary key. Right after a bulk load the planner takes a whole
 * import for one row, and joins two imports' worth of rows in a double loop; behind `offset 0` it has no choice.
 */

/** Of a line `l`, what was decided about it as `d`; nulls where nothing was. */
export const withDecision = `left join lateral (
    select * from ingestion.decisions
    where workspace_id = l.workspace_id and import_id = l.import_id and seq = l.seq offset 0
  ) d on true`

/** Of a decision `d`, its line as `l`. */
export const withLine = `cross join lateral (
    select * from ingestion.lines
    where workspace_id = d.workspace_id and import_id = d.import_id and seq = d.seq offset 0
  ) l`

/** Of a decision `d`, the earlier line it was matched with as `m`, in its import `mi`. */
export const withMatch = `left join lateral (
    select * from ingestion.lines
    where workspace_id = d.workspace_id and import_id = d.match_import_id and seq = d.match_seq offset 0
  ) m on true
  left join ingestion.imports mi on mi.workspace_id = d.workspace_id and mi.id = d.match_import_id`

/** Stands for `withDecision` where no line of the import has one. */
export const withoutDecision = `cross join (select null::text as state, null::uuid as transaction_id) d`
