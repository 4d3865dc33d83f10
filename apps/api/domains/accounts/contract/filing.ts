import type { Tx } from '../../../core/db/db.ts'

/** The ledger's rows as whoever files them sees them. Ids are UUIDs. */
export interface Filing {
  /** Every category of the workspace, parents before children. */
  categories(tx: Tx): Promise<FilingCategory[]>
  /** In no order; unknown ids and withdrawn rows are absent. */
  rows(tx: Tx, transactionIds: readonly string[]): Promise<FiledRow[]>
  /** The rows an operation changed, in order of their ids. */
  rowsOfOperation(tx: Tx, operationId: string, page: IdPage): Promise<FiledRow[]>
  /** Rows under no category, neither split nor linked nor deleted, in order of their ids. */
  unfiled(tx: Tx, page: IdPage): Promise<FiledRow[]>
  /** Ids of the rows a search of the transaction list finds, of these rows or of all, in order. */
  found(tx: Tx, search: string, page: IdPage & { among?: readonly string[] }): Promise<string[]>
  /** Ids of those among rows that are not in the ledger yet which a search would find, were they there. */
  wouldFind(tx: Tx, search: string, rows: readonly RowToCome[]): Promise<Set<string>>
  /**
   * Does with the rows a search finds what a rule says. What a person or a rule above set stays; a title is set where
   * there is none. Null where no row changed.
   */
  applyRule(tx: Tx, rule: LedgerRule, rows: RowsOfRule): Promise<RuleOutcome | null>
  /** Ids of the rows that `applyRule` would change, were it to look at the whole ledger now; in no order. */
  wouldChange(tx: Tx, rule: LedgerRule): Promise<string[]>
  /** Ids of the operations of rules that were taken back. */
  undoneRules(tx: Tx): Promise<string[]>
}

/** What the statement says of a row. */
export interface StatedRow {
  bookedOn: string
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  /** The category or merchant category code (ISO 18245) the bank sent along. */
  bankCategory: string | null
}

/** A row as it would stand in the ledger. */
export interface RowToCome extends StatedRow {
  id: string
  /** Null where the account is not open yet. */
  accountId: string | null
  pending: boolean
  categoryId: string | null
  title: string | null
  tags: readonly string[]
  split: boolean
}

/** What a rule does. At most one of category, split and transfer is set. */
export interface LedgerRule {
  id: string
  search: string
  categoryId: string | null
  title: string | null
  addTags: readonly string[]
  /** Parts in hundredths of a percent, together 10 000; none for a rule that does not split. */
  split: readonly { categoryId: string; share: number }[]
  /** The account in which the other leg of each row is looked for. */
  transferWith: string | null
  /** Rules that stand above it. */
  above: readonly string[]
}

export type RowsOfRule = { importId: string } | { ids: readonly string[] }

export interface RuleOutcome {
  /** Undoing it takes back everything the rule did here. */
  operationId: string
  rows: number
  /** Rows that are filed, split or linked now. */
  settledIds: string[]
}

export interface IdPage {
  after: string | null
  limit: number
}

export interface FilingCategory {
  id: string
  parentId: string | null
  /** Stable name of a category SCALE brings along. */
  slug: string | null
  name: string
  kind: 'income' | 'expense' | 'transfer'
  archived: boolean
  mergedInto: string | null
}

export interface FiledRow extends StatedRow {
  id: string
  accountId: string
  importId: string | null
  categoryId: string | null
  categorySource: 'person' | 'rule' | 'model' | null
  /** Under which whoever filed it keeps why; null for a person's choice. */
  reasonId: string | null
  /** Split, linked as a transfer, or deleted: nothing is left to file. */
  settled: boolean
}
