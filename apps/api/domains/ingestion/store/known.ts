import type { Tx } from '../../../core/db/db.ts'
import { withDecision } from './fences.ts'
import type { KnownLine } from '../service/match.ts'

export interface AccountPeriod {
  accountId: string
  from: string
  to: string
}

/** An account of an earlier file: the lines that may explain an incoming one. */
export interface Source {
  importId: string
  accountNo: number
  layout: string
}

/** Files of an account, in one of two states, that speak of days within the period. */
export async function sourcesWithin(
  tx: Tx,
  { accountId, from, to }: AccountPeriod,
  state: 'committed' | 'undone',
  except: readonly string[],
): Promise<Source[]> {
  const { rows } = await tx.query<Source>(
    `select i.id as "importId", a.account_no as "accountNo", a.layout from ingestion.import_accounts a
     join ingestion.imports i on i.workspace_id = a.workspace_id and i.id = a.import_id
     where a.workspace_id = $1 and a.account_id = $2 and a.from_on <= $4 and a.to_on >= $3 and i.state = $5
       and i.id <> all($6::uuid[])`,
    [tx.scope.workspaceId, accountId, from, to, state, except],
  )
  return rows
}

const selected = `l.import_id as "importId", l.seq, l.booked_on as "bookedOn", l.amount_minor as "amountMinor", l.currency,
  l.description, l.reference, l.bank_id as "bankId", l.balance_minor as "balanceMinor", l.pending,
  l.account_no as "accountNo", coalesce(d.transaction_id, l.transaction_id) as "transactionId",
  l.pending and exists (select 1 from ingestion.decisions s
    join ingestion.imports i on i.workspace_id = s.workspace_id and i.id = s.import_id
    where s.workspace_id = l.workspace_id and s.transaction_id = coalesce(d.transaction_id, l.transaction_id)
      and s.state = 'updates' and i.state = 'committed') as settled`

/**
 * Lines found by `where` alone, then joined with what was decided about them. `offset 0`
 * fences the planner in: right after a bulk load it takes a whole import for one row, and would walk it for each look-up.
 */
const found = (where: string): string => `(
    select * from ingestion.lines where workspace_id = $1 and ${where} offset 0
  ) l
  ${withDecision}`

const joinAccount = (account: string): string =>
  `join ingestion.import_accounts a on a.workspace_id = l.workspace_id and a.import_id = l.import_id
    and a.account_no = l.account_no and a.account_id = ${account}`

const ofDayAndAmount = (day: string, amount: string): string =>
  `kind = 'row' and booked_on = ${day} and amount_minor = ${amount}`

const inLedger = `l.kind = 'row' and coalesce(d.state, 'new') in ('new', 'updates')`

/** Of an undone import: recorded by it, and not taken over by another one since. */
const wasInLedger = `l.kind = 'row' and coalesce(d.state, 'new') = 'new' and not exists (
  select 1 from ingestion.decisions t
  join ingestion.imports i on i.workspace_id = t.workspace_id and i.id = t.import_id and i.state = 'committed'
  where t.workspace_id = l.workspace_id and t.transaction_id = coalesce(d.transaction_id, l.transaction_id)
    and t.state in ('new', 'updates'))`

type FoundLine = Omit<KnownLine, 'layout'> & { accountNo: number }

/** Lines of those files that are in the ledger (or were, before an undo), of the given days and amounts, pairwise. */
export async function knownLines(
  tx: Tx,
  of: { sources: readonly Source[]; state: 'committed' | 'undone' },
  days: readonly string[],
  amounts: readonly bigint[],
): Promise<KnownLine[]> {
  const { rows } = await tx.query<FoundLine>(
    `select k.* from unnest($3::date[], $4::bigint[]) as key(day, amount)
     cross join lateral (
       select ${selected} from ${found(ofDayAndAmount('key.day', 'key.amount'))}
       where l.import_id = any($2::uuid[]) and ${of.state === 'committed' ? inLedger : wasInLedger}
     ) k`,
    [tx.scope.workspaceId, of.sources.map(({ importId }) => importId), days, amounts],
  )
  const layouts = new Map(
    of.sources.map(({ importId, accountNo, layout }) => [`${importId} ${accountNo}`, layout]),
  )
  return rows.flatMap(({ accountNo, ...line }) => {
    const layout = layouts.get(`${line.importId} ${accountNo}`)
    return layout === undefined ? [] : [{ ...line, layout }]
  })
}

/** Lines in the ledger that carry one of these bank ids, on any day. */
export async function knownLinesByBankId(
  tx: Tx,
  accountId: string,
  bankIds: readonly string[],
  except: readonly string[],
): Promise<KnownLine[]> {
  const { rows } = await tx.query<KnownLine>(
    `select k.* from unnest($2::text[]) as key(bank_id)
     cross join lateral (
       select ${selected}, a.layout from ${found('bank_id = key.bank_id')} ${joinAccount('$3')}
       join ingestion.imports i on i.workspace_id = l.workspace_id and i.id = l.import_id and i.state = 'committed'
       where l.import_id <> all($4::uuid[]) and ${inLedger}
       order by l.import_id, l.seq
     ) k`,
    [tx.scope.workspaceId, bankIds, accountId, except],
  )
  return rows
}

