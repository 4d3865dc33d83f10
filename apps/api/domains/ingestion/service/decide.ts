/** What the person decides about single rows: leave out, record after all, take a suggestion, or mend what was unreadable. */
import { minorDigits, toMinor } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { Fault } from '../../../core/errors.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { recordFiled } from './file-lines.ts'
import { notNow, settlementOf } from './recording.ts'
import { recount } from './counts.ts'
import type { Ingestion } from './deps.ts'
import { type IncomingLine, matchGroup } from './match.ts'
import { LineColumns } from '../sandbox/columns.ts'
import type { Counts, Decision, LineState, ReasonCode } from '../schemas.ts'
import { accountsOf, markAccounts } from '../store/import-accounts.ts'
import { type ImportRecord, changeImport, lockImport } from '../store/imports.ts'
import { sourcesWithin, knownLines } from '../store/known.ts'
import { insertDecisions, putDecision, unclaimed } from '../store/decisions.ts'
import { insertLines, lastSeq, lineToRecord } from '../store/lines.ts'
import { type RowRecord, importRow } from '../store/rows.ts'

/** Suggestions that name a row to update. */
const withTarget = new Set<ReasonCode>(['pending_other_amount', 'entered_by_hand'])

/** What may be decided about a row now. In the ledger a row is deleted there, or the whole import undone, not left out here. */
export function decisionsFor(
  importState: ImportRecord['state'],
  row: Pick<RowRecord, 'kind' | 'state' | 'reason' | 'byPerson'>,
): Decision[] {
  if (row.kind !== 'row' || (importState !== 'preview' && importState !== 'committed')) return []
  const leave: Decision[] = importState === 'preview' || row.state === 'needs_you' ? ['leave_out'] : []
  const byState: Partial<Record<LineState, Decision[]>> = {
    new: leave,
    updates: importState === 'preview' ? ['import', 'leave_out'] : [],
    duplicate: ['import'],
    deleted_by_you: ['import'],
    left_out: ['import'],
    needs_you: [...(withTarget.has(row.reason) ? (['update'] as const) : []), 'import', 'leave_out'],
  }
  return byState[row.state] ?? []
}

export async function decideRow(
  deps: Ingestion,
  tx: Tx,
  at: { importId: string; seq: number },
  decision: Decision,
): Promise<{ seqs: number[]; counts: Counts }> {
  const { record, row } = await openRow(tx, at)
  if (!decisionsFor(record.state, row).includes(decision)) {
    throw new Fault('row_not_decidable', { detail: whyNot(record, row) })
  }
  // A row of a file that came again has no id of its own until it is wanted.
  const own = row.transactionId ?? newId()
  const target = decision === 'update' ? row.decidedTransactionId : own
  await putDecision(tx, at.importId, {
    seq: at.seq,
    ...decided[decision],
    transactionId: decision === 'leave_out' ? undefined : target,
  })
  if (record.state === 'committed' && decision !== 'leave_out')
    await recordNow(deps, tx, record, at.seq, decision)
  return { seqs: [at.seq], counts: await noted(tx, record, at, decision) }
}

const decided = {
  import: { state: 'new', reason: 'included_by_you' },
  leave_out: { state: 'left_out', reason: 'left_out_by_you' },
  update: { state: 'updates', reason: 'accepted_by_you' },
} as const

function whyNot(record: ImportRecord, row: RowRecord): string {
  if (record.state === 'committed' && (row.state === 'new' || row.state === 'updates')) {
    return 'This row is in the ledger. Delete it there, or undo the whole import.'
  }
  return 'That cannot be decided about this row as it is now.'
}

export interface Mended {
  bookedOn: string
  amount: string
  currency?: string | undefined
  description?: string | undefined
  accountIndex: number
}

/** The unreadable line stays as it was; the mended one follows it as a line of its own, and is compared like any other. */
export async function mendRow(
  deps: Ingestion,
  tx: Tx,
  at: { importId: string; seq: number },
  mended: Mended,
): Promise<{ seqs: number[]; counts: Counts }> {
  const { record, row } = await openRow(tx, at)
  if (row.state !== 'problem')
    throw new Fault('row_not_decidable', { detail: 'Only an unreadable row can be mended.' })
  const accounts = await accountsOf(tx, at.importId)
  const account = accounts.find(({ accountNo }) => accountNo === mended.accountIndex)
  if (!account)
    throw new Fault('invalid', { field: 'mend.accountIndex', detail: 'The file has no such account.' })
  const currency = mended.currency ?? account.currency ?? (await deps.accounts.workspaceDefaults(tx)).currency
  const seq = (await lastSeq(tx, at.importId)) + 1
  const columns = new LineColumns(seq)
  columns.row({
    account: account.accountNo,
    line: row.line,
    lineEnd: row.lineEnd,
    bookedOn: mended.bookedOn,
    valueOn: null,
    amountMinor: minorOf(mended.amount, currency),
    currency,
    amountExact: null,
    description: mended.description ?? row.raw,
    counterparty: null,
    reference: null,
    bankId: null,
    pendingBankId: null,
    balanceMinor: null,
    pending: false,
    bankCategory: null,
    mendsSeq: at.seq,
    raw: row.raw,
  })
  await insertLines(tx, at.importId, columns.take())
  await putDecision(tx, at.importId, { seq: at.seq, state: 'mended', reason: 'mended_by_you' })
  const staged = record.staged && stagedWith(record.staged, mended, currency)
  await changeImport(tx, at.importId, { staged })
  const isKnown = await compareMended(tx, record, account, seq)
  if (record.state === 'committed' && !isKnown) await recordNow(deps, tx, record, seq, 'import')
  return { seqs: [at.seq, seq], counts: await noted(tx, { ...record, staged }, at, 'mend') }
}

