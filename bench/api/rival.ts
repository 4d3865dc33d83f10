/** The naive way beside ours: the same rows in a table without indexes, pages by OFFSET, sums by reading all rows. */
import type { OwnerDb } from '../../apps/api/core/db/db.ts'

export interface RivalTimes {
  firstPageMs: number
  deepPageMs: number
  searchMs: number
  monthByCategoryMs: number
}

const runs = 5

export async function rival(db: OwnerDb, workspaceId: string, rows: number): Promise<RivalTimes> {
  await db.withOwner(async (tx) => {
    // The owner of the tables is under their policies too, which know no owner.
    await tx.query('alter table accounts.transactions no force row level security')
    await tx.query('create table public.rival as select * from accounts.transactions')
    await tx.query('alter table accounts.transactions force row level security')
    await tx.query('analyze public.rival')
  })
  const time = (sql: string): Promise<number> =>
    db.withOwner(async (tx) => {
      const took: number[] = []
      for (let run = 0; run < runs; run += 1) {
        const start = performance.now()
        await tx.query(sql, [workspaceId])
        took.push(performance.now() - start)
      }
      return took.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
    })
  const page = (offset: number) =>
    `select * from public.rival where workspace_id = $1 order by booked_on desc, id desc offset ${offset} limit 50`
  const times = {
    firstPageMs: await time(page(0)),
    deepPageMs: await time(page(Math.floor(rows / 2))),
    searchMs: await time(
      `select * from public.rival where workspace_id = $1 and description ilike '%100000000777%'
       order by booked_on desc, id desc limit 50`,
    ),
    monthByCategoryMs: await time(
      `select date_trunc('month', booked_on), category_id, sum(amount_minor) from public.rival
       where workspace_id = $1 and booked_on >= date '2025-11-01' group by 1, 2`,
    ),
  }
  await db.withOwner((tx) => tx.query('drop table public.rival'))
  return times
}