/** Balances the ledger's lines print on those days. */
export async function knownBalances(
  tx: Tx,
  of: { accountId: string; importIds: readonly string[] },
  days: readonly string[],
): Promise<Map<string, Set<bigint>>> {
  const { rows } = await tx.query<{ bookedOn: string; balanceMinor: bigint }>(
    `select distinct l.booked_on as "bookedOn", l.balance_minor as "balanceMinor"
     from ${found(`kind = 'row' and booked_on = any($3::date[])`)} ${joinAccount('$4')}
     where l.import_id = any($2::uuid[]) and l.balance_minor is not null and ${inLedger}`,
    [tx.scope.workspaceId, of.importIds, days, of.accountId],
  )
  const balances = new Map<string, Set<bigint>>()
  for (const { bookedOn, balanceMinor } of rows) {
    const ofDay = balances.get(bookedOn)
    if (ofDay) ofDay.add(balanceMinor)
    else balances.set(bookedOn, new Set([balanceMinor]))
  }
  return balances
}

/** The pending lines behind open transactions, so that a suggestion can show where they came from. */
export async function pendingLines(
  tx: Tx,
  transactionIds: readonly string[],
): Promise<Map<string, { importId: string; seq: number }>> {
  const { rows } = await tx.query<{ transactionId: string; importId: string; seq: number }>(
    `select l.transaction_id as "transactionId", l.import_id as "importId", l.seq from ingestion.lines l
     where l.workspace_id = $1 and l.pending and l.transaction_id = any($2::uuid[])`,
    [tx.scope.workspaceId, transactionIds],
  )
  return new Map(rows.map(({ transactionId, importId, seq }) => [transactionId, { importId, seq }]))
}

/**
 * How the bank's ids behave between this file and the ledger: rows whose id is known, and rows that are known by day and
 * amount, with an id, but another one.
 */
export async function idAgreement(
  tx: Tx,
  of: { importId: string; accountNo: number; accountId: string; importIds: readonly string[] },
  sample: number,
): Promise<{ agree: number; disagree: number }> {
  const { rows } = await tx.query<{ agree: number; disagree: number }>(
    `select count(*) filter (where k.same)::integer as agree, count(*) filter (where not k.same)::integer as disagree
     from (
       select * from ingestion.lines n where n.workspace_id = $1 and n.import_id = $2 and n.account_no = $3
         and n.kind = 'row' and n.bank_id is not null order by n.booked_on, n.amount_minor limit $6
     ) n
     cross join lateral (
       select bool_or(l.bank_id = n.bank_id) as same
       from ${found(ofDayAndAmount('n.booked_on', 'n.amount_minor'))} ${joinAccount('$4')}
       where l.import_id = any($5::uuid[]) and l.bank_id is not null and ${inLedger}
     ) k where k.same is not null`,
    [tx.scope.workspaceId, of.importId, of.accountNo, of.accountId, of.importIds, sample],
  )
  return rows[0] ?? { agree: 0, disagree: 0 }
}

/** How a sample of the file's days and amounts agrees with an account's ledger lines. */
export interface SharedRows {
  accountId: string
  /** On days the account's statements cover. */
  within: number
  /** Of those, with a line of the same amount on that day. */
  shared: number
}

export async function sharedRows(
  tx: Tx,
  of: { importId: string; accountNo: number },
  sample: number,
): Promise<SharedRows[]> {
  const { rows } = await tx.query<SharedRows>(
    `with n as (
       select distinct booked_on, amount_minor from (
         select booked_on, amount_minor from ingestion.lines
         where workspace_id = $1 and import_id = $2 and account_no = $3 and kind = 'row' order by seq limit $4
       ) first
     ), k as (
       select a.account_id, n.booked_on, n.amount_minor, bool_or(exists (
         select 1 from (
           select import_id, account_no from ingestion.lines
           where workspace_id = $1 and ${ofDayAndAmount('n.booked_on', 'n.amount_minor')} offset 0
         ) l where l.import_id = a.import_id and l.account_no = a.account_no)) as shared
       from n
       join ingestion.import_accounts a on a.workspace_id = $1 and a.account_id is not null
         and a.from_on <= n.booked_on and a.to_on >= n.booked_on
       join ingestion.imports i on i.workspace_id = $1 and i.id = a.import_id and i.state = 'committed'
       group by a.account_id, n.booked_on, n.amount_minor
     )
     select account_id as "accountId", count(*)::integer as within, count(*) filter (where shared)::integer as shared
     from k group by account_id order by shared desc, account_id`,
    [tx.scope.workspaceId, of.importId, of.accountNo, sample],
  )
  return rows
}
