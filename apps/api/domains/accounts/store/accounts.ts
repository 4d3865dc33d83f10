import type { AccountType } from '@scale/statements'
import type { Tx } from '../../../core/db/db.ts'
import type { AccountKey, FinancialAccount } from '../contract.ts'

export interface AccountRow extends FinancialAccount {
  institution: string | null
  openingMinor: bigint
  openingOn: string | null
  archivedAt: Temporal.Instant | null
  version: number
}

const columns = `a.id, a.name, a.type, a.currency, a.bank_account_id as "bankAccountId", a.institution,
  a.opening_minor as "openingMinor", a.opening_on as "openingOn", a.archived_at as "archivedAt", a.version`

export async function listAccounts(tx: Tx, archived?: boolean): Promise<AccountRow[]> {
  const { rows } = await tx.query<AccountRow>(
    `select ${columns} from accounts.financial_accounts a
     where a.workspace_id = $1 and ($2::boolean is null or (a.archived_at is not null) = $2)
     order by a.archived_at is not null, a.created_at, a.id`,
    [tx.scope.workspaceId, archived ?? null],
  )
  return rows
}

export async function findAccount(tx: Tx, by: AccountKey): Promise<AccountRow | null> {
  const [condition, value] =
    'id' in by
      ? ['a.id = $2::uuid', by.id]
      : 'bankAccountId' in by
        ? ['a.bank_account_id = $2', by.bankAccountId]
        : ['lower(a.name) = lower($2)', by.name]
  const { rows } = await tx.query<AccountRow>(
    `select ${columns} from accounts.financial_accounts a where a.workspace_id = $1 and ${condition}
     order by a.archived_at is not null, a.created_at, a.id limit 1`,
    [tx.scope.workspaceId, value],
  )
  return rows[0] ?? null
}

export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | null> {
  const { rows } = await tx.query<AccountRow>(
    `select ${columns} from accounts.financial_accounts a where a.workspace_id = $1 and a.id = $2 for update`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

export interface AccountFields {
  name: string
  type: AccountType
  currency: string
  bankAccountId: string | null
  institution: string | null
  openingMinor: bigint
  openingOn: string | null
  archivedAt: Temporal.Instant | null
}

export async function insertAccount(tx: Tx, id: string, account: AccountFields): Promise<void> {
  await tx.query(
    `insert into accounts.financial_accounts (workspace_id, id, name, type, currency, bank_account_id, institution,
       opening_minor, opening_on, archived_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.scope.workspaceId, id, ...valuesOf(account), tx.now()],
  )
}

export async function updateAccount(tx: Tx, id: string, account: AccountFields): Promise<void> {
  await tx.query(
    `update accounts.financial_accounts set name = $3, type = $4, currency = $5, bank_account_id = $6,
       institution = $7, opening_minor = $8, opening_on = $9, archived_at = $10, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, ...valuesOf(account)],
  )
}

const valuesOf = (account: AccountFields): unknown[] => [
  account.name,
  account.type,
  account.currency,
  account.bankAccountId,
  account.institution,
  account.openingMinor,
  account.openingOn,
  account.archivedAt,
]

export interface AccountFigures {
  accountId: string
  currency: string
  minor: bigint
  /** The part of it the bank has not posted yet. */
  pendingMinor: bigint
  rows: number
  lastOn: string
}

/** Sums of every account by currency, from the month totals. */
export async function accountFigures(tx: Tx): Promise<AccountFigures[]> {
  const { rows } = await tx.query<AccountFigures>(
    `select account_id as "accountId", currency,
       sum(in_minor + out_minor)::bigint as "minor",
       coalesce(sum(in_minor + out_minor) filter (where pending), 0)::bigint as "pendingMinor",
       sum(rows)::integer as rows, max(last_on) as "lastOn"
     from accounts.monthly_by_account where workspace_id = $1 group by account_id, currency order by currency`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** What an account's rows of its own currency sum to before a day, and on each day from there to another. */
export async function dailyChanges(
  tx: Tx,
  account: { id: string; currency: string },
  period: { from: string; to: string },
): Promise<{ before: bigint; days: { on: string; minor: bigint }[] }> {
  const { rows } = await tx.query<{ on: string | null; minor: bigint }>(
    `with first as (
       select accounts.month_of($4::date, w.month_starts_on) as month from accounts.workspaces w where w.workspace_id = $1
     )
     select null::date as on, coalesce(sum(m.in_minor + m.out_minor), 0)::bigint as minor
       from accounts.monthly_by_account m, first
       where m.workspace_id = $1 and m.account_id = $2 and m.currency = $3 and m.month < first.month
     union all
     select t.booked_on, sum(t.amount_minor)::bigint from accounts.transactions t, first
       where t.workspace_id = $1 and t.account_id = $2 and t.currency = $3
         and t.deleted_at is null and t.withdrawn_at is null and t.booked_on >= first.month and t.booked_on <= $5
       group by t.booked_on
     order by 1 nulls first`,
    [tx.scope.workspaceId, account.id, account.currency, period.from, period.to],
  )
  let before = 0n
  const days: { on: string; minor: bigint }[] = []
  for (const { on, minor } of rows) {
    if (on === null || on < period.from) before += minor
    else days.push({ on, minor })
  }
  return { before, days }
}

export async function firstDay(tx: Tx, accountId: string): Promise<string | null> {
  const { rows } = await tx.query<{ on: string }>(
    `select booked_on as on from accounts.transactions
     where workspace_id = $1 and account_id = $2 and deleted_at is null and withdrawn_at is null
     order by booked_on limit 1`,
    [tx.scope.workspaceId, accountId],
  )
  return rows[0]?.on ?? null
}
