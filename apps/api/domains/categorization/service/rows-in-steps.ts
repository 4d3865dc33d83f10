import type { Tx } from '../../../core/db/db.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import type { Categorizing } from './deps.ts'

/** More at once would keep the process from everything else for as long as a page takes. */
const rowsPerStep = 500

/** Thousands of rows, for a thread that works on all of them. */
export async function rowsInSteps(
  { filing }: Pick<Categorizing, 'filing'>,
  tx: Tx,
  ids: readonly string[],
): Promise<FiledRow[]> {
  const rows: FiledRow[] = []
  for (let start = 0; start < ids.length; start += rowsPerStep)
    rows.push(...(await filing.rows(tx, ids.slice(start, start + rowsPerStep))))
  return rows
}
