import type { AccountType } from '@scale/statements'
import type { Tx } from '../../core/db/db.ts'

/**
 * What other domains may ask of the ledger. Every call runs inside the caller's transaction, so a change of the
 * caller and the ledger's change commit together. Ids are UUIDs; amounts are minor units of the row's currency.
 */
export interface Accounts {
  findAccount(tx: Tx, by: AccountKey): Promise<FinancialAccount | null>
  listAccounts(tx: Tx): Promise<FinancialAccount[]>
  openAccount(tx: Tx, account: NewAccount): Promise<FinancialAccount>

  /**
   * Records bank facts as transactions of one account, thousands at a time. Ids come from the caller; a row whose id
   * is already there is left as it is, so a repeated call changes nothing. Returns how many were added.
   */
  recordTransactions(tx: Tx, accountId: string, importId: string, rows: readonly NewTransaction[]): Promise<number>

  /** A pending transaction is now posted: its facts are replaced by the bank's final ones, the person's edits stay. */
  settlePending(tx: Tx, importId: string, settlements: readonly Settlement[]): Promise<void>

  /** Takes everything an import recorded out of the ledger again, and puts settled rows back to pending. */
  withdrawImport(tx: Tx, importId: string): Promise<{ withdrawn: number; unsettled: number }>

  /** What the person has done since to transactions that lines point at; unknown ids are absent. */
  statesOf(tx: Tx, transactionIds: readonly string[]): Promise<Map<string, TransactionState>>

  /** Rows of an account, within dates, that no posted statement line explains: entered by hand, or still pending. */
  openTransactions(tx: Tx, accountId: string, period: Period): Promise<OpenTransaction[]>
}

export type AccountKey = { id: string } | { bankAccountId: string } | { name: string }

export interface FinancialAccount {
  id: string
  name: string
  type: AccountType
  currency: string
  /** The account number or IBAN as the bank prints it; the key under which statements find their account. */
  bankAccountId: string | null
}

export interface NewAccount {
  name: string
  type: AccountType
  currency: string
  bankAccountId: string | null
  openingMinor: bigint
  openingOn: Temporal.PlainDate | null
}

export interface NewTransaction {
  id: string
  bookedOn: string
  valueOn: string | null
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  bankId: string | null
  bankCategory: string | null
  pending: boolean
}

export interface Settlement {
  transactionId: string
  posted: Omit<NewTransaction, 'id' | 'pending'>
}

export interface TransactionState {
  deleted: boolean
  edited: boolean
  reconciled: boolean
}

export interface Period {
  from: string
  to: string
}

export interface OpenTransaction {
  id: string
  bookedOn: string
  amountMinor: bigint
  currency: string
  description: string
  bankId: string | null
  pending: boolean
  source: 'hand' | 'import'
}

/** Events of this domain, with their data. */
export interface AccountsEvents {
  'accounts.transactions_recorded': { importId: string; accountId: string; count: number }
  'accounts.transactions_changed': { transactionIds: string[] }
  'accounts.transactions_withdrawn': { importId: string; count: number }
  'accounts.account_opened': { accountId: string }
}
