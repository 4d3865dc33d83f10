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
  const fetch = (): Promise<{ rows: R[] }> => {
    const page = tx.query<R>(`fetch ${size} from ${cursor}`)
    // Whoever stops early never looks at the page that was asked for ahead.
    page.catch(() => {})
    return page
  }
  let ahead = fetch()
  for (;;) {
    const { rows } = await ahead
    const isLast = rows.length < size
    // Asked for before this page is worked on, so that the database and this process work at the same time.
    if (!isLast) ahead = fetch()
    if (rows.length > 0) yield rows
    if (isLast) break
  }
  await tx.query(`close ${cursor}`)
}
