/** Imports and their rows as they go over the wire. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { FinancialAccount } from '../../accounts/contract.ts'
import { noCounts } from './counts.ts'
import { decisionsFor } from './decide.ts'
import type { Ingestion } from './deps.ts'
import { nameFor } from './open-account.ts'
import type { ImportAccount, ImportResource, ImportRow, ImportSummary } from '../schemas.ts'
import { type ImportAccountRecord, accountsOfAll } from '../store/import-accounts.ts'
import type { ImportRecord, MonthSums } from '../store/imports.ts'
import type { RowRecord } from '../store/rows.ts'
import { reasonMessage } from './words.ts'

export async function importView(deps: Ingestion, tx: Tx, record: ImportRecord): Promise<ImportResource> {
  const [summary] = await importSummaries(deps, tx, [record])
  if (!summary) throw new Error('one import gives one summary')
  return {
    ...summary,
    encoding: record.encoding,
    mapping: record.mapping,
    answers: record.answers,
    months: record.months.map(monthView),
  }
}

export async function importSummaries(
  deps: Ingestion,
  tx: Tx,
  records: readonly ImportRecord[],
): Promise<ImportSummary[]> {
  const accounts = await deps.accounts.listAccounts(tx)
  const ofImports = await accountsOfAll(
    tx,
    records.map(({ id }) => id),
  )
  const byImport = Map.groupBy(ofImports, ({ importId }) => importId)
  return records.map((record) => ({
    id: toWire('imp', record.id),
    state: record.state,
    fileName: record.fileName,
    source: record.source,
    sizeBytes: Number(record.sizeBytes),
    sha256: record.sha256,
    sameFileAs: wireOrNull('imp', record.sameFileAs),
    replaces: wireOrNull('imp', record.replaces),
    format: record.format,
    parserVersion: record.parserVersion,
    counts: record.counts ?? noCounts,
    accounts: (byImport.get(record.id) ?? []).map((account) => accountView(record, account, accounts)),
    questions: record.questions,
    rejection: record.rejection,
    createdAt: record.createdAt.toString(),
    committedAt: record.committedAt?.toString() ?? null,
    undoneAt: record.undoneAt?.toString() ?? null,
  }))
}

function accountView(
  record: ImportRecord,
  account: ImportAccountRecord,
  accounts: readonly FinancialAccount[],
): ImportAccount {
  const { accountId, currency, openingMinor, closingMinor } = account
  const target = accounts.find(({ id }) => id === accountId)
  return {
    index: account.accountNo,
    bankAccountId: account.bankAccountId,
    name: account.name,
    type: account.type,
    currency,
    opening: moneyOrNull(openingMinor, currency),
    closing: moneyOrNull(closingMinor, currency),
    from: account.fromOn,
    to: account.toOn,
    reconciled: account.reconciled,
    rows: account.rows,
    account: {
      id: wireOrNull('acc', accountId),
      name: target?.name ?? nameFor(record, account, accounts),
      isNew: account.because === 'opened',
      because: account.because,
    },
  }
}

function monthView({ month, currency, inMinor, outMinor, rows }: MonthSums) {
  return {
    month,
    moneyIn: { amount: toDecimal(BigInt(inMinor), currency), currency },
    moneyOut: { amount: toDecimal(BigInt(outMinor), currency), currency },
    rows,
  }
}

export function rowView(importState: ImportRecord['state'], row: RowRecord): ImportRow {
  const inLedger = importState === 'committed' && (row.state === 'new' || row.state === 'updates')
  const own = inLedger ? (row.decidedTransactionId ?? row.transactionId) : row.decidedTransactionId
  return {
    seq: row.seq,
    line: row.line,
    lineEnd: row.lineEnd,
    state: row.state,
    reason: { code: row.reason, message: reasonMessage(row) },
    accountIndex: row.accountNo,
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    amount: moneyOrNull(row.amountMinor, row.currency),
    balance: moneyOrNull(row.balanceMinor, row.currency),
    description: row.description ?? '',
    counterparty: row.counterparty,
    reference: row.reference,
    bankId: row.bankId,
    bankCategory: row.bankCategory,
    pending: row.pending,
    raw: row.raw,
    column: row.column,
    transactionId: wireOrNull('txn', own),
    match: matchView(row),
    decisions: decisionsFor(importState, row),
    canMend: row.state === 'problem' && (importState === 'preview' || importState === 'committed'),
    suggestion: null,
    ruled: null,
  }
}

function matchView(row: RowRecord): ImportRow['match'] {
  const { matchFacts: facts } = row
  if (!facts) return null
  const amount = moneyOrNull(BigInt(facts.amountMinor), facts.currency)
  if (!amount) return null
  return {
    importId: wireOrNull('imp', row.matchImportId),
    seq: row.matchSeq,
    fileName: row.matchFileName,
    bookedOn: facts.bookedOn,
    amount,
    description: facts.description,
  }
}

function moneyOrNull(minor: bigint | null, currency: string | null) {
  return minor === null || currency === null ? null : { amount: toDecimal(minor, currency), currency }
}

function wireOrNull(prefix: 'imp' | 'acc' | 'txn', id: string | null): string | null {
  return id === null ? null : toWire(prefix, id)
}
