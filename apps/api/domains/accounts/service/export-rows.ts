/** The rows of an export, a page at a time, as tables show them: text in every cell, and what each column holds. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import { listAccounts } from '../store/accounts.ts'
import { listCategories, type CategoryRow } from '../store/categories.ts'
import type { RowFilter } from '../store/filter.ts'
import { listTransactions, type Place } from '../store/pages.ts'
import { splitsOf, type SplitRow } from '../store/splits.ts'
import { type TransactionRow } from '../store/transactions.ts'
import type { Column } from '../workbook/protocol.ts'

const rowsPerPage = 2_000

/** All rows of a filter, oldest first, a page at a time. Call it in a `snapshot` transaction. */
export async function* pagesOf(tx: Tx, filter: RowFilter): AsyncGenerator<TransactionRow[]> {
  let after: Place | null = null
  for (;;) {
    const rows: TransactionRow[] = await listTransactions(tx, {
      filter,
      order: 'oldest',
      after,
      limit: rowsPerPage,
    })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsPerPage) return
    after = { bookedOn: last.bookedOn, id: last.id }
  }
}

/** In order; `amount` is a decimal with the places of its row's currency. */
export const exportColumns: readonly Column[] = [
  { name: 'date', holds: 'day' },
  { name: 'value_date', holds: 'day' },
  { name: 'account', holds: 'text' },
  { name: 'title', holds: 'text' },
  { name: 'description', holds: 'text' },
  { name: 'counterparty', holds: 'text' },
  { name: 'reference', holds: 'text' },
  { name: 'amount', holds: 'amount' },
  { name: 'currency', holds: 'text' },
  { name: 'category', holds: 'text' },
  { name: 'note', holds: 'text' },
  { name: 'tags', holds: 'text' },
  { name: 'pending', holds: 'text' },
  { name: 'excluded', holds: 'text' },
  { name: 'transfer', holds: 'text' },
  { name: 'id', holds: 'text' },
]

/** One line a row, in the order of the columns; a split row has one line for each part. */
export async function* tableOf(tx: Tx, filter: RowFilter): AsyncGenerator<string[][]> {
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.id, account.name]))
  const categories = new Map((await listCategories(tx)).map((category) => [category.id, category]))
  for await (const rows of pagesOf(tx, filter)) {
    const parts = Map.groupBy(await partsOf(tx, rows), (part) => part.transactionId)
    yield rows.flatMap((row) => {
      const { categoryId, amountMinor } = row
      return (parts.get(row.id) ?? [{ categoryId, amountMinor, note: null }]).map((line) => [
        row.bookedOn,
        row.valueOn ?? '',
        accounts.get(row.accountId) ?? '',
        row.title ?? '',
        row.description,
        row.counterparty ?? '',
        row.reference ?? '',
        toDecimal(line.amountMinor, row.currency),
        row.currency,
        pathOf(line.categoryId, categories),
        line.note ?? row.note ?? '',
        row.tags.join(' '),
        row.pending ? 'yes' : '',
        row.excluded ? 'yes' : '',
        row.transferId === null ? '' : toWire('trf', row.transferId),
        toWire('txn', row.id),
      ])
    })
  }
}

export async function partsOf(tx: Tx, rows: readonly TransactionRow[]): Promise<SplitRow[]> {
  const split = rows.filter((row) => row.isSplit).map((row) => row.id)
  return split.length > 0 ? splitsOf(tx, split) : []
}

/** `Food:Groceries`: a category with all above it. */
export function pathOf(categoryId: string | null, categories: ReadonlyMap<string, CategoryRow>): string {
  const names: string[] = []
  for (let category = categoryId === null ? undefined : categories.get(categoryId); category;) {
    names.unshift(category.name)
    category = category.parentId === null ? undefined : categories.get(category.parentId)
  }
  return names.join(':')
}
