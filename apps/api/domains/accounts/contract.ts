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
   * is already there is left as it is, so a repeated call changes nothing. A row that was withdrawn comes back with the
   * facts given and with what the person had set on it. Returns how many were added or came back.
   */
  recordTransactions(
    tx: Tx,
    accountId: string,
    importId: string,
    rows: readonly NewTransaction[],
  ): Promise<number>

  /**
   * A pending or hand-entered transaction is now posted: its facts become the bank's final ones, the person's edits
   * stay. A row that is posted already is left as it is.
   */
  settlePending(tx: Tx, importId: string, settlements: readonly Settlement[]): Promise<void>

  /**
   * Takes everything an import recorded out of the ledger again, and puts settled rows back to what they were. A row
   * that a later import has settled since stays and becomes that import's.
   */
  withdrawImport(tx: Tx, importId: string): Promise<{ withdrawn: number; unsettled: number }>

  /**
   * An earlier statement that comes later moves the opening balance back. Does nothing unless `openingOn` is before the
   * account's own, or the account has none and no opening balance set by hand.
   */
  statementOpening(
    tx: Tx,
    accountId: string,
    opening: { openingMinor: bigint; openingOn: Temporal.PlainDate },
  ): Promise<void>

  /** What a file that names no currency is read with. */
  workspaceDefaults(tx: Tx): Promise<{ currency: string; locale: string }>

  /** What the person has done since to transactions that lines point at; unknown ids are absent, withdrawn ones are not. */
  statesOf(tx: Tx, transactionIds: readonly string[]): Promise<Map<string, TransactionState>>

  /** Ids of an account's rows, within dates, that the person deleted; withdrawn ones too. */
  deletedTransactions(tx: Tx, accountId: string, period: Period): Promise<string[]>

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

/** Events of this domain, with their data; ids in their wire form, because events also go to browsers. */
export interface AccountsEvents {
  'accounts.transactions_recorded': { importId: string; accountId: string; count: number }
  /** At most 100 ids; a larger change tells its count and `transactionIds` is empty. */
  'accounts.transactions_changed': { transactionIds: string[]; count: number }
  'accounts.transactions_withdrawn': { importId: string; count: number }
  'accounts.transactions_settled': { importId: string; count: number }
  'accounts.account_opened': { accountId: string }
  'accounts.account_changed': { accountId: string }
  'accounts.categories_changed': { categoryIds: string[] }
  'accounts.workspace_changed': { workspaceId: string }
}
