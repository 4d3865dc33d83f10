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

export interface FiledRow {
  id: string
  accountId: string
  importId: string | null
  bookedOn: string
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  bankCategory: string | null
  categoryId: string | null
  categorySource: 'person' | 'rule' | 'model' | null
  /** Under which whoever filed it keeps why; null for a person's choice. */
  reasonId: string | null
  /** Split, linked as a transfer, or deleted: nothing is left to file. */
  settled: boolean
}
