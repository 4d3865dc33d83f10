import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import type { RowFilter } from '../store/filter.ts'
import type { Column } from '../workbook/protocol.ts'
import { openWorkbook, WorkbookTooLarge } from '../workbook/workbook.ts'
import { allAccounts } from './accounts.ts'
import { exportColumns, tableOf } from './export-rows.ts'

/** A sheet of Excel has 1 048 576 rows; memory ends before: this many of usual length fit the thread's. */
export const workbookRowsMax = 100_000

const accountColumns: readonly Column[] = [
  { name: 'account', holds: 'text' },
  { name: 'type', holds: 'text' },
  { name: 'institution', holds: 'text' },
  { name: 'number', holds: 'text' },
  { name: 'currency', holds: 'text' },
  { name: 'balance', holds: 'amount' },
  { name: 'last_date', holds: 'day' },
  { name: 'archived', holds: 'text' },
]

/**
 * An Excel workbook: the rows of the filter, line by line those of the CSV, and a second sheet of all accounts. Throws
 * `too_many_rows` beyond `rowsMax`, or where rows are so long that fewer of them fill the memory.
 */
export async function* exportWorkbook(
  tx: Tx,
  filter: RowFilter,
  { rowsMax }: { rowsMax: number } = { rowsMax: workbookRowsMax },
): AsyncGenerator<Uint8Array> {
  const workbook = openWorkbook()
  try {
    await workbook.beginSheet('Transactions', exportColumns)
    let count = 0
    for await (const rows of tableOf(tx, filter)) {
      count += rows.length
      if (count > rowsMax) throw tooMany(`more than ${rowsMax.toLocaleString('en')} rows`)
      await workbook.addRows(rows)
    }
    await workbook.beginSheet('Accounts', accountColumns)
    await workbook.addRows(await accountRows(tx))
    yield await workbook.finish()
  } catch (error) {
    throw error instanceof WorkbookTooLarge ? tooMany('rows this long') : error
  } finally {
    await workbook.close()
  }
}

async function accountRows(tx: Tx): Promise<string[][]> {
  const accounts = await allAccounts(tx, undefined)
  return accounts.map((account) => [
    account.name,
    account.type,
    account.institution ?? '',
    account.bankAccountId ?? '',
    account.currency,
    account.balance.amount,
    account.lastBookedOn ?? '',
    account.archivedAt === null ? '' : 'yes',
  ])
}

function tooMany(what: string): Fault {
  return new Fault('too_many_rows', {
    field: 'format',
    detail: `An Excel file cannot hold ${what} here. Take CSV, which holds any number, or narrow the dates.`,
  })
}
