import type { Tx } from '../../../core/db/db.ts'
import type { LineColumn } from '../sandbox/batch.ts'
import { lineAt, linesIn } from './blocks.ts'
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

const keys = ['kind', 'account_no', 'booked_on', 'amount_minor'] as const satisfies readonly LineColumn[]
const known = [
  ...keys,
  'currency',
  'description',
  'reference',
  'bank_id',
  'balance_minor',
  'pending',
  'transaction_id',
] as const

const joinAccount = (account: string): string =>
  `join ingestion.import_accounts a on a.workspace_id = l.workspace_id and a.import_id = l.import_id
    and a.account_no = l.account_no and a.account_id = ${account}`

/** Blocks of those imports with a line between the first and the last of the days. */
const blocksOf = (importIds: string, days: string): string =>
  `p.import_id = any(${importIds}) and p.from_on <= (select max(day) from unnest(${days}) as day)
    and p.to_on >= (select min(day) from unnest(${days}) as day)`

/** `is true` keeps the planner from making a join of it, which on lines it takes for few walks all of them for each key. */
const ofDayAndAmount = (keys: string): string => `((booked_on, amount_minor) in (${keys})) is true`

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
    `select ${selected} from (
       select * from ${linesIn(blocksOf('$2::uuid[]', '$3::date[]'), known)} l
       where ${ofDayAndAmount('select * from unnest($3::date[], $4::bigint[])')} offset 0
     ) l
     ${withDecision}
     where ${of.state === 'committed' ? inLedger : wasInLedger}`,
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
    `select ${selected}, a.layout from ingestion.line_bank_ids b
     join ingestion.imports i on i.workspace_id = b.workspace_id and i.id = b.import_id and i.state = 'committed'
     cross join lateral ${lineAt('b.import_id', 'b.seq', known)} l
     ${joinAccount('$3')}
     ${withDecision}
     where b.workspace_id = $1 and b.bank_id = any($2::text[]) and b.import_id <> all($4::uuid[]) and ${inLedger}
     order by l.import_id, l.seq`,
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
     from (
       select * from ${linesIn(blocksOf('$2::uuid[]', '$3::date[]'), [...keys, 'balance_minor'])} l
       where l.booked_on = any($3::date[]) and l.balance_minor is not null offset 0
     ) l
     ${withDecision} ${joinAccount('$4')}
     where ${inLedger}`,
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

const holdsOne = `exists (select from unnest($2::uuid[]) as id where id between p.first_transaction and p.last_transaction)`

/** The pending lines behind open transactions, so that a suggestion can show where they came from. */
export async function pendingLines(
  tx: Tx,
  transactionIds: readonly string[],
): Promise<Map<string, { importId: string; seq: number }>> {
  const { rows } = await tx.query<{ transactionId: string; importId: string; seq: number }>(
    `select l.transaction_id as "transactionId", l.import_id as "importId", l.seq
     from ${linesIn(`p.has_pending and ${holdsOne}`, ['transaction_id', 'pending'])} l
     where l.pending and l.transaction_id = any($2::uuid[])`,
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
    `with n as materialized (
       select * from ${linesIn('p.import_id = $2 and p.bank_id is not null', [...keys, 'bank_id'])} n
       where n.account_no = $3 and n.kind = 'row' and n.bank_id is not null order by n.booked_on, n.amount_minor limit $6
     ), l as materialized (
       select l.booked_on, l.amount_minor, l.bank_id from (
         select * from ${linesIn(blocksOf('$5::uuid[]', 'array(select booked_on from n)'), [...keys, 'bank_id'])} l
         where ${ofDayAndAmount('select booked_on, amount_minor from n')} and l.bank_id is not null offset 0
       ) l
       ${withDecision} ${joinAccount('$4')}
       where ${inLedger}
     )
     select count(*) filter (where k.same)::integer as agree, count(*) filter (where not k.same)::integer as disagree
     from (
       select bool_or(l.bank_id = n.bank_id) as same from n
       join l on l.booked_on = n.booked_on and l.amount_minor = n.amount_minor group by n.seq
     ) k`,
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
    `with n as materialized (
       select distinct booked_on, amount_minor from (
         select booked_on, amount_minor
         from ${linesIn('p.import_id = $2', keys)} l
         where account_no = $3 and kind = 'row' limit $4
       ) first
     ), a as materialized (
       select a.account_id, a.import_id, a.account_no, a.from_on, a.to_on from ingestion.import_accounts a
       join ingestion.imports i on i.workspace_id = $1 and i.id = a.import_id and i.state = 'committed'
       where a.workspace_id = $1 and a.account_id is not null
     ), l as materialized (
       select distinct import_id, account_no, booked_on, amount_minor
       from ${linesIn(blocksOf('array(select import_id from a)', 'array(select booked_on from n)'), keys)} l
       where kind = 'row' and ${ofDayAndAmount('select booked_on, amount_minor from n')}
     ), k as (
       select a.account_id, n.booked_on, n.amount_minor, bool_or(l.import_id is not null) as shared
       from n
       join a on a.from_on <= n.booked_on and a.to_on >= n.booked_on
       left join l on l.import_id = a.import_id and l.account_no = a.account_no and l.booked_on = n.booked_on
         and l.amount_minor = n.amount_minor
       group by a.account_id, n.booked_on, n.amount_minor
     )
     select account_id as "accountId", count(*)::integer as within, count(*) filter (where shared)::integer as shared
     from k group by account_id order by shared desc, account_id`,
    [tx.scope.workspaceId, of.importId, of.accountNo, sample],
  )
  return rows
}
