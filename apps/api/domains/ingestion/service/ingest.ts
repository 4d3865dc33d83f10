/** Rows sent as JSON by a device or a connector: the same lines, the same comparison, the same undo as a file's. */
import { createHash } from 'node:crypto'
import { toMinor } from '@scale/money'
import { parserVersion } from '@scale/statements'
import type { z } from 'zod'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId } from '../../../core/ids.ts'
import type { FinancialAccount } from '../../accounts/contract.ts'
import { commitLocked } from './commit.ts'
import { compareAssigned } from './compare-import.ts'
import type { Ingestion } from './deps.ts'
import { LineColumns, type StagedRow } from '../sandbox/columns.ts'
import { RunningTally } from '../sandbox/tally.ts'
import type { ingestBody, ingestRow } from '../schemas.ts'
import { type ImportAccountRecord, putAccounts } from '../store/import-accounts.ts'
import { type ImportRecord, changeImport, findImport, insertImport } from '../store/imports.ts'
import { insertLines } from '../store/lines.ts'

export type IngestBody = z.output<typeof ingestBody>
type IngestRow = z.output<typeof ingestRow>

/** All in the caller's transaction: rows are few, and the sender learns at once what became of them. */
export async function ingestRows(deps: Ingestion, tx: Tx, body: IngestBody): Promise<ImportRecord> {
  const target = await targetOf(deps, tx, body.account)
  const text = JSON.stringify(body.rows)
  const id = newId()
  await insertImport(tx, {
    id,
    source: 'rows',
    fileId: null,
    fileName: null,
    sha256: createHash('sha256').update(text).digest('hex'),
    sizeBytes: BigInt(Buffer.byteLength(text)),
  })
  const columns = new LineColumns()
  const tally = new RunningTally(1)
  for (const [index, row] of body.rows.entries()) {
    const staged = stagedRow(row, index + 1, target.currency)
    columns.row(staged)
    tally.add(staged)
  }
  await insertLines(tx, id, columns.take())
  const staged = { ...tally.result(), lines: body.rows.length }
  const period = staged.accounts[0] ?? { from: null, to: null, rows: 0 }
  await putAccounts(tx, id, [{ ...target, fromOn: period.from, toOn: period.to, rows: period.rows }])
  await changeImport(tx, id, { staged, parserVersion })
  await compareAssigned(deps, tx, await must(tx, id))
  const commitOptions = body.previewOnly ? null : ({ rows: 'good', acceptSuggestions: false } as const)
  await changeImport(tx, id, { state: 'preview', commitOptions })
  if (commitOptions) await commitLocked(deps, tx, await must(tx, id), { unseen: true })
  return must(tx, id)
}

type Target = Omit<ImportAccountRecord, 'fromOn' | 'toOn' | 'rows'> & { currency: string }

const unknownFigures = {
  openingMinor: null,
  closingMinor: null,
  reconciled: null,
  accountNo: 0,
  comparedVersion: 0n,
}

async function targetOf(deps: Ingestion, tx: Tx, asked: IngestBody['account']): Promise<Target> {
  if ('id' in asked) {
    const account = await deps.accounts.findAccount(tx, { id: fromWire('acc', asked.id, 'account.id') })
    if (!account) throw new Fault('not_found', { field: 'account.id', detail: 'There is no such account.' })
    return {
      ...unknownFigures,
      ...factsOf(account),
      accountId: account.id,
      because: 'chosen',
      layout: 'rows',
    }
  }
  const { bankAccountId, currency, type, name } = asked
  const accounts = await deps.accounts.listAccounts(tx)
  const known = accounts.find((each) => each.bankAccountId === bankAccountId && each.currency === currency)
  const facts = known ? factsOf(known) : { bankAccountId, currency, type, name: name ?? null }
  const because = known ? ('bank_account_id' as const) : ('opened' as const)
  return { ...unknownFigures, ...facts, accountId: known?.id ?? null, because, layout: 'rows' }
}

function factsOf({ name, type, currency, bankAccountId }: FinancialAccount) {
  return { name, type, currency, bankAccountId }
}

function stagedRow(row: IngestRow, line: number, currencyOfAccount: string): StagedRow {
  const currency = row.currency ?? currencyOfAccount
  return {
    account: 0,
    line,
    lineEnd: line,
    bookedOn: row.bookedOn,
    valueOn: row.valueOn ?? null,
    amountMinor: minorOf(row.amount, currency, `rows.${line - 1}.amount`),
    currency,
    amountExact: null,
    description: row.description,
    counterparty: row.counterparty ?? null,
    reference: row.reference ?? null,
    bankId: row.id ?? null,
    pendingBankId: row.pendingId ?? null,
    balanceMinor:
      row.balance === undefined ? null : minorOf(row.balance, currency, `rows.${line - 1}.balance`),
    pending: row.pending,
    bankCategory: null,
    mendsSeq: null,
    raw: JSON.stringify(row).slice(0, 2000),
  }
}

function minorOf(amount: string, currency: string, field: string): bigint {
  try {
    return toMinor(amount, currency)
  } catch (cause) {
    throw new Fault('invalid', {
      field,
      cause,
      detail: `This amount has more decimals than ${currency} has.`,
    })
  }
}

async function must(tx: Tx, id: string): Promise<ImportRecord> {
  const record = await findImport(tx, id)
  if (!record) throw new Error('an import that was just stored is there')
  return record
}