function minorOf(amount: string, currency: string): bigint {
  try {
    return toMinor(amount, currency)
  } catch {
    const detail = `Write the amount like -1234.56, with at most ${minorDigits(currency)} decimals for ${currency}.`
    throw new Fault('invalid', { field: 'mend.amount', detail })
  }
}

function stagedWith(staged: NonNullable<ImportRecord['staged']>, mended: Mended, currency: string) {
  const minor = minorOf(mended.amount, currency)
  const month = mended.bookedOn.slice(0, 7)
  const others = staged.months.filter((sums) => sums.month !== month || sums.currency !== currency)
  const sums = staged.months.find((each) => each.month === month && each.currency === currency)
  const now = sums ?? { month, currency, inMinor: '0', outMinor: '0', rows: 0 }
  const inMinor = String(BigInt(now.inMinor) + (minor > 0n ? minor : 0n))
  const outMinor = String(BigInt(now.outMinor) + (minor > 0n ? 0n : minor))
  return {
    ...staged,
    rows: staged.rows + 1,
    months: [...others, { ...now, inMinor, outMinor, rows: now.rows + 1 }],
  }
}

/** True where the ledger has the mended row already, not counting lines that other rows of this file explain. */
async function compareMended(
  tx: Tx,
  record: ImportRecord,
  { accountId, layout }: { accountId: string | null; layout: string },
  seq: number,
): Promise<boolean> {
  const line = await lineToRecord(tx, record.id, seq)
  if (!line || accountId === null) return false
  const period = { accountId, from: line.bookedOn, to: line.bookedOn }
  const sources = await sourcesWithin(tx, period, 'committed', [record.id])
  const known = await knownLines(tx, { sources, state: 'committed' }, [line.bookedOn], [line.amountMinor])
  const free = await unclaimed(tx, record.id, known)
  const incoming: IncomingLine = { ...line, line: 0, pendingBankId: null, balanceMinor: null }
  const [match] = matchGroup([incoming], free, { layout, idsTrusted: true }).matches
  if (!match) return false
  const { importId: matchImportId, seq: matchSeq, transactionId } = match.known
  const reason = match.reason
  await insertDecisions(tx, record.id, [
    { seq, state: 'duplicate', reason, matchImportId, matchSeq, transactionId, matchFacts: null },
  ])
  return true
}

async function openRow(
  tx: Tx,
  { importId, seq }: { importId: string; seq: number },
): Promise<{ record: ImportRecord; row: RowRecord }> {
  const record = await lockImport(tx, importId)
  const row = record && (await importRow(tx, importId, seq))
  if (!record || !row) throw new Fault('not_found', { detail: 'There is no such row.' })
  if (record.state !== 'preview' && record.state !== 'committed') throw notNow(record)
  return { record, row }
}

/** A decision about an import that is in the ledger takes effect there at once. */
async function recordNow(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  seq: number,
  decision: Decision,
): Promise<void> {
  const line = await lineToRecord(tx, record.id, seq)
  const account = (await accountsOf(tx, record.id)).find(({ accountNo }) => accountNo === line?.accountNo)
  if (!line || !account?.accountId) throw new Error(`line ${seq} of import ${record.id} has no account`)
  if (decision === 'update') await deps.accounts.settlePending(tx, record.id, [settlementOf(line)])
  else await recordFiled(deps, tx, { accountId: account.accountId, importId: record.id }, [line])
  await markAccounts(tx, [account.accountId])
}

async function noted(
  tx: Tx,
  record: ImportRecord,
  at: { importId: string; seq: number },
  what: string,
): Promise<Counts> {
  const object = toWire('imp', at.importId)
  await appendAudit(tx, { action: 'import.row_decided', object, data: { seq: at.seq, decision: what } })
  return recount(tx, record)
}
