/** Files a person takes along: CSV for spreadsheets, JSON for programs. Rows stream page by page. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { listAccounts } from '../store/accounts.ts'
import { listCategories, type CategoryRow } from '../store/categories.ts'
import type { RowFilter } from '../store/filter.ts'
import {
  listTransactions,
  splitsOf,
  type Place,
  type SplitRow,
  type TransactionRow,
} from '../store/transactions.ts'
import { toWireWithParts } from './transactions.ts'

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

const header = [
  'date',
  'value_date',
  'account',
  'title',
  'description',
  'counterparty',
  'reference',
  'amount',
].concat(['currency', 'category', 'note', 'tags', 'pending', 'excluded', 'transfer', 'id'])

/**
 * A cell that a spreadsheet takes as text. One that starts like a formula gets an apostrophe before it, which every
 * spreadsheet hides (OWASP ASVS 5 §1.2.10); plain numbers are left alone.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(text) && !/^[-+]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** One line a row; a split row has one line for each part. */
export async function* exportCsv(tx: Tx, filter: RowFilter): AsyncGenerator<string> {
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.id, account.name]))
  const categories = new Map((await listCategories(tx)).map((category) => [category.id, category]))
  // The mark tells Excel that the file is UTF-8.
  yield `\uFEFF${csvLine(header)}`
  for await (const rows of pagesOf(tx, filter)) {
    const parts = Map.groupBy(await partsOf(tx, rows), (part) => part.transactionId)
    let text = ''
    for (const row of rows) {
      const lines = parts.get(row.id) ?? [
        { categoryId: row.categoryId, amountMinor: row.amountMinor, note: null },
      ]
      for (const line of lines) {
        text += csvLine([
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
          row.transferId ?? '',
          row.id,
        ])
      }
    }
    yield text
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

/** The rows as the API answers them, one JSON array. */
export async function* exportJson(tx: Tx, filter: RowFilter): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pagesOf(tx, filter)) {
    const items = await toWireWithParts(tx, rows)
    yield before + items.map((item) => JSON.stringify(item)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
