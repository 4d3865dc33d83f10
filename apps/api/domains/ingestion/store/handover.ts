import type { Tx } from '../../../core/db/db.ts'
import { linesIn, withDecisions } from './blocks.ts'
import { pages } from './cursor.ts'
import { decided } from './fences.ts'
import { type RecordableLine, recordable, recordableColumns } from './lines.ts'

/**
 * Of each line that leaves the ledger, the earliest other committed line that was found to be the same becomes the one
 * that stands for it; further ones point there. Returns the imports that took lines over.
 */
export async function handOver(tx: Tx, importId: string): Promise<string[]> {
  const { rows } = await tx.query<{ importId: string }>(
    `with claims as (
       select d.import_id, d.seq, d.match_seq,
         first_value(d.import_id) over heirs as heir_import_id, first_value(d.seq) over heirs as heir_seq
       from ingestion.decisions d
       join ingestion.imports i on i.workspace_id = d.workspace_id and i.id = d.import_id and i.state = 'committed'
       where d.workspace_id = $1 and d.match_import_id = $2 and d.state in ('duplicate', 'deleted_by_you')
       window heirs as (partition by d.match_seq order by d.import_id, d.seq)
     ), pointed as (
       update ingestion.decisions d set match_import_id = c.heir_import_id, match_seq = c.heir_seq
       from claims c
       where d.workspace_id = $1 and d.import_id = c.import_id and d.seq = c.seq
         and (c.import_id, c.seq) <> (c.heir_import_id, c.heir_seq)
     ), inherited as (
       update ingestion.decisions d
       set state = 'new', reason = 'took_over_after_undo', match_import_id = null, match_seq = null
       from claims c
       where d.workspace_id = $1 and d.import_id = c.import_id and d.seq = c.seq
         and (c.import_id, c.seq) = (c.heir_import_id, c.heir_seq)
       returning d.import_id
     )
     select distinct import_id as "importId" from inherited order by 1`,
    [tx.scope.workspaceId, importId],
  )
  return rows.map((row) => row.importId)
}

/** Lines that took over; recording one that is in the ledger already changes nothing, so earlier ones may come again. */
export function takenOverLines(
  tx: Tx,
  of: { importId: string; accountNo: number },
  pageSize: number,
): AsyncGenerator<RecordableLine[]> {
  const tookOver = `d.state = 'new' and d.reason = 'took_over_after_undo'`
  const blocks = `p.import_id = $2 and ${withDecisions(tookOver)}`
  const sql = `select ${recordable} from ${linesIn(blocks, recordableColumns)} l ${decided}
    where ${tookOver} and l.account_no = $3`
  return pages(tx, sql, [tx.scope.workspaceId, of.importId, of.accountNo], pageSize)
}
