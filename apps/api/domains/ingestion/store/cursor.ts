import type { Tx } from '../../../core/db/db.ts'

let opened = 0

/**
 * The rows of a query in pages, each read when asked for. One plan and one pass for the whole walk: paging by key would
 * be planned anew for each page, and badly right after a bulk load, when the planner believes the import has one row.
 */
export async function* pages<R extends object>(
  tx: Tx,
  sql: string,
  params: readonly unknown[],
  size: number,
): AsyncGenerator<R[]> {
  opened += 1
  const cursor = `walk_${opened}`
  await tx.query(`declare ${cursor} no scroll cursor for ${sql}`, params)
  for (;;) {
    const { rows } = await tx.query<R>(`fetch ${size} from ${cursor}`)
    if (rows.length > 0) yield rows
    if (rows.length < size) break
  }
  await tx.query(`close ${cursor}`)
}
