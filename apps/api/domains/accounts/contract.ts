import type { Readable } from 'node:stream'
import type { AccountType } from '@scale/statements'
import type { z } from 'zod'
import type { Tx } from '../../core/db/db.ts'
import type { StatedOpening } from './contract/openings.ts'
import type * as wire from './schemas.ts'

export * from './contract/filing.ts'
export * from './contract/flows.ts'
export * from './contract/openings.ts'
export * from './contract/payments.ts'

/**
 * What other domains may ask of the ledger. Every call runs inside the caller's transaction, so a change of the
 * caller and the ledger's change commit together. Ids are UUIDs; amounts are minor units of the row's currency.
 */
export interface Accounts {
  findAccount(tx: Tx, by: AccountKey): Promise<FinancialAccount | null>
  listAccounts(tx: Tx): Promise<FinancialAccount[]>
  openAccount(tx: Tx, account: NewAccount): Promise<FinancialAccount>

  /**
   * Records bank facts as transactions of one account: a few, or page after page of a million. Ids come from the caller; a
   * row whose id is already there is left as it is, so a repeated call changes nothing. A row that was withdrawn comes back
   * with the facts given and with what the person had set on it. Returns how many were added or came back.
   */
  recordTransactions(
    tx: Tx,
    accountId: string,
    importId: string,
    rows: readonly NewTransaction[] | AsyncIterable<readonly NewTransaction[]>,
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
  /** The statement that `said` the opening balance has left: `instead` stands there, unless another does by now. */
  statementOpeningGone(tx: Tx, accountId: string, said: StatedOpening, instead: StatedOpening): Promise<void>

  /** What a file that names no currency is read with. */
  workspaceDefaults(tx: Tx): Promise<{ currency: string; locale: string }>

  /** What the person has done since to transactions that lines point at; unknown ids are absent, withdrawn ones are not. */
  statesOf(tx: Tx, transactionIds: readonly string[]): Promise<Map<string, TransactionState>>

  /** Ids of an account's rows, within dates, that the person deleted; withdrawn ones too. */
  deletedTransactions(tx: Tx, accountId: string, period: Period): Promise<string[]>

  /** Rows of an account, within dates, that no posted statement line explains: entered by hand, or still pending. */
  openTransactions(tx: Tx, accountId: string, period: Period): Promise<OpenTransaction[]>

  /**
   * Files rows under categories without a person's word: rows a person filed, split or linked keep what they have.
   * Returns how many were filed.
   */
  assignCategories(
    tx: Tx,
    assignments: readonly { transactionId: string; categoryId: string; reasonId: string | null }[],
    source: 'rule' | 'model',
  ): Promise<number>
}

/** Making and ending workspaces, for code that stands beside the domains. Ids are UUIDs. */
export interface Workspaces {
  /**
   * Makes the workspace the transaction is inside of, with its categories. One made without an owner belongs to nobody
   * and is seen by nobody until somebody adopts it.
   */
  furnish(tx: Tx, wanted: NewWorkspace): Promise<void>
  /** Gives a workspace that belongs to nobody to a person, whose transaction this is. Throws `not_found`. */
  adopt(tx: Tx, workspaceId: string, owner: Person): Promise<wire.Workspace>
  /** Removes the transaction's workspace and everything in it, for good; does nothing where there is none. */
  erase(tx: Tx): Promise<void>
  /** Every workspace of the installation, oldest first. For a transaction of the system. */
  all(tx: Tx): Promise<{ id: string; kind: WorkspaceKind; people: number; createdAt: Temporal.Instant }[]>
}

/**
 * What a person does with their books, for code that acts as one (the terminal, the sample): the shapes, checks,
 * history and audit of the routes. Ids are wire ids.
 */
export interface Books {
  accounts(tx: Tx): Promise<wire.FinancialAccount[]>
  categories(tx: Tx): Promise<wire.Category[]>
  addCategory(tx: Tx, category: z.output<typeof wire.NewCategory>): Promise<wire.Category>

  transactions(
    tx: Tx,
    page: {
      filter: wire.TransactionFilter
      order: 'newest' | 'oldest'
      cursor?: string | undefined
      limit: number
    },
  ): Promise<wire.TransactionPage>
  totals(tx: Tx, filter: wire.TransactionFilter): Promise<wire.TransactionTotals>
  enter(tx: Tx, row: z.output<typeof wire.NewTransaction>): Promise<Done<wire.Transaction>>
  changeInBulk(tx: Tx, request: z.output<typeof wire.BulkRequest>): Promise<wire.Outcome>
  split(
    tx: Tx,
    transactionId: string,
    edit: { version: number | null; splits: z.output<typeof wire.SplitRequest>['splits'] },
  ): Promise<Done<wire.Transaction>>
  /** Pairs of rows become transfers, as one act. */
  link(
    tx: Tx,
    pairs: readonly { fromTransactionId: string; toTransactionId: string }[],
  ): Promise<Done<wire.Transfer[]>>

  /** The asked days; else the month, as the workspace counts months, of the newest row. */
  period(tx: Tx, asked: { from?: string | undefined; to?: string | undefined }): Promise<Period>
  /** The day of a month on which the workspace's months start. */
  monthStartsOn(tx: Tx): Promise<number>
  incomeStatement(tx: Tx, period: Period): Promise<wire.IncomeStatement>
  /** At the end of the day given, else of today. */
  balanceSheet(tx: Tx, on?: string): Promise<wire.BalanceSheet>
  cashFlow(tx: Tx, period: Period): Promise<wire.CashFlow>

  /** The rows of a filter as a file. `tx` is a snapshot that stays open until the stream has ended. */
  export(tx: Tx, format: wire.ExportFormat, filter: wire.TransactionFilter): Promise<Readable>
  /** The whole workspace as one file, in the same kind of transaction. */
  archive(tx: Tx): Readable
  /** Reads such a file into the new workspace `workspaceId`. Nothing remains of it where a line is wrong. */
  restore(
    tx: Tx,
    archive: { bytes: Readable; owner: Person | null; workspaceId: string },
  ): Promise<wire.Restored>
}

/** What a change answers, and the operation that takes it back. */
export interface Done<T> {
  operationId: string
  body: T
}

export type WorkspaceKind = wire.Workspace['kind']

export interface Person {
  id: string
  name: string
  email: string
}

export interface NewWorkspace {
  settings: z.output<typeof wire.NewWorkspace> & { numberStyle: z.output<typeof wire.NumberStyle> }
  kind: WorkspaceKind
  /** Null for a workspace nobody owns yet. */
  owner: Person | null
  /** `none` where an archive brings its own. */
  categories?: 'default' | 'none'
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
  /** Where it is filed from the start, and the id of the reason; null leaves it open. */
  category: { id: string; reasonId: string } | null
}

export interface Settlement {
  transactionId: string
  posted: Omit<NewTransaction, 'id' | 'pending' | 'category'>
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
  /**
   * At most 100 ids; a larger change tells its count and `transactionIds` is empty. `operationId` is the act of a person
   * that changed them, or that was taken back; null where there is none.
   */
  'accounts.transactions_changed': { transactionIds: string[]; count: number; operationId: string | null }
  'accounts.transactions_withdrawn': { importId: string; count: number }
  'accounts.transactions_settled': { importId: string; count: number }
  'accounts.account_opened': { accountId: string }
  'accounts.account_changed': { accountId: string }
  'accounts.categories_changed': { categoryIds: string[] }
  'accounts.workspace_changed': { workspaceId: string }
}
