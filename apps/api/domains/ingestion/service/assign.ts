/** Joins the accounts of a file with accounts of the ledger, and writes the result down. */
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import type { FinancialAccount } from '../../accounts/contract.ts'
import {
  accountWithNumber,
  askForAccount,
  askForCurrency,
  chooseAccount,
  nameWanted,
  wantsNew,
} from './choose.ts'
import type { Ingestion } from './deps.ts'
import type { PlainAccount, PlainHead, Tally } from '../sandbox/protocol.ts'
import type { ImportQuestion } from '../schemas.ts'
import { type ImportAccountRecord, accountsOfLayout, putAccounts } from '../store/import-accounts.ts'
import type { ImportRecord } from '../store/imports.ts'
import { sharedRows } from '../store/known.ts'

/** Rows of the file compared with every account to find the one it belongs to. */
const sampleRows = 200

/** Files of one layout print one row the same way; a table's layout is its header. */
export function layoutOf(head: Pick<PlainHead, 'format' | 'mapping'>): string {
  return head.mapping ? `${head.format} ${head.mapping.headerFingerprint}` : head.format
}

/** Currency of the account the person chose; null where none was chosen. */
export async function currencyHint(deps: Ingestion, tx: Tx, record: ImportRecord): Promise<string | null> {
  const chosen = chosenFor(record, 0, 1)
  if (chosen === null || wantsNew(chosen)) return null
  return (await deps.accounts.findAccount(tx, { id: chosen }))?.currency ?? null
}

/** The currency of the account the head points at, before a row is staged; null where it points at none. */
export async function mayAskAccounts(
  deps: Ingestion,
  tx: Tx,
  _record: ImportRecord,
  head: PlainHead,
): Promise<string | null> {
  const [only, other] = head.accounts
  if (!only || other) return null
  const accounts = await deps.accounts.listAccounts(tx)
  if (only.id !== null) return accountWithNumber({ id: only.id, currency: null }, accounts)?.currency ?? null
  const [known, second] = await accountsOfLayout(tx, layoutOf(head), only.name)
  if (known === undefined || second !== undefined) return null
  return accounts.find(({ id }) => id === known)?.currency ?? null
}

export interface ReadFile {
  head: PlainHead
  tally: Tally
  /** Taken for what names no currency. */
  currency: string
}

export async function assignAccounts(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  file: ReadFile,
): Promise<{ questions: ImportQuestion[] }> {
  const { head, tally, currency } = file
  const accounts = await deps.accounts.listAccounts(tx)
  const layout = layoutOf(head)
  const questions: ImportQuestion[] = []
  const assigned: ImportAccountRecord[] = []
  for (const [accountNo, parsed] of head.accounts.entries()) {
    const chosen = chosenFor(record, accountNo, head.accounts.length)
    if (chosen !== null && !wantsNew(chosen) && !accounts.some(({ id }) => id === chosen)) {
      throw new Fault('not_found', {
        detail: 'The chosen account is not there (any more).',
        field: 'account',
      })
    }
    const needsEvidence = chosen === null && parsed.id === null && accounts.length > 0
    const shared = needsEvidence ? await sharedRows(tx, { importId: record.id, accountNo }, sampleRows) : []
    const sameLayout = await accountsOfLayout(tx, layout, parsed.name)
    const layoutIsHeader = head.mapping !== null || parsed.name !== null
    const choice = chooseAccount({ parsed, chosen, accounts, sameLayout, layoutIsHeader, shared })
    if ('ask' in choice) {
      if (choice.ask === 'account') questions.push(askForAccount(choice.among, accounts))
    }
    const accountId = 'ask' in choice ? null : choice.accountId
    const because = 'ask' in choice ? 'opened' : choice.because
    const account = accounts.find(({ id }) => id === accountId)
    const question = account ? currencyQuestion(record, account, parsed, because) : null
    if (question) questions.push(question)
    const moved = account !== undefined && record.answers.account_currency === 'new' && because === 'chosen'
    assigned.push({
      ...factsOf(parsed, tally, accountNo),
      name: nameWanted(chosen) ?? parsed.name,
      currency: parsed.currency ?? (head.accounts.length === 1 ? mostUsed(tally) : null) ?? currency,
      accountNo,
      accountId: moved && account.currency !== parsed.currency ? null : accountId,
      because: moved && account.currency !== parsed.currency ? 'opened' : because,
      layout,
      comparedVersion: 0n,
    })
  }
  await putAccounts(tx, record.id, assigned)
  return { questions }
}

function currencyQuestion(
  record: ImportRecord,
  account: FinancialAccount,
  parsed: PlainAccount,
  because: string,
): ImportQuestion | null {
  if (because !== 'chosen' || parsed.currency === null || parsed.currency === account.currency) return null
  return record.answers.account_currency === undefined ? askForCurrency(account, parsed.currency) : null
}

/** One choice for the whole file is meant for its only account, or for those the file itself does not name. */
function chosenFor(record: ImportRecord, accountNo: number, accounts: number): string | null {
  const own = record.chosenAccounts[String(accountNo)]
  if (own !== undefined) return own
  const answer = record.answers.account
  if (answer !== undefined) return answer === 'new' ? answer : fromWire('acc', answer, 'answers.account')
  return accounts === 1 ? record.chosenAccountId : null
}

/** The currency most rows are in; null where there are none. */
function mostUsed({ months }: Tally): string | null {
  const rows = new Map<string, number>()
  for (const month of months) rows.set(month.currency, (rows.get(month.currency) ?? 0) + month.rows)
  const [most] = [...rows].toSorted(([, one], [, other]) => other - one)
  return most?.[0] ?? null
}

function factsOf(parsed: PlainAccount, tally: Tally, accountNo: number) {
  const rows = tally.accounts[accountNo]
  return {
    bankAccountId: parsed.id,
    name: parsed.name,
    type: parsed.type,
    openingMinor: parsed.openingMinor,
    closingMinor: parsed.closingMinor,
    fromOn: earlier(parsed.from, rows?.from ?? null),
    toOn: later(parsed.to, rows?.to ?? null),
    reconciled: parsed.reconciled,
    rows: rows?.rows ?? 0,
  }
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
