/**
 * Lines lie a thousand at a time in blocks of lists (`ingestion.line_blocks`). A query says which blocks, by what is kept of
 * them, and which lists of theirs it reads; those are taken apart line by line.
 */
import type { LineColumn } from '../sandbox/batch.ts'

/**
 * Lines of the blocks `p` for which `where` holds, as a relation: block after block, each in its order. The planner
 * leaves it as it is (`offset 0`): right after a bulk load it takes an import for one row, and would walk it for each.
 */
export function linesIn(where: string, columns: readonly LineColumn[]): string {
  const lists = columns.map((name) => `, unnest(p.${name}) as ${name}`)
  return `(
    select p.workspace_id, p.import_id, generate_series(p.first_seq, p.last_seq) as seq${lists.join('')}
    from ingestion.line_blocks p where p.workspace_id = $1 and ${where}
    order by p.workspace_id, p.import_id, p.first_seq offset 0
  )`
}

/** One line, found by its place; to be joined laterally. It costs the length of the lists it reads, so it is for few lines. */
export function lineAt(importId: string, seq: string, columns: readonly LineColumn[]): string {
  const cells = columns.map((name) => `, p.${name}[${seq} - p.first_seq + 1] as ${name}`)
  return `(
    select p.workspace_id, p.import_id, ${seq} as seq${cells.join('')} from (
      select * from ingestion.line_blocks
      where workspace_id = $1 and import_id = ${importId} and first_seq <= ${seq} order by first_seq desc limit 1
    ) p where p.last_seq >= ${seq}
  )`
}

/** Of blocks `p`, those with a line about which a decision `d` was made. */
export const withDecisions = (decided: string): string =>
  `exists (select from ingestion.decisions d where d.workspace_id = p.workspace_id and d.import_id = p.import_id
    and d.seq between p.first_seq and p.last_seq and ${decided} offset 0)`
