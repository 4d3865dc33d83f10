import type { Tx } from '../../../core/db/db.ts'
import type { StatedOpening } from '../../accounts/contract.ts'
import type { PlainAccount } from '../sandbox/protocol.ts'

export type Because = 'chosen' | 'bank_account_id' | 'same_form' | 'shared_rows' | 'opened'

/** An account of a file, and where its rows go; `accountId` is null until the commit opens it. */
export interface ImportAccountRecord {
  accountNo: number
  accountId: string | null
  because: Because
  bankAccountId: string | null
  name: string | null
  type: PlainAccount['type']
  currency: string | null
  openingMinor: bigint | null
  closingMinor: bigint | null
  fromOn: string | null
  toOn: string | null
  reconciled: boolean | null
  rows: number
  layout: string
  comparedVersion: bigint
}

const selected = `account_no as "accountNo", account_id as "accountId", because, bank_account_id as "bankAccountId",
  name, type, currency, opening_minor as "openingMinor", closing_minor as "closingMinor", from_on as "fromOn",
  to_on as "toOn", reconciled, rows, layout, compared_version as "comparedVersion"`

export async function accountsOf(tx: Tx, importId: string): Promise<ImportAccountRecord[]> {
  const { rows } = await tx.query<ImportAccountRecord>(
    `select ${selected} from ingestion.import_accounts where workspace_id = $1 and import_id = $2 order by account_no`,
    [tx.scope.workspaceId, importId],
  )
  return rows
}

export async function accountsOfAll(
  tx: Tx,
  importIds: readonly string[],
): Promise<(ImportAccountRecord & { importId: string })[]> {
  const { rows } = await tx.query<ImportAccountRecord & { importId: string }>(
    `select import_id as "importId", ${selected} from ingestion.import_accounts
     where workspace_id = $1 and import_id = any($2::uuid[]) order by import_id, account_no`,
    [tx.scope.workspaceId, importIds],
  )
  return rows
}

export async function putAccounts(
  tx: Tx,
  importId: string,
  accounts: readonly ImportAccountRecord[],
): Promise<void> {
  await tx.query(`delete from ingestion.import_accounts where workspace_id = $1 and import_id = $2`, [
    tx.scope.workspaceId,
    importId,
  ])
  for (const each of accounts) {
    await tx.query(
      `insert into ingestion.import_accounts (workspace_id, import_id, account_no, account_id, because, bank_account_id,
         name, type, currency, opening_minor, closing_minor, from_on, to_on, reconciled, rows, layout, compared_version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        tx.scope.workspaceId,
        importId,
        each.accountNo,
        each.accountId,
        each.because,
        each.bankAccountId,
        each.name,
        each.type,
        each.currency,
        each.openingMinor,
        each.closingMinor,
        each.fromOn,
        each.toOn,
        each.reconciled,
        each.rows,
        each.layout,
        each.comparedVersion,
      ],
    )
  }
}

export async function setAccount(
  tx: Tx,
  importId: string,
  accountNo: number,
  to: { accountId: string; because?: Because; comparedVersion?: bigint },
): Promise<void> {
  await tx.query(
    `update ingestion.import_accounts set account_id = $4, because = coalesce($5, because),
       compared_version = coalesce($6, compared_version)
     where workspace_id = $1 and import_id = $2 and account_no = $3`,
    [tx.scope.workspaceId, importId, accountNo, to.accountId, to.because ?? null, to.comparedVersion ?? null],
  )
}

/**
 * What the earliest statement of an account says without this import (a new reading of its file, which is on its way in,
 * counts); nothing where no other says it and an import opened the account. Null: a person opened it, and may have said more.
 */
export async function openingWithout(
  tx: Tx,
  accountId: string,
  importId: string,
): Promise<StatedOpening | null> {
  const { rows } = await tx.query<StatedOpening>(
    `select opening_minor as "openingMinor", from_on as "openingOn"
     from ingestion.import_accounts a join ingestion.imports i on i.workspace_id = a.workspace_id and i.id = a.import_id
     where a.workspace_id = $1 and a.account_id = $2 and a.import_id <> $3
       and a.opening_minor is not null and a.from_on is not null
       and (i.state = 'committed' or (i.state = 'committing' and i.replaces = $3))
     order by a.from_on, i.id limit 1`,
    [tx.scope.workspaceId, accountId, importId],
  )
  if (rows[0]) return rows[0]
  const { rowCount } = await tx.query(
    `select 1 from ingestion.import_accounts where workspace_id = $1 and account_id = $2 and because = 'opened' limit 1`,
    [tx.scope.workspaceId, accountId],
  )
  return rowCount > 0 ? { openingMinor: 0n, openingOn: null } : null
}

/** How often commits and undos have changed the account; 0 before the first. */
export async function accountVersion(tx: Tx, accountId: string): Promise<bigint> {
  const { rows } = await tx.query<{ version: bigint }>(
    `select version from ingestion.account_marks where workspace_id = $1 and account_id = $2`,
    [tx.scope.workspaceId, accountId],
  )
  return rows[0]?.version ?? 0n
}

export async function markAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into ingestion.account_marks (workspace_id, account_id, version)
     select $1, id, 1 from unnest($2::uuid[]) as id order by id
     on conflict (workspace_id, account_id) do update set version = ingestion.account_marks.version + 1`,
    [tx.scope.workspaceId, [...new Set(accountIds)]],
  )
}

/** Held until the transaction ends: commits and undos of one account come one after the other. */
export async function lockAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(accountIds)].toSorted()) {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `ingestion ${tx.scope.workspaceId} ${id}`,
    ])
  }
}

/**
 * Accounts that files of this layout went to, latest first; those of undone files only where there are no others. `name`
 * is what the file calls the account: only accounts it called so before count; null where it calls it nothing.
 */
export async function accountsOfLayout(tx: Tx, layout: string, name: string | null): Promise<string[]> {
  const { rows } = await tx.query<{ accountId: string; isCommitted: boolean }>(
    `select a.account_id as "accountId", bool_or(i.state = 'committed') as "isCommitted"
     from ingestion.import_accounts a
     join ingestion.imports i on i.workspace_id = a.workspace_id and i.id = a.import_id
     where a.workspace_id = $1 and a.layout = $2 and i.state in ('committed', 'undone') and a.account_id is not null
       and ($3::text is null or a.name = $3)
     group by a.account_id order by max(i.id::text) desc`,
    [tx.scope.workspaceId, layout, name],
  )
  const committed = rows.filter(({ isCommitted }) => isCommitted)
  return (committed.length > 0 ? committed : rows).map(({ accountId }) => accountId)
}

/** The days committed statements speak of, per account, earliest first. */
export async function coveredPeriods(
  tx: Tx,
  accountId: string | null,
): Promise<{ accountId: string; importId: string; from: string; to: string }[]> {
  const { rows } = await tx.query<{ accountId: string; importId: string; from: string; to: string }>(
    `select a.account_id as "accountId", a.import_id as "importId", a.from_on as "from", a.to_on as "to"
     from ingestion.import_accounts a
     join ingestion.imports i on i.workspace_id = a.workspace_id and i.id = a.import_id
     where a.workspace_id = $1 and i.state = 'committed' and a.from_on is not null and a.to_on is not null
       and a.account_id is not null and ($2::uuid is null or a.account_id = $2)
     order by a.account_id, a.from_on`,
    [tx.scope.workspaceId, accountId],
  )
  return rows
}
