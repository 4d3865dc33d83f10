/** Fills a workspace with N rows by SQL alone: ten years, six accounts, the default categories, 500 merchants. */
import type { Db, Scope, Tx } from '../../apps/api/core/db/db.ts'
import { ledger } from '../../apps/api/domains/accounts/service/ledger.ts'
import { rebuildMonths } from '../../apps/api/domains/accounts/store/monthly.ts'
import { rebuildSearch } from '../../apps/api/domains/accounts/store/search.ts'

const rowsPerStep = 100_000
export const merchants = 500
const accountNames = ['Savings', 'Joint', 'Card', 'Second card', 'Business', 'Wallet']

export async function seed(db: Db, scope: Scope, rows: number): Promise<void> {
  const accountIds = await db.withWorkspace(scope, async (tx) => {
    const ids: string[] = []
    for (const name of accountNames) {
      const account = {
        name,
        type: 'bank',
        currency: 'INR',
        bankAccountId: null,
        openingMinor: 0n,
        openingOn: null,
      } as const
      ids.push((await ledger.openAccount(tx, account)).id)
    }
    return ids
  })
  for (let from = 0; from < rows; from += rowsPerStep) {
    await db.withWorkspace(scope, (tx) =>
      insert(tx, { accountIds, from, to: Math.min(from + rowsPerStep, rows), rows }),
    )
  }
  await db.withWorkspace(scope, rebuildSearch)
  await db.withWorkspace(scope, markAll)
  while ((await db.withWorkspace(scope, (tx) => rebuildMonths(tx, 12))) > 0);
}

/** Row i lies on day `3650 · i / rows`; its id rises with i. Four in five rows have a category. */
async function insert(
  tx: Tx,
  range: { accountIds: string[]; from: number; to: number; rows: number },
): Promise<void> {
  await tx.query(
    `with leaf as (
       select array_agg(id order by position) as ids from accounts.categories where workspace_id = $1 and parent_id is not null
     )
     insert into accounts.transactions (workspace_id, id, account_id, import_id, booked_on, amount_minor, currency,
       description, counterparty, reference, category_id, category_source)
     select $1, (lpad(to_hex(1700000000000 + i), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid,
       ($2::uuid[])[1 + i % array_length($2::uuid[], 1)], $1, date '2016-11-01' + (3650 * i / $5)::integer,
       case when i % 17 = 0 then 1 else -1 end * (100 + (i * 7919) % 500000), 'INR',
       'UPI/DR/' || (100000000000 + i) || '/MERCHANT ' || (i * 31 % ${merchants}) || '/m' || (i * 31 % ${merchants}) || '@okbank/pay',
       'Merchant ' || (i * 31 % ${merchants}), (100000000000 + i)::text,
       case when i % 5 <> 0 then leaf.ids[1 + (i * 31 % ${merchants}) % array_length(leaf.ids, 1)] end,
       case when i % 5 <> 0 then 'rule' end
     from generate_series($3::bigint, $4::bigint - 1) as i, leaf`,
    [tx.scope.workspaceId, range.accountIds, range.from, range.to, range.rows],
  )
}

async function markAll(tx: Tx): Promise<void> {
  await tx.query(
    `insert into accounts.month_marks (workspace_id, month)
     select $1, month::date from generate_series(date '2016-11-01', date '2026-11-01', '1 month') as month`,
    [tx.scope.workspaceId],
  )
}
